import type { Language } from '../../text/language.js'

/** A way of writing that is no text: what it looks like, what it is for, and by which tokens micromark and yaml name it. */
export interface Mark extends Readonly<Record<Language, string>> {
  readonly samples: readonly string[]
  readonly tokens: readonly string[]
}

/**
 * Every mark there is. A character that is neither printed nor metadata is one of these, or the document is refused.
 * The README's table is made from this one.
 */
export const marks = {
  frontMatter: {
    samples: ['---'], zh: '元数据的起止', en: 'begin and end of the front matter',
    tokens: ['yamlFenceSequence']
  },
  field: {
    samples: ['title:'], zh: '元数据各项的键', en: 'the key of a field',
    tokens: ['key', 'map-value-ind', 'explicit-key-ind']
  },
  value: {
    samples: ['"…"', "'…'", '- …', '[…, …]', '{…}', '|-'], zh: '元数据里的引号、列表和分行', en: 'quotes, lists and lines of a value',
    tokens: ['seq-item-ind', 'flow-seq-start', 'flow-seq-end', 'flow-map-start', 'flow-map-end', 'comma', 'block-scalar-header']
  },
  remark: {
    samples: ['# …'], zh: '元数据里的注释', en: 'a comment in the front matter',
    tokens: ['comment']
  },
  heading: {
    samples: ['##', '#####'], zh: '标题', en: 'a heading',
    tokens: ['atxHeadingSequence']
  },
  bold: {
    samples: ['**…**'], zh: '加粗', en: 'bold',
    tokens: ['strongSequence']
  },
  deletion: {
    samples: ['~~…~~'], zh: '删除线', en: 'struck out',
    tokens: ['strikethroughSequence']
  },
  bullet: {
    samples: ['-', '*', '+'], zh: '列表项，印作 •；编号照原样印', en: 'an item, printed as •; numbers are printed as typed',
    tokens: ['listItemMarker']
  },
  quotation: {
    samples: ['>'], zh: '引文', en: 'a quotation',
    tokens: ['blockQuoteMarker']
  },
  table: {
    samples: ['|', '| --- |', '| :-: |'], zh: '表格', en: 'a table',
    tokens: ['tableCellDivider', 'tableDelimiterMarker', 'tableDelimiterFiller']
  },
  union: {
    samples: ['| > |', '| ^ |'], zh: '单独成格，与右边、上边的格合为一格', en: 'alone in a cell: one with the cell at the right, or above',
    tokens: []
  },
  link: {
    samples: ['[…](https://…)', '![…](….png "…")', '<https://…>'], zh: '链接和图片', en: 'a link or a picture',
    tokens: [
      'labelMarker', 'labelImageMarker', 'resourceMarker', 'resourceTitleMarker', 'resourceDestinationLiteralMarker', 'autolinkMarker'
    ]
  },
  size: {
    samples: ['{width=60%}', '{height=8cm}'], zh: '图后：印在纸上的大小', en: 'behind a picture: its size on paper',
    tokens: []
  },
  note: {
    samples: ['[^1]', '[^1]:'], zh: '脚注，编号由程序排', en: 'a note, which the program numbers',
    tokens: [
      'gfmFootnoteCallLabelMarker', 'gfmFootnoteCallMarker', 'gfmFootnoteDefinitionLabelMarker', 'gfmFootnoteDefinitionMarker',
      'definitionMarker', 'noteLabel'
    ]
  },
  pageMark: {
    samples: ['<!-- page 3 -->'], zh: '原件换页处', en: 'where the original turned its page',
    tokens: ['pageMark']
  },
  comment: {
    samples: ['<!-- … -->'], zh: '注释，不印，会提示', en: 'a comment, not printed; it is a finding',
    tokens: ['htmlComment']
  },
  code: {
    samples: ['`…`', '```'], zh: '等宽文字', en: 'text of one width',
    tokens: ['codeTextSequence', 'codeTextPadding', 'codeFencedFenceSequence']
  },
  rule: {
    samples: ['---', '***', '___'], zh: '独占一行的分隔线', en: 'a rule, on a line of its own',
    tokens: ['thematicBreakSequence']
  },
  escape: {
    samples: ['\\*'], zh: '反斜线，其后的符号照印', en: 'a backslash, which prints the sign behind it',
    tokens: ['escapeMarker']
  },
  reference: {
    samples: ['&lt;', '&#60;'], zh: '以名称或编号写的字符', en: 'a character by its name or number',
    tokens: [
      'characterReferenceMarker', 'characterReferenceMarkerNumeric', 'characterReferenceMarkerHexadecimal', 'characterReferenceValue'
    ]
  },
  lineEnd: {
    samples: ['⏎'], zh: '行尾；前有两个空格或 \\ 时换行', en: 'the end of a line; behind two spaces or \\ it breaks the line',
    tokens: ['lineEnding', 'lineEndingBlank', 'hardBreakTrailing', 'hardBreakEscape', 'newline', 'doc-end']
  },
  space: {
    samples: ['␣'], zh: '行首、行尾和标记旁的空白', en: 'white space where a line begins or ends, and beside marks',
    tokens: [
      'linePrefix', 'lineSuffix', 'whitespace', 'space', 'listItemIndent', 'listItemPrefixWhitespace', 'blockQuotePrefixWhitespace',
      'gfmFootnoteDefinitionIndent', 'gfmFootnoteDefinitionWhitespace'
    ]
  }
} as const satisfies Record<string, Mark>

/** Names of the tokens that are marks. */
export const markTokens: ReadonlySet<string> = new Set(Object.values<Mark>(marks).flatMap(({ tokens }) => tokens))
