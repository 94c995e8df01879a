import { limitRules } from './limits.js'
import { productRules } from './product.js'

/**
 * How grave a finding is. `fault`: the run could not be carried out (exit code 2); `error`: the document may not be
 * published (exit code 1); `warning` and `note` do not stop publication.
 */
export type Severity = 'fault' | 'error' | 'warning' | 'note'

/** How binding the source of a rule is: a standard's must, its default, office practice, or this program's own need. */
export type Force = '规定' | '一般' | '实务' | '程序'

/** One kind of finding. In the wordings `{0}`, `{1}` … stand for the values that the finding carries. */
export interface Rule {
  readonly severity: Severity
  readonly force: Force
  /** The clause that asks for it, where one does. */
  readonly clause?: string
  readonly zh: string
  readonly en: string
}

/** Every finding there is. The README's table is made from this one. */
export const rules = {
  'usage': {
    severity: 'fault', force: '程序',
    zh: '命令写法有误：{0}；用法见 tongbao --help',
    en: 'Unexpected command line: {0}; tongbao --help shows what is expected'
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
  'browser-missing': {
    severity: 'fault', force: '程序',
    zh: '没有可用的浏览器（{0}）；请运行 npm start 补装，或用 PUPPETEER_EXECUTABLE_PATH 指定 Chromium',
    en: 'Unexpected absence of a browser ({0}); run npm start to install it, or name a Chromium by PUPPETEER_EXECUTABLE_PATH'
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
  'font-unusable': {
    severity: 'warning', force: '程序',
    zh: '字体文件 {0} 不能用（损坏、可变字体、大于 32 MiB，或裁不出所用的字）；请换静态 TrueType 或 OpenType 字体',
    en: 'Unexpected font file {0} (damaged, variable, above 32 MiB, or not to be cut to its characters), expected a static TrueType or OpenType face; it is not used'
  },
  'encoding': {
    severity: 'error', force: '程序',
    zh: '文件不是 UTF-8 编码（第 {0} 字节）；请另存为 UTF-8',
    en: 'Unexpected byte {0}, expected UTF-8; save the file as UTF-8'
  },
  'document-too-large': {
    severity: 'error', force: '程序',
    zh: '文件有 {0} 字节，上限为 {1}；请分成几期',
    en: 'Unexpected size {0} bytes, expected at most {1}; split the document'
  },
  'line-too-long': {
    severity: 'error', force: '程序',
    zh: '此行有 {0} 字，上限为 {1}；请分段',
    en: 'Unexpected line of {0} characters, expected at most {1}; divide it into paragraphs'
  },
  'front-matter-missing': {
    severity: 'error', force: '程序',
    zh: '文件开头没有元数据；第一行应为 ---，其后写 genre、serialName 等各项，再以 --- 结束',
    en: 'Unexpected start of the document, expected front matter: a line ---, the fields such as genre and serialName, a line ---'
  },
  'front-matter-syntax': {
    severity: 'error', force: '程序',
    zh: '元数据不是正确的 YAML：{0}',
    en: 'Unexpected YAML in the front matter: {0}'
  },
  'front-matter-key-missing': {
    severity: 'error', force: '程序',
    zh: '元数据缺少 {0}（{1}）',
    en: 'Unexpected absence of {0} ({1}) in the front matter'
  },
  'front-matter-type': {
    severity: 'error', force: '程序',
    zh: '元数据 {0} 的值 {1} 不对，应为{2}',
    en: 'Unexpected value {1} of {0}, expected {2}'
  },
  'front-matter-key-unknown': {
    severity: 'warning', force: '程序',
    zh: '元数据里有不认识的 {0}，是否应为 {1}？此项未采用',
    en: 'Unexpected key {0} in the front matter, expected perhaps {1}; it is not used'
  },
  'genre-unknown': {
    severity: 'error', force: '程序',
    zh: '不认识的文种 {0}，应为 {1}',
    en: 'Unexpected genre {0}, expected {1}'
  },
  'body-empty': {
    severity: 'error', force: '程序',
    zh: '没有正文；请在元数据之后写正文',
    en: 'Unexpected empty body, expected text after the front matter'
  },
  'html-dropped': {
    severity: 'warning', force: '程序',
    zh: 'HTML 标记 {0} 不采用；请改用 Markdown 写法',
    en: 'Unexpected HTML {0}; it is dropped: write it in Markdown'
  },
  'link-dropped': {
    severity: 'warning', force: '程序',
    zh: '链接 {0} 不采用，只留文字；链接应以 http、https 或 mailto 开头',
    en: 'Unexpected link to {0}, expected http, https or mailto; the text is kept, the link dropped'
  },
  'reference-undefined': {
    severity: 'error', force: '程序',
    zh: '{0} 没有对应的注释或链接定义',
    en: 'Unexpected reference {0}, expected its definition in the document'
  },
  'picture-missing': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 不在文件所在的文件夹内；请放进该文件夹，用相对路径',
    en: 'Unexpected picture {0}, expected one inside the document\'s folder, named by a relative path'
  },
  'picture-format': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 不是 PNG、JPEG、GIF 或 WebP，或大于 {1} 字节',
    en: 'Unexpected content of picture {0}, expected PNG, JPEG, GIF or WebP of at most {1} bytes'
  },
  'picture-alt': {
    severity: 'error', force: '规定', clause: 'ISO 14289-1 7.3',
    zh: '图片 {0} 没有说明文字；请写成 ![说明](路径)',
    en: 'Unexpected picture {0} without a description, expected ![description](path)'
  },
  'heading-level': {
    severity: 'error', force: '规定', clause: 'ISO 14289-1 7.4.2',
    zh: '此处标题为 {0} 级，应为 {1}；公文标题写在元数据 title 里，正文从 ## 一、开始，逐级而下',
    en: 'Unexpected heading of level {0}, expected {1}; the title goes into the front matter, the body starts with ## 一、 and skips no level'
  },
  'page-mark-order': {
    severity: 'warning', force: '程序',
    zh: '原件页码标记为 {0}，应为 {1}',
    en: 'Unexpected page mark {0}, expected {1}'
  },
  'character-forbidden': {
    severity: 'error', force: '程序',
    zh: '字符 {0} 是控制、私用或部首区字符，不能出版；请改用正式字符',
    en: 'Unexpected character {0} (control, private use or radical block), expected an ordinary character'
  },
  'character-uncovered': {
    severity: 'error', force: '程序',
    zh: '“{0}”（{1}）在下列字体中都没有：{2}；请把含此字的字体放进字体文件夹',
    en: 'Unexpected character {0} ({1}), which none of these faces has: {2}; put a font file that has it into the fonts folder'
  },
  'character-fallback': {
    severity: 'note', force: '程序',
    zh: '“{0}”（{1}）在 {2} 中没有，用 {3} 代替',
    en: 'Character {0} ({1}) is not in {2} and is set in {3}'
  },
  'font-substituted': {
    severity: 'warning', force: '一般', clause: 'GB/T 9704-2012 5.2.2',
    zh: '没有{0}字体，用 {1} 代替；可把{0}字体放进字体文件夹',
    en: 'No face of the class {0} was found, {1} stands in; put one into the fonts folder'
  },
  'page-turn': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.4.1',
    zh: '版记未能落在末页底端（算得 {0} 页，印出 {1} 页）',
    en: 'Unexpected place of the imprint: {0} pages were planned, {1} were printed'
  },
  'original-page-missing': {
    severity: 'error', force: '程序',
    zh: '没有找到原件第 {0} 页；pagination: original 要求逐页写 <!-- page {0} -->，其后有该页文字',
    en: 'Unexpected absence of the original\'s page {0}; pagination: original asks for <!-- page {0} --> and the page\'s text after it'
  },
  'original-page-overrun': {
    severity: 'error', force: '程序',
    zh: '原件第 {0} 页的文字多出 {1} 行，收紧字距、行距也排不下；请核对页码标记的位置，或改用 pagination: flow',
    en: 'Unexpected length of the original\'s page {0}: {1} lines too many even when set closest; check where the marks stand, or use pagination: flow'
  },
  'page-starts': {
    severity: 'error', force: '程序',
    zh: 'PDF 此处为“{0}”，应为“{1}”；电子书的页码无从确定',
    en: 'Unexpected text {0} in the PDF, expected {1}; the pages of the e-book cannot be told'
  },
  'epub-invalid': {
    severity: 'error', force: '规定', clause: 'EPUB 3.3',
    zh: '电子书不合规范：{0}',
    en: 'Unexpected fault in the e-book: {0}'
  },
  'epub-lint': {
    severity: 'error', force: '程序',
    zh: '电子书与文件不符：{0}',
    en: 'Unexpected difference of the e-book from the document: {0}'
  },
  ...limitRules,
  ...productRules
} as const satisfies Record<string, Rule>

/** The id of a finding, the same in every language. */
export type RuleId = keyof typeof rules
