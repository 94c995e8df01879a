import { describe, expect, test } from 'vitest'
import { plainTexts, shownText, type Field } from '../../src/forms/field.js'
import { kinds, type Kind } from '../../src/forms/kinds.js'

/** A kind, values that it takes with what they become, and values that it refuses. */
const values: Record<Exclude<Kind, 'name'>, { takes: [unknown, unknown][], refuses: unknown[] }> = {
  text: { takes: [[' 一行 ', ' 一行 '], ['👍', '👍']], refuses: ['', '  ', '\n', '一\n二', '一\0二', '\u2f00', '\ue000', 7, null, undefined, ['一']] },
  title: { takes: [['一', ['一']], [['一', '二'], ['一', '二']]], refuses: [[], [''], ['一', ''], ['一', 2], null, {}, ''] },
  words: { takes: [['一', ['一']], [['一', '二'], ['一', '二']]], refuses: [[], [['一']], true] },
  mark: { takes: [['甲县人民政府文件', ['甲县人民政府文件']], [['甲局', '乙局', '文件'], ['甲局', '乙局', '文件']]], refuses: ['', []] },
  agencies: { takes: [['甲局', ['甲局']], [['甲局', '乙局'], ['甲局', '乙局']]], refuses: [['甲局', '']] },
  signatories: { takes: [['张三', ['张三']]], refuses: [1] },
  attachments: { takes: [['名单', ['名单']]], refuses: [{}] },
  recipients: { takes: [['各县', '各县']], refuses: [['各县'], ''] },
  closed: { takes: [['各县。', '各县。']], refuses: [null] },
  subtitle: { takes: [['在会上', '在会上']], refuses: [1] },
  contents: { takes: [['一', ['一']]], refuses: [''] },
  seal: { takes: [['盖章', true], ['不盖章', false]], refuses: [true, '无', ''] },
  copies: { takes: [[1, 1], [500, 500]], refuses: [0, -1, 1.5, '500', null, Infinity, 2 ** 53] },
  issueNumber: {
    takes: [
      [14, { text: '第14期', number: 14 }], ['14', { text: '第14期', number: 14 }], ['第14期', { text: '第14期', number: 14 }],
      ['14期', { text: '14期', number: 14 }], ['第14', { text: '第14', number: 14 }], ['（第14期）', { text: '（第14期）', number: 14 }],
      ['第3期（总第128期）', { text: '第3期（总第128期）', number: 3 }], ['（第3期（总第128期））', { text: '（第3期（总第128期））', number: 3 }],
      ['007', { text: '第007期', number: 7 }], ['第十四期', { text: '第十四期', number: 14 }], ['第 14 期', { text: '第 14 期', number: 14 }]
    ],
    refuses: [0, -1, 1.5, '', '第期', '第十十百期', 'x14', '14x', '第14期（总第期）', '第14期（总第x期）', ' 14', null, undefined, { text: '14' }]
  },
  date: {
    takes: [
      ['2019-04-26', { text: '2019年4月26日', iso: '2019-04-26' }], ['2019年4月26日', { text: '2019年4月26日', iso: '2019-04-26' }],
      ['2019年04月06日', { text: '2019年04月06日', iso: '2019-04-06' }], ['（2019年4月6日）', { text: '（2019年4月6日）', iso: '2019-04-06' }],
      ['(2019年4月6日)', { text: '(2019年4月6日)', iso: '2019-04-06' }], ['2020-02-29', { text: '2020年2月29日', iso: '2020-02-29' }]
    ],
    refuses: [
      '2019-4-26', '2019-02-29', '2019-13-01', '2019-00-10', '2019年2月30日', '2019年4月', '19年4月26日', '于2019年4月26日', '2019年4月26日晚', 'x2019-04-26',
      '2019-04-26x', '2019/04/26', '12019-04-26', '2019年123月1日', 2019, ['2019-04-26'], null, undefined, new Date(0)
    ]
  },
  dateInBrackets: {
    takes: [
      ['2019-04-26', { text: '（2019年4月26日）', iso: '2019-04-26' }], ['2019年4月26日', { text: '（2019年4月26日）', iso: '2019-04-26' }],
      ['(2019年4月26日)', { text: '(2019年4月26日)', iso: '2019-04-26' }]
    ],
    refuses: ['昨天']
  },
  dateUnderTitle: {
    takes: [
      ['（一九四八年三月二十日）', { text: '（一九四八年三月二十日）', iso: '1948-03-20' }], ['二〇一九年十一月三十日', { text: '（二〇一九年十一月三十日）', iso: '2019-11-30' }],
      ['一九四八年十月三日', { text: '（一九四八年十月三日）', iso: '1948-10-03' }], ['2019-04-26', { text: '（2019年4月26日）', iso: '2019-04-26' }]
    ],
    refuses: ['一九四八年二月三十日', '一九四八年三月', '四八年三月二日', '一九四八年三月三十十日', '', null]
  },
  printingDate: {
    takes: [
      ['2019-04-29', { text: '2019年4月29日印发', iso: '2019-04-29' }], ['2019年4月29日', { text: '2019年4月29日印发', iso: '2019-04-29' }],
      ['2019年4月29日印发', { text: '2019年4月29日印发', iso: '2019-04-29' }], ['（2019年4月29日', { text: '（2019年4月29日', iso: '2019-04-29' }]
    ],
    refuses: ['2019年4月29日印', '2019-04-29印发']
  },
  language: { takes: [['zh-CN', 'zh-CN'], ['ZH-hant-hk', 'zh-Hant-HK']], refuses: ['中文', 'zh_CN', '', ['zh-CN'], 5, null, undefined] },
  archive: {
    takes: [[{ 全宗号: '1', 年度: 2019 }, { 全宗号: '1', 年度: '2019' }]],
    refuses: [{}, { 全宗: '1' }, { 全宗号: '1', 全宗: '1' }, { 全宗号: '' }, { 全宗号: true }, { 全宗号: null }, ['1'], [], '永久', null, undefined, { toString: '1' }]
  },
  rules: {
    takes: [
      [{ 'quotes-apart': '忽略（原文如此）' }, { 'quotes-apart': { severity: 'off', reason: '原文如此' } }], [{ 'line-alone': 'error' }, { 'line-alone': { severity: 'error' } }],
      [{ x: 'off: so (it) is' }, { x: { severity: 'off', reason: 'so (it) is' } }], [{ x: { 级别: '提示', 理由: '惯例' } }, { x: { severity: 'note', reason: '惯例' } }]
    ],
    refuses: [null, 'off', [], {}, { x: 'of' }, { x: null }, { x: { severity: 'off', reason: '' } }, { x: { severity: 'off', why: 'y' } }, { x: { severity: 'constructor' } }, { x: { reason: 'y' } }]
  },
  pagination: { takes: [['flow', 'flow'], ['original', 'original']], refuses: ['', 'Flow', true, null] }
}

