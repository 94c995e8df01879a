import { firstUnfit } from '../text/characters.js'
import { inFigures } from '../text/chinese-dates.js'
import { readNumeral } from '../text/chinese-numerals.js'
import { gradesSchema, readGrades, type GivenGrades } from '../rules/grades.js'
import type { Both } from '../text/language.js'
import { archiveElements, type ArchiveElement } from './catalogue.js'

/** A date as the document words it (`text`, shown unaltered) and as machines read it (`iso`, YYYY-MM-DD). */
export interface DateText {
  readonly text: string
  readonly iso: string
}

/** An issue number as the document words it (`第14期`) and as a number. */
export interface IssueNumber {
  readonly text: string
  readonly number: number
}

/** How a document is divided into pages. */
export type Pagination = 'flow' | 'original'

/** What a field may hold: how it is described to people and to editors, and how it is read and worded. */
interface KindOf<V> extends Both {
  /** The value as metadata give it: one text, or several where the value is a list of words. */
  readonly plain: (value: V) => string | readonly string[]
  /** The value as the page shows it, where that is not what metadata give. */
  readonly shown?: (value: V) => string
  /** The same as JSON Schema (2020-12). */
  readonly schema: Readonly<Record<string, unknown>>
}

interface Readable {
  /** Reads a YAML value; `undefined` where it does not fit. */
  readonly read: (value: unknown) => unknown
}

/** 第14期; also as it should not be written, 第十四期, 第014期, which is a finding. */
const issueNumber = /^（?(?:第 ?)?(\d+|(?:[一二三四五六七八九]?百零?)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?) ?期?(（总第\d+期）)?）?$/u
const date = { type: 'string', pattern: '\\d{4}(-\\d\\d-\\d\\d|年\\d{1,2}月\\d{1,2}日)' }
const line = { type: 'string', minLength: 1 }
const lines = { anyOf: [line, { type: 'array', items: line, minItems: 1 }] }
const self = (value: string): string => value
const text = { zh: '一行文字', en: 'a line of text', read: readText, plain: self, schema: line }
const severalLines = { zh: '一行文字或若干行的列表', en: 'a line of text or a list of lines', read: readLines, schema: lines }
const wording = ({ text: words }: { readonly text: string }): string => words

/** The kinds of values in front matter. Texts are kept as they stand; only machine forms are worded out. */
export const kinds = {
  text,
  /** A person's name; one of two characters is spread to the width of three. */
  name: text,
  /** A title: lines are broken where the sense allows, unless the author gave them. */
  title: { ...severalLines, plain: (value: readonly string[]) => value.join('') },
  words: { ...severalLines, plain: (value: readonly string[]) => value },
  /** The agencies that sign, the leading one first. */
  agencies: { ...severalLines, plain: (value: readonly string[]) => value },
  /** The mark of one agency, or of several; see `agencyMark` in `rows.ts`. */
  mark: { ...severalLines, plain: (value: readonly string[]) => value.join('') },
  signatories: { ...severalLines, plain: (value: readonly string[]) => value },
  /** 7.3.2: after the last name a full-width colon. */
  recipients: { ...text, plain: (value: string) => value.replace(/：$/, ''), shown: (value: string) => endWith('：', value) },
  /** 7.3.4: one without a number, several with Arabic ones and a full stop. */
  attachments: {
    ...severalLines, plain: (value: readonly string[]) => value,
    shown: (value: readonly string[]) => value.map((name, index) => `${numberOf(value, index)}${name}`).join('')
  },
  /** A list that a full stop ends (7.4.2). */
  closed: { ...text, plain: (value: string) => value.replace(/。$/, ''), shown: (value: string) => endWith('。', value) },
  subtitle: { ...text, shown: (value: string) => value.replace(/^(?:——)?/, `——`) },
  contents: { ...severalLines, plain: (value: readonly string[]) => value },
  seal: {
    zh: '盖章 或 不盖章', en: '盖章 (sealed) or 不盖章 (not)', read: readSeal, plain: (value: boolean) => value ? '盖章' : '不盖章',
    schema: { enum: ['盖章', '不盖章'] }
  },
  copies: {
    zh: '正整数', en: 'a whole number above zero', read: readCount, plain: String,
    shown: (value: number) => `（共印${value}份）`, schema: { type: 'integer', minimum: 1 }
  },
  issueNumber: {
    zh: '期号，如 第14期 或 14', en: 'an issue number such as 第14期 or 14', read: readIssueNumber, plain: wording,
    schema: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string', pattern: issueNumber.source }] }
  },
  date: {
    zh: '日期，如 2019年4月26日', en: 'a date such as 2019年4月26日 or 2019-04-26', read: dateReader('', ''), plain: wording,
    schema: date
  },
  dateInBrackets: {
    zh: '日期，如 （2019年4月26日）', en: 'a date such as （2019年4月26日） or 2019-04-26', read: readDate,
    plain: wording, schema: date
  },
  /** The date of an old text may be written in Chinese numerals. */
  dateUnderTitle: {
    zh: '日期，如 （一九四八年三月二十日）', en: 'a date such as （一九四八年三月二十日） or 1948-03-20',
    read: (value: unknown) => readDate(value) ?? readWordedDate(value), plain: wording, schema: { type: 'string', minLength: 8 }
  },
  printingDate: {
    zh: '日期，如 2019年4月29日印发', en: 'a date such as 2019年4月29日印发 or 2019-04-29', read: dateReader('', '印发'),
    plain: wording, schema: date
  },
  language: {
    zh: '语言代码，如 zh-CN', en: 'a language tag such as zh-CN', read: readLanguage, plain: self, schema: line
  },
  archive: {
    zh: '档案馆著录项，如 {全宗号: "1", 保管期限: 永久}',
    en: 'elements that an archive assigns, such as {全宗号: "1", 保管期限: 永久}',
    read: readArchive, plain: (value: Archive) => Object.values(value),
    schema: {
      type: 'object', additionalProperties: false, minProperties: 1,
      properties: Object.fromEntries(Object.keys(archiveElements).map((name) => [name, { type: ['string', 'number'] }]))
    }
  },
  rules: {
    zh: '规则的级别，如 {quotes-apart: 忽略（原文如此）}；级别为忽略、提示、警告、错误，放宽的要写理由',
    en: 'how grave rules are, such as {quotes-apart: off (so in the original)}: off, note, warning or error, with a reason where that loosens one',
    read: readGrades, plain: (value: GivenGrades) => Object.keys(value),
    schema: gradesSchema
  },
  pagination: {
    zh: 'flow（随文）或 original（依原件）', en: 'flow, or original as the marks stand', read: readPagination, plain: self,
    schema: { enum: ['flow', 'original'] }
  }
} as const satisfies Record<string, Readable & KindOf<never>>

