import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** What a source says that would be printed nowhere, or not as it was meant. */
export const sourceRules = wordings({
  'html-printed': {
    severity: 'warning', force: '程序',
    zh: '{0} 照原样印出；如不是正文，请改用 Markdown 写法，如是正文，可写成 \\< 以消除此提示',
    en: 'Unexpected HTML {0}; it is printed as it stands: write it in Markdown, or, where it is text, write \\<'
  },
  'comment-dropped': {
    severity: 'warning', force: '程序',
    zh: '注释 {0} 不印；如不应留在文件里，请删去',
    en: 'Unexpected comment {0}; it is not printed: delete it where it should not be there'
  },
  'comment-open': {
    severity: 'error', force: '程序',
    zh: '注释 {0} 没有在本段内以 --> 结束，会印出来；请补上，或删去注释',
    en: 'Unexpected comment {0} without its end --> in the same paragraph; it would be printed: end it, or delete it'
  },
  'link-target': {
    severity: 'error', force: '程序',
    zh: '链接 {0} 不能用；链接应以 http、https 或 mailto 开头；如是正文里的方括号，请写成 \\[',
    en: 'Unexpected link to {0}, expected http, https or mailto; where the brackets are text, write \\['
  },
  'title-unprinted': {
    severity: 'error', force: '程序',
    zh: '“{0}”印不出来：只有独占一段的图片才有图题；请写进正文',
    en: 'Unexpected title {0}, which would be printed nowhere: only a picture in a paragraph of its own has a caption; write it into the text'
  },
  'code-language': {
    severity: 'error', force: '程序',
    zh: '“{0}”印不出来；``` 之后不写字，请移到下一行',
    en: 'Unexpected {0} behind ```, where it would be printed nowhere; move it to the next line'
  },
  'code-open': {
    severity: 'error', force: '程序',
    zh: '从 ``` 起直到末尾都成了等宽文字；请在应当结束处另起一行写 ```',
    en: 'Unexpected ``` without its end, expected a line ``` where the text of one width ends'
  },
  'note-unreferenced': {
    severity: 'error', force: '程序',
    zh: '注释 [^{0}] 印不出来：正文没有引用；请在引用处写 [^{0}]，或删去注释',
    en: 'Unexpected note [^{0}] to which no text refers, so that it would be printed nowhere; write [^{0}] where it belongs, or delete it'
  },
  'note-repeated': {
    severity: 'error', force: '程序',
    zh: '注释 [^{0}] 写了两次，后一条印不出来；请改编号',
    en: 'Unexpected second note [^{0}], which would be printed nowhere; give it another label'
  },
  'picture-size': {
    severity: 'error', force: '程序',
    zh: '图后的 {0} 不是图的大小；请写成 {width=60%} 或 {height=8cm}',
    en: 'Unexpected size of a picture, {0}, expected a width or height such as {width=60%} or {height=8cm}'
  },
  'table-union': {
    severity: 'error', force: '程序',
    zh: '此格用 > 或 ^ 与邻格合并，合成的不是一个矩形；请每行都写全合并的各格',
    en: 'Unexpected shape of the cells united with this one by > and ^, expected a rectangle; write the sign in each cell that is to be one with it'
  },
  'table-cells': {
    severity: 'error', force: '程序',
    zh: '此行有 {0} 格，表头只有 {1} 格，多出的印不出来',
    en: 'Unexpected row of {0} cells, expected {1} as in the head; the others would be printed nowhere'
  },
  'table-cells-joined': {
    severity: 'note', force: '程序',
    zh: '{0}；不合并的空格请写成 &nbsp;',
    en: 'Taken as one: {0}; write &nbsp; in an empty cell that stands by itself'
  },
  'table-sign-printed': {
    severity: 'warning', force: '程序',
    zh: '此格的 {0} 会照印，没有可合并的格：> 与右边的格合并，^ 与上面的格合并；确是文字，请写成 \\{0}',
    en: 'Unexpected {0} in a cell, which is printed, since it has nothing to join: > joins the cell at the right, ^ the cell above; where it is text, write \\{0}'
  },
  'indent-dropped': {
    severity: 'note', force: '程序',
    zh: '行首的空白 {0} 不印；段落由程序缩进',
    en: 'White space {0} before the line is not printed; paragraphs are indented by the program'
  },
  'indent-printed': {
    severity: 'warning', force: '程序',
    zh: '行首的全角空格会照印；段落由程序缩进，请删去；如是新的一段，请在其前空一行',
    en: 'Unexpected full-width space before the line, which is printed; paragraphs are indented by the program, and begin after an empty line'
  },
  'heading-printed': {
    severity: 'error', force: '程序',
    zh: '“{0}”会连同井号印成正文；如是标题，请在一行开头写“{1}”（半角 #，后空一格）；如是正文，请写成 \\#',
    en: 'Unexpected “{0}”, which would be printed as text, number signs and all; a heading begins its line as in “{1}”; where it is text, write \\#'
  },
  'emphasis-printed': {
    severity: 'warning', force: '程序',
    zh: '“{0}”的星号会照印；要加粗，前后各用两个星号，紧贴文字；正文确有星号，请写成 \\*',
    en: 'Unexpected “{0}”, which is printed with its asterisks; bold words have two on either side, next to them; where it is text, write \\*'
  },
  'heading-unmarked': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.3',
    zh: '“{0}”会照正文印出，不用标题的字体，也不进目录；如是标题，请写成 ## {0}',
    en: 'Unexpected head “{0}” without its mark, which is printed as text and not listed; where it is a head, write ## {0}'
  },
  'character-invisible': {
    severity: 'error', force: '程序',
    zh: '此处有看不见的字符 {0}（{1}），会把词断开，使人搜索不到；请删去，应为“{2}”；正文确需时写成 {3}',
    en: 'Unexpected character {0} ({1}), which cannot be seen and keeps words from being found; delete it: “{2}”; where the text needs it, write {3}'
  },
  'line-separator': {
    severity: 'error', force: '程序',
    zh: '此处有不是回车的换行符 {0}，排不出来；请删去，要换行时按回车，应为“{1}”，另起一段时再空一行',
    en: 'Unexpected line separator {0}, which does not end a line here; delete it, and where a line ends, type a line end: “{1}”, two for a new paragraph'
  },
  'punctuation-half': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011', inCheck: 'error',
    zh: '“{0}”里的半角标点会照原样印出，应为“{1}”',
    en: 'Unexpected half-width mark in “{0}”, which is printed as typed, expected “{1}”'
  },
  'zero-circle': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011', inCheck: 'error',
    zh: '“{0}”里的零不是汉字〇（U+3007），会照原样印出，应为“{1}”',
    en: 'Unexpected zero in “{0}”, which is printed as typed, expected the Chinese 〇 (U+3007) as in “{1}”'
  },
  'front-matter-unquoted': {
    severity: 'error', force: '程序',
    zh: '元数据里的 {0} 有特殊含义，连同其后的文字会丢失；请给整个值加引号：{1}',
    en: 'Unexpected {0} in the front matter, which YAML takes for a comment, a tag or an anchor and drops; put the value into quotes: {1}'
  },
  'front-matter-lines': {
    severity: 'error', force: '程序',
    zh: '元数据 {0} 的值分成了几行，行间会多出空格；请写成一行',
    en: 'Unexpected value of {0} on several lines, between which YAML puts spaces; write it on one line'
  },
  'source-unaccounted': {
    severity: 'error', force: '程序',
    zh: '“{0}”既不印出，也不是元数据或标记；请改写此处',
    en: 'Unexpected {0}, which is neither printed nor metadata nor a mark; write it otherwise'
  },
  'source-differs': {
    severity: 'error', force: '程序',
    zh: '原稿此处为“{0}”，读出来的却是“{1}”；请改写此处',
    en: 'Unexpected reading “{1}” of “{0}” in the source; write it otherwise'
  }
} as const satisfies Record<string, Rule>)