describe.each(Object.entries(values))('a %s', (kind, { takes, refuses }) => {
  const { read } = kinds[kind as Kind]
  test.each(takes)('%j is %j', (value, found) => {
    expect(read(value)).toEqual(found)
  })
  test.each(refuses.map((value) => [value]))('%j is none', (value) => {
    expect(read(value)).toBeUndefined()
  })
})

test('a name is a text', () => {
  expect(kinds.name).toBe(kinds.text)
})

test.each<[Kind, unknown, string, string[]]>([
  ['text', '一行', '一行', ['一行']], ['title', ['一', '二'], '一二', ['一二']], ['words', ['一', '二'], '一二', ['一', '二']],
  ['copies', 500, '（共印500份）', ['500']], ['issueNumber', { text: '第14期', number: 14 }, '第14期', ['第14期']],
  ['date', { text: '4月26日', iso: '2019-04-26' }, '4月26日', ['4月26日']], ['printingDate', { text: '4月26日', iso: '2019-04-26' }, '4月26日', ['4月26日']],
  ['dateInBrackets', { text: '4月26日', iso: '2019-04-26' }, '4月26日', ['4月26日']], ['dateUnderTitle', { text: '（一）', iso: '' }, '（一）', ['（一）']],
  ['language', 'zh-CN', 'zh-CN', ['zh-CN']],
  ['mark', ['甲局', '乙局', '文件'], '甲局乙局文件', ['甲局乙局文件']], ['agencies', ['甲局', '乙局'], '甲局乙局', ['甲局', '乙局']],
  ['signatories', ['张三', '李四'], '张三李四', ['张三', '李四']], ['attachments', ['名单'], '名单', ['名单']],
  ['attachments', ['名单', '分工'], '1.名单2.分工', ['名单', '分工']], ['recipients', '各县', '各县：', ['各县']],
  ['recipients', '各县：', '各县：', ['各县']], ['closed', '各县，各市', '各县，各市。', ['各县，各市']], ['subtitle', '在会上', '——在会上', ['在会上']],
  ['subtitle', '——在会上', '——在会上', ['——在会上']], ['contents', ['一', '二'], '一二', ['一', '二']],
  ['seal', false, '不盖章', ['不盖章']],
  ['archive', { 全宗号: '1', 保管期限: '永久' }, '1永久', ['1', '永久']], ['pagination', 'flow', 'flow', ['flow']]
])('what the page shows and what metadata give of a %s', (kind, value, shown, plain) => {
  const field: Field = { term: '项', kind, example: '', help: { zh: '', en: '' } }
  expect(shownText({ key: 'x', field, value })).toBe(shown)
  expect(plainTexts({ key: 'x', field, value })).toEqual(plain)
})

test('a label stands before what the page shows, typed or not, and not in metadata', () => {
  const field: Field = { term: '项', kind: 'closed', label: '抄送：', example: '', help: { zh: '', en: '' } }
  for (const value of ['各县', '抄送：各县。']) {
    expect(shownText({ key: 'x', field, value })).toBe('抄送：各县。')
    expect(plainTexts({ key: 'x', field, value })).toEqual(['各县'])
  }
})
