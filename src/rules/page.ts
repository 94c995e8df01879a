import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** What the layout finds: characters and faces as they are set, page turns, the pages of the original. */
export const pageRules = wordings({
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
  'table-too-wide': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 5.2.1',
    zh: '此表有 {0} 栏，用五号字横排也排不下一页；请减少栏数、行数、缩短不能断开的数字和代号，或把表分成几个',
    en: 'Unexpected width of this table of {0} columns, which does not fit a page, even turned and in type of 10.5 pt; give it fewer columns, rows or shorter numbers, or divide it'
  },
  'errata-too-long': {
    severity: 'error', force: '程序',
    zh: '勘误表不止一页，不能装订在文后；请另页印发',
    en: 'Unexpected length of the errata, expected one page at most behind the document; issue them by themselves'
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
  }
}) satisfies Readonly<Record<string, Rule>>
