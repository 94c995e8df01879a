/** The editor's own words in Chinese. */
export const chinese: Readonly<Record<string, string>> = {
  'Control character': '控制字符',
  'Selection deleted': '已删除所选文字',
  Find: '查找', Replace: '替换', next: '下一个', previous: '上一个', all: '全部', 'match case': '区分大小写', 'by word': '整词',
  regexp: '正则', replace: '替换', 'replace all': '全部替换', close: '关闭', 'current match': '当前所在', 'replaced $ matches': '替换了 $ 处',
  'replaced match on line $': '替换了第 $ 行的一处', 'on line': '在第', 'Go to line': '到第几行', go: '前往',
  Diagnostics: '问题', 'No diagnostics': '没有问题', Completions: '可填的内容',
  '$ unchanged lines': '$ 行相同', 'Revert this chunk': '取到右边'
}
