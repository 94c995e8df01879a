import type { Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { LineCounter, isMap, isScalar, parseDocument, visit, type Document, type Node, type Pair } from 'yaml'
import type { Field, Fields, GivenField } from '../forms/field.js'
import { writable } from '../forms/choose-form.js'
import { fieldsOf, keyOf } from '../forms/fields.js'
import { describeDocument, type Form } from '../forms/form.js'
import { genreInTitle, genres } from '../forms/genres.js'
import { kinds, type Kind } from '../forms/kinds.js'
import { meantFor } from '../forms/meanings.js'
import { report } from '../report.js'
import type { Both } from '../text/language.js'
import { arabicDate } from '../text/chinese-dates.js'
import { checkFields } from './check-fields.js'
import { findMistyped, wordFault } from './mend-front-matter.js'
import type { OfficialDocument } from './document.js'
import { shorten } from './words-of.js'

/** The forms by their English names. */
export type Forms = ReadonlyMap<string, Form>

/** What the front matter says: its fields in the order of the form's rows, and what later stages may know of them. */
export type FrontMatter = Pick<OfficialDocument, 'rows' | 'fields' | 'description'>

/** A point in the file, from 1. */
interface Point { readonly line: number, readonly column: number }

/** A line of the front matter. */
interface Entry { readonly key: string, readonly value: unknown, readonly place: Point }

/**
 * Reads the front matter by the rows of the form that it names; every fault is reported at its line. Gives `undefined`
 * where a fault forbids publication.
 */
export function readFrontMatter(file: VFile, yaml: Yaml, forms: Forms): FrontMatter | undefined {
  const start = { line: yaml.position?.start.line ?? 1, column: 1 }
  const entries = readEntries(file, yaml, start.line)
  const chosen = entries.length > 0 ? chooseForm(file, entries, forms, start) : undefined
  // without a form the rest is looked at by the one that has most of its keys
  const name = chosen ?? likeliestForm(entries, forms)
  const form = forms.get(name ?? '')
  if (name === undefined || !form) return undefined

  const rows = fieldsOf(form)
  const read = readFields(file, entries, rows, forms)
  const genre = form.genre ?? genreInTitle([read.get('title')].flat().join(''))
  const given = new Map([['form', name], ...(genre === undefined ? [] : [['genre', genre] as const]), ['language', 'zh-CN'], ...read])
  // most forms take it from the title, and without one more is missing than it
  const missing = Object.entries(rows).filter(([key, row]) => !given.has(key) && (isRequired(row, given) || (key === 'genre' && read.get('title') !== undefined)))
  if (chosen) for (const [key, { term }] of missing) report(file, 'front-matter-key-missing', start, key, term)
  const fields = new Map(Object.entries(rows).flatMap(([key, field]): [string, GivenField][] => {
    const value = given.get(key)
    return value === undefined ? [] : [[key, { key, field, value }]]
  }))
  const placeOf = (key: string) => entries.find(({ key: written }) => keyOf(rows, written) === key)?.place ?? start
  checkFields(file, { name, form, forms, rows, fields, placeOf })
  if (!chosen || missing.length > 0 || [...given].some(([key, value]) => value === undefined && rows[key]?.required)) return undefined
  const metadata = Object.fromEntries([...fields].map(([key, { value }]) => [key, value]))
  // each row's kind has read its value, and no required one is missing
  return { rows, fields, description: describeDocument(name, form, metadata as never) }
}

/** The form of which most keys are written, if there are any; of equals the first. */
function likeliestForm(entries: readonly Entry[], forms: Forms): string | undefined {
  const counts = [...forms].map(([name, form]) => ({ name, count: entries.filter(({ key }) => keyOf(fieldsOf(form), key) !== undefined).length }))
  const [best] = counts.sort((a, b) => b.count - a.count)
  return best && best.count > 0 ? best.name : undefined
}

/** Reads YAML that is one map without aliases; of one that has faults what can be read in spite of them. */
function readEntries(file: VFile, yaml: Yaml, first: number): Entry[] {
  const whole = parseYaml(yaml.value)
  const typed = yaml.value.split(/\r\n?|\n/)
  const mistyped = isSound(whole) ? [] : findMistyped(typed)
  for (const { index, column, fault, meant: line, unquoted } of mistyped) {
    const place = { line: first + 1 + index, column }
    if (unquoted) report(file, 'front-matter-unquoted', place, ...unquoted)
    else report(file, 'front-matter-syntax', place, line.startsWith('#') ? fault : { zh: `${fault.zh}：${shorten(line)}`, en: `${fault.en}: ${shorten(line)}` })
  }
  const meant = new Map(mistyped.map(({ index, meant: line }) => [index, line]))
  const { source, lines } = mistyped.length > 0 ? parseYaml(typed.map((line, index) => meant.get(index) ?? line).join('\n')) : whole
  const at = (offset: number | undefined): Point => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: line + first, column: col }
  }
  for (const error of source.errors) report(file, 'front-matter-syntax', at(error.pos[0]), wordFault(error))
  const { contents } = source
  if (!isMap(contents) || hasAlias(source)) {
    const fault = { zh: '应为“名称: 值”的样子，每项一行', en: 'no lines of the shape “key: value”' }
    if (mistyped.length === 0 && source.errors.length === 0) report(file, 'front-matter-syntax', at(0), fault)
    return []
  }
  return (contents.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value) : '', value: value?.toJS(source), place: at(key.range?.[0])
  }))
}

