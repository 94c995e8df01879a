import { readNumeral } from '../text/chinese-numerals.js'
/** How a line ends, when one asks whether the paragraph goes on behind it. */
export type Ending = 'closed' | 'colon' | 'semicolon' | 'comma' | 'bare'

/** The kinds of numbers before headings, articles and items. */
export type Numbering = 'part' | 'article' | 'han' | 'hanBracket' | 'digit' | 'digitBracket' | 'circle' | 'ordinal'

/** The number before a line. */
export interface Numbered {
  readonly numbering: Numbering
  readonly value: number
  /** The line behind its number. */
  readonly rest: string
}

const numeral = '[一二三四五六七八九十百零〇\\d]'
const numberings: readonly (readonly [Numbering, RegExp])[] = [
  ['part', new RegExp(`^第(${numeral}+)(?:[编章节篇]|部分)(?=\\s|$)`)],
  ['article', new RegExp(`^第(${numeral}+)条(?:之[一二三四五六七八九十]+)?(?=\\s)`)],
  ['ordinal', /^第([一二三四五六七八九十]+)[，,、：:]/],
  ['han', /^([一二三四五六七八九十]+)[、．.](?![一二三四五六七八九十\d])/],
  ['hanBracket', /^[（(]([一二三四五六七八九十]+)[）)](?![项款目条、和或至，,])/],
  ['digit', /^(\d{1,3})(?:[．.](?!\d)|、(?!\d))/],
  ['digitBracket', /^[（(]?(\d{1,2})[）)](?![项款目条、和或至，,])/],
  ['circle', /^([①-⑳])/]
]

/** Reads the number before a line, without marks of emphasis. */
export function readNumber(text: string): Numbered | undefined {
  for (const [numbering, pattern] of numberings) {
    const [typed, number = ''] = pattern.exec(text) ?? []
    if (typed !== undefined) return { numbering, value: readNumeral(number), rest: text.slice(typed.length) }
  }
  return undefined
}

/** A line without marks of emphasis and of pages, as its shape is judged. */
export function plain(text: string): string {
  return text.includes('*') || text.includes('<') ? text.replace(/\*\*|<!-- page \d+ -->/g, '').trim() : text
}

