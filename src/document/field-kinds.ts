import { firstUnfit } from '../text/characters.js'
import { archiveElements, type ArchiveElement } from './archive-elements.js'
import type { DateText, IssueNumber, Pagination } from './document.js'

/** What a field may hold: how it is described, and how a YAML value is read; `undefined` where the value does not fit. */
interface FieldKind {
  readonly zh: string
  readonly en: string
  readonly read: (value: unknown) => unknown
}

/** The kinds of values in front matter. Texts are kept as they stand; only machine forms are worded out. */
export const kinds = {
  text: { zh: '一行文字', en: 'a line of text', read: readText },
  lines: { zh: '一行文字或若干行的列表', en: 'a line of text or a list of lines', read: readLines },
  count: { zh: '正整数', en: 'a whole number above zero', read: readCount },
  issueNumber: { zh: '期号，如 第14期 或 14', en: 'an issue number such as 第14期 or 14', read: readIssueNumber },
  date: { zh: '日期，如 2019年4月26日', en: 'a date such as 2019年4月26日 or 2019-04-26', read: dateReader('', '') },
  speechDate: {
    zh: '日期，如 （2019年4月26日）', en: 'a date such as （2019年4月26日） or 2019-04-26', read: dateReader('（', '）')
  },
  printingDate: {
    zh: '日期，如 2019年4月29日印发', en: 'a date such as 2019年4月29日印发 or 2019-04-29', read: dateReader('', '印发')
  },
  language: { zh: '语言代码，如 zh-CN', en: 'a language tag such as zh-CN', read: readLanguage },
  archive: {
    zh: '档案馆著录项，如 {全宗号: "1", 保管期限: 永久}',
    en: 'elements that an archive assigns, such as {全宗号: "1", 保管期限: 永久}',
    read: readArchive
  },
  pagination: { zh: 'flow（随文）或 original（依原件）', en: 'flow, or original as the marks stand', read: readPagination }
} as const satisfies Record<string, FieldKind>

/** The name of a kind of value. */
export type Kind = keyof typeof kinds

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\n') && firstUnfit(value) === undefined ? value : undefined
}

function readLines(value: unknown): string[] | undefined {
  const lines = (Array.isArray(value) ? value : [value]).map(readText)
  return lines.length > 0 && lines.every((line) => line !== undefined) ? lines : undefined
}

function readCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined
}

function readIssueNumber(value: unknown): IssueNumber | undefined {
  if (readCount(value) !== undefined) return { text: `第${value}期`, number: Number(value) }
  const found = typeof value === 'string' ? /^（?第?(\d+)期?(（总第\d+期）)?）?$/.exec(value) : null
  if (!found) return undefined
  return { text: /^\d+$/.test(found[0]) ? `第${found[0]}期` : found[0], number: Number(found[1]) }
}

/** Reads `2019-04-26`, worded out between `before` and `after`, or `2019年4月26日` in brackets or not, kept as it stands. */
function dateReader(before: string, after: string): (value: unknown) => DateText | undefined {
  return (value) => {
    if (typeof value !== 'string') return undefined
    const machine = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
    const worded = /^[(（]?(\d{4})年(\d{1,2})月(\d{1,2})日(?:印发)?[)）]?$/.exec(value)
    const [, year, month, day] = machine ?? worded ?? []
    if (year === undefined || month === undefined || day === undefined) return undefined
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const time = new Date(`${iso}T00:00:00Z`)
    if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(iso)) return undefined
    const text = machine ? `${year}年${Number(month)}月${Number(day)}日` : value
    const bare = /^\d.*日$/.test(text)
    return { text: bare ? `${before}${text}${after}` : text, iso }
  }
}

function readLanguage(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return Intl.getCanonicalLocales(value)[0]
  } catch {
    return undefined
  }
}

function readArchive(value: unknown): Partial<Record<ArchiveElement, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const given = Object.entries(value)
  const isRight = given.length > 0 && given.every(([name, text]) =>
    Object.hasOwn(archiveElements, name) && (typeof text === 'number' || readText(text) !== undefined))
  return isRight ? Object.fromEntries(given.map(([name, text]) => [name, String(text)])) : undefined
}

function readPagination(value: unknown): Pagination | undefined {
  return value === 'flow' || value === 'original' ? value : undefined
}