function parseYaml(yaml: string) {
  const lines = new LineCounter()
  return { source: parseDocument(yaml, { lineCounter: lines, uniqueKeys: false }), lines }
}

function isSound({ source }: ReturnType<typeof parseYaml>): boolean {
  return source.errors.length === 0 && isMap(source.contents) && !hasAlias(source)
}

/** Aliases (`*name`) can be made to grow without bound, and no field needs one. */
function hasAlias(source: Document): boolean {
  let found = false
  visit(source, { Alias: () => ((found = true), visit.BREAK) })
  return found
}

/** The form by its English or Chinese name. Before there were forms, `genre: tongbao` named the bulletin. */
function chooseForm(file: VFile, entries: readonly Entry[], forms: Forms, start: Point): string | undefined {
  const named = entries.find(({ key }) => ['form', '公文格式'].includes(key))
  const old = entries.find(({ key, value }) => key === 'genre' && value === 'tongbao')
  if (!named && old) {
    report(file, 'genre-names-form', old.place, '刊物')
    return 'bulletin'
  }
  if (!named) return void report(file, 'front-matter-key-missing', start, 'form', '公文格式')
  const found = [...forms].find(([name, { term }]) => name === named.value || term === named.value)
  if (found) return found[0]
  return void report(file, 'form-unknown', named.place, String(named.value), expectedForms(forms, String(named.value)))
}

/** Names the forms; of a kind of document (文种) only those by which it is laid out. */
function expectedForms(forms: Forms, asked: string): Both {
  const { forms: own } = (Object.hasOwn(genres, asked) && genres[asked]) || {}
  const known = writable(forms).filter(({ name }) => own?.includes(name) ?? true)
  const [zh, en] = [known.map(({ form }) => form.term).join('、'), known.map(({ name }) => name).join(', ')]
  return own ? { zh: `${zh}（${asked}是文种，不是格式）`, en: `${en} (${asked} is a kind of document, no form)` } : { zh, en }
}

/** Reads the values by their rows; a key with a value that does not fit stands without one. */
function readFields(file: VFile, entries: readonly Entry[], rows: Fields, forms: Forms): ReadonlyMap<string, unknown> {
  const given = new Map<string, unknown>()
  const taken = new Set(entries.flatMap(({ key }) => keyOf(rows, key) ?? []))
  for (const { key: written, value, place } of entries) {
    const key = keyOf(rows, written)
    const row = rows[key ?? '']
    if (key === undefined || !row) {
      report(file, 'front-matter-key-unknown', place, written, meantFor({ written, rows, given: taken, forms }))
    } else if (given.has(key)) {
      report(file, 'front-matter-key-twice', place, written, row.term)
    } else if (!(key === 'genre' && value === 'tongbao')) {
      const { read, zh, en } = kinds[row.kind]
      const checked = key === 'form' ? value : read(value)
      const worded = checked === undefined ? rightDate(row.kind, String(value)) : undefined
      if (worded !== undefined && worded.endsWith('印发')) report(file, 'printing-word', place, String(value), worded)
      else if (worded !== undefined) report(file, 'date-numerals', place, row.term, String(value), worded)
      else if (checked === undefined && isDay(value)) report(file, 'date-impossible', place, written, String(value))
      else if (checked === undefined && value === null) report(file, 'front-matter-empty', place, written, row.example, row.required === true ? '' : unneeded)
      else if (checked === undefined) report(file, 'front-matter-type', place, written, JSON.stringify(value), { zh, en })
      given.set(key, checked)
    }
  }
  return given
}

const unneeded = { zh: '；用不着就删去这一行', en: '; where it is not needed, delete the line' }

/** How a date should be written that is in Chinese numerals or, being that of printing, ends with another word; else nothing. */
function rightDate(kind: Kind, value: string): string | undefined {
  if (!['date', 'dateInBrackets', 'printingDate'].includes(kind)) return undefined
  if (/^[（(]?[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月/u.test(value)) {
    const date = arabicDate(value)
    return date.includes('日') ? date : `${date}×日`
  }
  const [, day] = kind === 'printingDate' ? /^(\d{4}年\d{1,2}月\d{1,2}日)\s*(?:印|印制|印刷|刊印|发|编印)$/u.exec(value) ?? [] : []
  return day && `${day}印发`
}

/** Whether a value is worded as a date. */
function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^[(（]?\d{4}(?:年\d{1,2}月\d{1,2}日(?:印发)?[)）]?|-\d\d-\d\d)$/.test(value)
}

function isRequired({ required }: Field, given: ReadonlyMap<string, unknown>): boolean {
  return typeof required === 'object' ? given.has(required.with) : required === true
}