/** What an archive has assigned (DA/T 46-2009 M3–M20). */
export type Archive = Readonly<Partial<Record<ArchiveElement, string>>>

/** The name of a kind of value. */
export type Kind = keyof typeof kinds

/** What a field of this kind holds. */
export type ValueOf<K extends Kind> = Exclude<ReturnType<(typeof kinds)[K]['read']>, undefined>

/** A kind, whichever it is, for values of which only the kind's own `read` knows the type. */
export function kindOf(name: Kind): Readable & KindOf<unknown> {
  return kinds[name] as Readable & KindOf<never> as Readable & KindOf<unknown>
}

function endWith(mark: string, value: string): string {
  return value.endsWith(mark) ? value : value + mark
}

/** The number of an annex among those of its document, with the full stop behind it; one alone has none (7.3.4). */
export function numberOf(annexes: readonly string[], index: number): string {
  return annexes.length > 1 ? `${index + 1}.` : ''
}

function readSeal(value: unknown): boolean | undefined {
  return value === '盖章' ? true : value === '不盖章' ? false : undefined
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\n') && firstUnfit(value) === undefined ? value : undefined
}

function readLines(value: unknown): readonly string[] | undefined {
  const found = (Array.isArray(value) ? value : [value]).map(readText)
  return found.length > 0 && found.every((item) => item !== undefined) ? found : undefined
}

function readCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined
}

function readIssueNumber(value: unknown): IssueNumber | undefined {
  if (readCount(value) !== undefined) return { text: `第${value}期`, number: Number(value) }
  const found = typeof value === 'string' ? issueNumber.exec(value) : null
  const number = readNumeral(found?.[1] ?? '')
  if (!found || !(number > 0)) return undefined
  return { text: /^\d+$/.test(found[0]) ? `第${found[0]}期` : found[0], number }
}

function readDate(value: unknown): DateText | undefined {
  return dateReader('（', '）')(value)
}

/** Reads 一九四八年三月二十日, in brackets or not. */
function readWordedDate(value: unknown): DateText | undefined {
  const words = String(value)
  const read = dateReader('', '')(inFigures(words.replace(/^（(.*)）$/u, '$1')))
  return read && { text: words.startsWith('（') ? words : `（${words}）`, iso: read.iso }
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
    const words = machine ? `${year}年${Number(month)}月${Number(day)}日` : value
    const isBare = /^\d.*日$/.test(words)
    return { text: isBare ? `${before}${words}${after}` : words, iso }
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

function readArchive(value: unknown): Archive | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const given = Object.entries(value)
  const isRight = given.length > 0 && given.every(([name, item]) =>
    Object.hasOwn(archiveElements, name) && (typeof item === 'number' || readText(item) !== undefined))
  return isRight ? Object.fromEntries(given.map(([name, item]) => [name, String(item)])) : undefined
}

function readPagination(value: unknown): Pagination | undefined {
  return value === 'flow' || value === 'original' ? value : undefined
}
