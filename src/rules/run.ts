import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The faults and notes of the run: command line, files, settings, browser, fonts. */
export const runRules = wordings({
  'internal': {
    severity: 'fault', force: '程序',
    zh: '程序内部出错（{0}）；这是程序的毛病，请把 {1} 交给维护者',
    en: 'Unexpected fault inside the program ({0}); it is not the document\'s: please report what is kept in {1}'
  },
  'usage': {
    severity: 'fault', force: '程序',
    zh: '命令写法有误：{0}；用法见 tongbao --help',
    en: 'Unexpected command line: {0}; tongbao --help shows what is expected'
  },
  'command-unknown': {
    severity: 'fault', force: '程序',
    zh: '没有命令 {0}{1}；tongbao -h 列出所有命令',
    en: 'Unexpected command {0}{1}; tongbao -h lists them all'
  },
  'option-unknown': {
    severity: 'fault', force: '程序',
    zh: '没有选项 {0}{1}；命令后加 -h 列出它的选项',
    en: 'Unexpected option {0}{1}; -h behind the command lists its options'
  },
  'option-value': {
    severity: 'fault', force: '程序',
    zh: '{0} 之后缺少内容，应写 {0} {1}',
    en: 'Unexpected end of {0}, expected {0} {1}'
  },
  'operand-missing': {
    severity: 'fault', force: '程序',
    zh: 'tongbao {0} 之后缺少内容，应写 tongbao {0} {1}',
    en: 'Unexpected end of tongbao {0}, expected tongbao {0} {1}'
  },
  'operand-extra': {
    severity: 'fault', force: '程序',
    zh: 'tongbao {0} 之后多了 {2}，应写 tongbao {0} {1}；名称里有空格的，请用引号括起来',
    en: 'Unexpected {2} behind tongbao {0}, expected tongbao {0} {1}; put a name with spaces into quotes'
  },
  'new-taken': {
    severity: 'fault', force: '程序',
    zh: '{0} 已经存在，新建稿件从不覆盖；请换一个名字，或打开它填写',
    en: 'Unexpected file {0}, which a new document never overwrites; choose another name, or open it and fill it in'
  },
  'new-form': {
    severity: 'fault', force: '程序',
    zh: '没有公文格式 {0}{1}；公文格式有 {2}',
    en: 'Unexpected form {0}{1}; expected one of {2}'
  },
  'file-missing': {
    severity: 'fault', force: '程序',
    zh: '找不到文件 {0}；请核对路径',
    en: 'Unexpected path {0}, expected a file that exists; check the path'
  },
  'file-unreadable': {
    severity: 'fault', force: '程序',
    zh: '读不了 {0}（{1}）；这里应当是可读的 Markdown 文件',
    en: 'Unexpected {0} ({1}), expected a readable Markdown file'
  },
  'out-unwritable': {
    severity: 'fault', force: '程序',
    zh: '写不进 {0}（{1}）；原有成品保持不变，请换 --out 或检查权限、磁盘空间',
    en: 'Unexpected refusal to write {0} ({1}); what stood there is unchanged: choose another --out, or check permissions and free space'
  },
  'own-folder-unwritable': {
    severity: 'fault', force: '程序',
    zh: '写不进程序自用的文件夹 {0}（{1}）；请检查权限和磁盘空间，或用环境变量 {2} 另指一处',
    en: 'Unexpected refusal to write in {0} ({1}), where the program keeps its own files; check permissions and free space, or name another folder by the variable {2}'
  },
  'save-refused': {
    severity: 'fault', force: '程序',
    zh: '存不进 {0}（{1}）；文件保持原样，改动还在校对台里：请检查权限和磁盘空间后再存',
    en: 'Unexpected refusal to save {0} ({1}); the file is unchanged and the text is still on the desk: check permissions and free space, then save again'
  },
  'port-taken': {
    severity: 'fault', force: '程序',
    zh: '端口 {0} 不能用（{1}）；请换一个，或不写 --port 由系统挑选',
    en: 'Unexpected refusal of port {0} ({1}); name another, or leave --port out and have a free one chosen'
  },
  'open-files': {
    severity: 'fault', force: '程序',
    zh: '系统只许同时打开 {0} 个文件，不够浏览器之用，至少要 {1} 个；请先运行 ulimit -n {1}',
    en: 'Unexpected limit of {0} open files, expected at least {1}, which a browser needs; run ulimit -n {1} first'
  },
  'out-collision': {
    severity: 'fault', force: '程序',
    zh: '{0} 与 {1} 会写到同一处 {2}；请改名或分别用 --out',
    en: 'Unexpected pair {0} and {1}: both would be written to {2}; rename one or publish them with different --out'
  },
  'settings-invalid': {
    severity: 'fault', force: '程序',
    zh: '设置有误：{0}，应为{1}',
    en: 'Unexpected setting {0}, expected {1}'
  },
  'settings-several': {
    severity: 'fault', force: '程序',
    zh: '{0} 和 {1} 都在，不知该用哪一个；请只留一个，或用 --config 指明',
    en: 'Unexpected pair {0} and {1}, expected one settings file; keep one, or name it by --config'
  },
  'browser-missing': {
    severity: 'fault', force: '程序',
    zh: '没有可用的浏览器（{0}）；{1}',
    en: 'Unexpected absence of a browser ({0}); {1}'
  },
  'browser-untried': {
    severity: 'warning', force: '程序',
    zh: '浏览器 {0} 没有试过（试过的是 {1}）；版式照常检查，文字照常比对，付印前请把各页看一遍',
    en: 'Unexpected browser {0}, expected one that was tried ({1}); layout and text were checked as always, look at the pages before they go to print'
  },
  'browser-failed': {
    severity: 'fault', force: '程序',
    zh: '浏览器未能完成排版（{0}）；请重试，大文件请拆分',
    en: 'Unexpected end of the browser while it laid out the page ({0}); try again, or split a very large document'
  },
  'browser-unsandboxed': {
    severity: 'note', force: '程序',
    zh: '以 root 身份运行（或设了 TONGBAO_NO_SANDBOX），浏览器的沙箱未启用；请尽量以普通用户运行',
    en: 'Running as root (or with TONGBAO_NO_SANDBOX), so the browser has no sandbox; prefer an ordinary user'
  },
  'fonts-missing': {
    severity: 'fault', force: '程序',
    zh: '没有可用于{0}的字体；请运行 tongbao fonts 查看，或把字体放进字体文件夹',
    en: 'Unexpected absence of a face for {0}; tongbao fonts shows what was searched; put a font file into the fonts folder'
  },
  'fonts-not-fetched': {
    severity: 'warning', force: '程序',
    zh: '没有取到 Debian 的字体包（{0}）；{1}',
    en: 'Unexpected absence of Debian\'s package of faces ({0}); {1}'
  },
  'font-unusable': {
    severity: 'warning', force: '程序',
    zh: '字体文件 {0} 不能用（损坏、可变字体、大于 32 MiB，或裁不出所用的字）；请换静态 TrueType 或 OpenType 字体',
    en: 'Unexpected font file {0} (damaged, variable, above 32 MiB, or not to be cut to its characters), expected a static TrueType or OpenType face; it is not used'
  },
  'font-refused': {
    severity: 'fault', force: '程序',
    zh: '浏览器不收字体 {0}，字体文件多半已损坏；tongbao fonts 可查是哪个文件，请换一个',
    en: 'Unexpected refusal of the face {0} by the browser: its file is most likely damaged; tongbao fonts shows which it is, replace it'
  }
}) satisfies Readonly<Record<string, Rule>>
