import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** What the layout gate finds on the finished pages. */
export const layoutRules = wordings({
  'ink-outside': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 5.2.1',
    zh: '“{0}……”印到了版心之外（第 {1} 页）；请把过长的词、数字分开写，或减少表格的栏',
    en: 'Unexpected place of “{0}…” outside the type area (page {1}); part what is too long, or give the table fewer columns'
  },
  'rule-outside': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 5.2.1',
    zh: '第 {0} 页有线条画到了版心之外；请减少表格的栏',
    en: 'Unexpected rule outside the type area on page {0}; give the table fewer columns'
  },
  'lines-overlap': {
    severity: 'error', force: '程序',
    zh: '“{0}”与“{1}”印在一处（第 {2} 页）；请缩短其一',
    en: 'Unexpected overlap of “{0}” and “{1}” on page {2}; shorten one of them'
  },
  'line-wrapped': {
    severity: 'warning', force: '实务',
    zh: '“{0}”印成了 {1} 行；请缩短',
    en: 'Unexpected wrapping of “{0}” to {1} lines; shorten it'
  },
  'token-broken': {
    severity: 'warning', force: '实务',
    zh: '数字、代号或单词在行末断开：“{0}/{1}”；请改写此处，或减少表格的栏',
    en: 'Unexpected line end inside a number, code or word, “{0}/{1}”; word it otherwise, or give the table fewer columns'
  },
  'line-stretched': {
    severity: 'warning', force: '实务',
    zh: '此行的字距比规定的宽 {0}%；请调整其中过长的词、数字',
    en: 'Unexpected spacing of this line, {0} % wider than in the grid; see to the long word or number in it'
  },
  'line-characters': {
    severity: 'warning', force: '一般', clause: 'GB/T 9704-2012 5.2.3',
    zh: '此行排了 {0} 个字，应为 {1} 个',
    en: 'Unexpected number of characters in this line, {0}, expected {1}'
  },
  'line-short': {
    severity: 'warning', force: '实务',
    zh: '末行只有一个字“{0}”；请增减一两个字',
    en: 'Unexpected last line of a single character, “{0}”; word the paragraph a little longer or shorter'
  },
  'line-alone': {
    severity: 'warning', force: '实务',
    zh: '第 {0} 页只有这一段的一行',
    en: 'Unexpected single line of this paragraph on page {0}'
  },
  'heading-last': {
    severity: 'warning', force: '实务',
    zh: '标题落在第 {0} 页末行',
    en: 'Unexpected heading at the foot of page {0}'
  },
  'table-head-alone': {
    severity: 'warning', force: '实务',
    zh: '第 {0} 页的表头下不足两行',
    en: 'Unexpected table head with fewer than two rows under it on page {0}'
  },
  'page-empty': {
    severity: 'warning', force: '实务',
    zh: '第 {0} 页下部空了 {1} 毫米；{2}',
    en: 'Unexpected {1} mm of empty page at the foot of page {0}; {2}'
  },
  'first-page-bare': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.3',
    zh: '首页没有正文；主送机关过多的改写 imprintRecipients（版记主送），移到版记，标志、标题过长的请缩短',
    en: 'Unexpected first page without text; where the recipients are too many write imprintRecipients (版记主送), which moves them to the imprint, else shorten mark or title'
  },
  'last-page-bare': {
    severity: 'warning', force: '实务',
    zh: '末页（第 {0} 页）没有正文；请增减文字，使正文有两行以上转到末页',
    en: 'Unexpected last page ({0}) without text; word the document a little longer or shorter'
  }
}) satisfies Readonly<Record<string, Rule>>