/** How the plain `text` ends. */
export function endingOf(text: string): Ending {
  const end = text.slice(-8)
  if (/(?:[。！？!?…]|\.{3}|[^\d\s]\.)[\s"”’』」）)》〉\]]*$/.test(end) || isBracketed(text)) return 'closed'
  if (/[：:]$/.test(end)) return 'colon'
  if (/[；;][”’]?$/.test(end)) return 'semicolon'
  return /[，、,]$/.test(end) ? 'comma' : 'bare'
}

/** Whether a line is one bracket, as （此件公开发布） is. */
export function isBracketed(text: string): boolean {
  return /^[（(〔【[][^（）()]*[)）〕】\]]$/.test(text)
}

const year = '(?:\\d{4}|[一二三四五六七八九十〇○零Ｏ]{4})'
const count = '[\\d一二三四五六七八九十廿卅]{1,3}'

/** A date, alone on its line. */
export const dateLine = new RegExp(`^[（(]?${year}\\s*年\\s*${count}\\s*月\\s*${count}\\s*日(?:\\s*印发)?[）)]?$|^\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}$`)

/** A number of a document or of an issue, alone on its line. */
export const numberLine = /^\d{4}\s*年\s*第\s*\d+\s*号$|^\S{0,24}[〔［[（(【]\s*\d{4}\s*[〕］\])）】]\s*(?:第\s*)?\d+\s*号$|^[（(]?第?\s*\d+\s*[号期][）)]?(?:[（(]总第?\s*\d+\s*期[）)])?$/

const annex = /^附\s*[件表录图]?\s*[\d一二三四五六七八九十]*\s*(?:[：:]|[．.、](?!\d)|$)/
const label = /^(?:抄\s*送|主\s*送|分\s*送|报\s*送|报|送|发|出\s*席|列\s*席|请\s*假|缺\s*席|记\s*录|主\s*持|参\s*加|联\s*系\s*人|联系电话|电\s*话|传\s*真|邮\s*箱|电子邮箱|地\s*址|邮\s*编|注|备\s*注|说\s*明|来\s*源|签发人|签\s*发|责任编辑|编\s*辑|审\s*核|拟\s*稿|校\s*对|时\s*间|地\s*点|主题词|填表说明|编者按|单位|姓名|日期)\s*[：:]/

/** Whether a line says of itself what it is: an annex, copies to, those present, a note. */
export function isLabelled(text: string): boolean {
  return annex.test(text) || label.test(text)
}

/** Whether a line belongs to Markdown: a row, a picture, a heading, an item, a quotation, a rule. */
export function isMarkup(text: string): boolean {
  return /^(?:\||!\[|#{1,6}\s|[-+*•●▪◆■□]\s|>|<!--|(?:-{3,}|\*{3,}|_{3,}|={3,})$|\[\^|```)/.test(text)
}

/** Whether a line is a row of a table. */
export function isRow(text: string): boolean {
  return text.startsWith('|')
}

/** Whether a line is the row of dashes under the head of a table. */
export function isDelimiter(text: string | undefined): boolean {
  return text !== undefined && /^\|[\s:|-]*-[\s:|-]*$/.test(text)
}

/** How many cells a row has. */
export function cellsOf(row: string): number {
  return Math.max(1, row.replace(/\\\|/g, '').trim().replace(/\|$/, '').split('|').length - 1)
}

/** Whether a line says to whom a document goes. */
export function isRecipients(text: string): boolean {
  return /[：:]$/.test(text) && text.length <= 300 && !/[。；]/.test(text) && !/(?:如下|以下)[：:]$/.test(text)
    && /[府委局厅会院处室市县区级位关门司校团社部省组心构队站所科][）)]?[：:]$/.test(text)
}

/** Whether a line begins something of its own, whatever stands before it. */
export function standsAlone(text: string): boolean {
  return isMarkup(text) || dateLine.test(text) || numberLine.test(text) || isLabelled(text) || isBracketed(text) || /^(?:——|※|★)|\d日\s*印发$/.test(text)
}

const pairs = [['《', '》'], ['“', '”'], ['（', '）'], ['〔', '〕'], ['(', ')'], ['[', ']'], ['「', '」'], ['【', '】']] as const

/** The bracket or quotation mark that stands open at the end of `text`, as what closes it. */
export function openPair(text: string): string | undefined {
  for (const [open, close] of pairs) {
    const [first, last] = [text.lastIndexOf(open), text.lastIndexOf(close)]
    if (first > last && text.split(open).length > text.split(close).length) return close
  }
  return undefined
}

/** Whether `text` is a sentence or a part of one, and no heading, name, title or label. */
export function isProse(text: string): boolean {
  if (isMarkup(text) || isLabelled(text) || dateLine.test(text) || numberLine.test(text)) return false
  const number = readNumber(text)
  if (number?.numbering === 'article' || number?.numbering === 'ordinal') return true
  const rest = withoutQuotes(number?.rest ?? text)
  return number ? /[。；;！？]/.test(rest) || (/[，,：:]/.test(rest) && text.length > 40) : (/[，。；！？,;]|[：:]./.test(rest) && text.length >= 12) || /^[^。]{3,}。[^。]/.test(rest)
}

/** A line without its names, quotations and brackets, whose marks say nothing of the line. */
export function withoutQuotes(text: string): string {
  return text.replace(/“[^“”]*”|《[^《》]*》|（[^（）]*）|\([^()]*\)/g, '')
}

/** Whether the plain `text` stops within a sentence. */
export function isCut(text: string): boolean {
  const item = /^(?:[-*•●▪◆■□]\s+|——)(?=\S)/.exec(text)?.[0]
  if (item !== undefined) return isCut(text.slice(item.length))
  const ending = endingOf(text)
  if (isLabelled(text) && !text.startsWith('附')) return ending === 'comma' || (ending === 'bare' && /[，；。]/.test(text))
  if (standsAlone(text)) return false
  return ending === 'comma' || (ending === 'bare' && (isProse(text) || openPair(text) !== undefined))
}
