import type { VFile } from 'vfile'
import type { Fields, GivenField } from '../forms/field.js'
import type { Form } from '../forms/form.js'
import { genreInTitle, genres } from '../forms/genres.js'
import type { DateText, IssueNumber } from '../forms/kinds.js'
import { gradeFindings, report, type Place } from '../report.js'
import { judgeGrades, type GivenGrades } from '../rules/grades.js'
import type { Reportable } from '../rules/rules.js'
import { perhaps } from '../text/nearest.js'
import { exampleNumber, rightNumber } from './document-number.js'

/** A point in the file, from 1. */
interface Point { readonly line: number, readonly column: number }

/** The fields of a document, each read by its row, and where each stands. */
export interface ReadFields {
  /** The English name of the form. */
  readonly name: string
  readonly form: Form
  readonly forms: ReadonlyMap<string, Form>
  readonly rows: Fields
  readonly fields: ReadonlyMap<string, GivenField>
  readonly placeOf: (key: string) => Point
}

/** As many agencies as can sign and leave the first page a place for the text. */
const mostAgencies = 12

/** Checks the fields against the rules of their form and the kind of document. */
export function checkFields(file: VFile, read: ReadFields): void {
  checkGenre(file, read)
  checkAddress(file, read)
  checkMarks(file, read)
  checkClosing(file, read)
  checkEnds(file, read)
  checkDates(file, read)
  checkRules(file, read)
}

/** Has the findings on the document as grave as it says itself. */
function checkRules(file: VFile, { fields, placeOf }: ReadFields): void {
  const { grades, faults } = judgeGrades((fields.get('rules')?.value ?? {}) as GivenGrades)
  gradeFindings(file, grades)
  for (const [id, ...values] of faults) report(file, ...[id, placeOf('rules'), ...values] as unknown as Reportable<[Place]>)
}

/** A text of a field, empty where there is none. */
function textIn({ fields }: ReadFields, key: string): string {
  return [fields.get(key)?.value].flat().join('')
}

function checkGenre(file: VFile, read: ReadFields): void {
  const { name, form, forms, rows, placeOf } = read
  const [genre, title] = [textIn(read, 'genre'), textIn(read, 'title')]
  const known = genres[genre]
  if (genre === '') return
  if (!known) return void report(file, 'genre-unknown', placeOf('genre'), genre, perhaps(genre, Object.keys(genres)))
  const expected = known.forms
  if (expected && !expected.includes(name)) {
    const terms = expected.flatMap((one) => forms.get(one)?.term ?? []).join('、')
    report(file, 'genre-form', placeOf('form'), genre, form.term, terms)
  }
  const own = genreInTitle(title)
  // 令 has its title from what it orders, and 意见 may be what a 通知 issues
  if (rows.documentNumber && own !== undefined && !own.endsWith(genre) && !genre.endsWith(own)) {
    report(file, 'genre-title', placeOf('genre'), own, genre)
  }
}

/** Who signed, and to whom it goes. */
function checkAddress(file: VFile, read: ReadFields): void {
  const { rows, fields, placeOf } = read
  const genre = textIn(read, 'genre')
  const { upward, recipients } = genres[genre] ?? {}
  if (rows.signatory && rows.documentNumber) {
    if (upward === true && !fields.has('signatory')) report(file, 'signatory-missing', placeOf('genre'), genre)
    if (upward === undefined && genres[genre] && fields.has('signatory')) report(file, 'signatory-unexpected', placeOf('signatory'), genre)
  }
  if (!rows.recipients) return
  const given = textIn(read, 'recipients')
  const some = given || textIn(read, 'imprintRecipients')
  if ((recipients === 'one' || recipients === 'some') && some === '') report(file, 'recipients-missing', placeOf('genre'), genre)
  if (recipients === 'one' && /[，、；,;]/u.test(some)) report(file, 'recipients-several', placeOf('recipients'), genre, some)
  if (recipients === 'none' && some !== '') report(file, 'recipients-unexpected', placeOf('recipients'), genre)
  if (/[:;；，,。.]$/u.test(given)) report(file, 'recipients-colon', placeOf('recipients'), given)
}

/** What ends in a mark, or does not. */
function checkEnds(file: VFile, read: ReadFields): void {
  const { rows, placeOf } = read
  const [mark] = /[。，、；：,;.:]$/u.exec(textIn(read, 'title')) ?? []
  if (mark !== undefined) report(file, 'title-mark', placeOf('title'), mark)
  for (const [key, { kind, term }] of Object.entries(rows)) {
    const text = kind === 'closed' ? textIn(read, key) : ''
    if (/[:：;；，,、.]$/u.test(text)) report(file, 'copies-mark', placeOf(key), term, text)
  }
  const distribution = textIn(read, 'distribution')
  const right = `（${distribution.replace(/^[(（]|[)）]$/gu, '')}）`
  // a list of names behind 发： has none
  if (/^(?:[(（]|本期|此件)|[)）]$/u.test(distribution) && distribution !== right) report(file, 'distribution-brackets', placeOf('distribution'), distribution, right)
}

/** What stands over the head and in it. */
function checkMarks(file: VFile, read: ReadFields): void {
  const { name, rows, fields, placeOf } = read
  const [copy, secret, urgency] = [textIn(read, 'copyNumber'), textIn(read, 'classification'), textIn(read, 'urgency')]
  const isIssued = rows.documentNumber !== undefined
  if (isIssued && copy !== '' && !/^\d{6}$/.test(copy)) report(file, 'copy-number', placeOf('copyNumber'), copy)
  if (isIssued && secret !== '') {
    if (!/^(?:绝密|机密|秘密)(?:★(?:\d+(?:年|个月)|长期|\d{4}年\d{1,2}月\d{1,2}日前?))?$/u.test(secret)) {
      report(file, 'classification-form', placeOf('classification'), secret)
    } else if (copy === '') report(file, 'copy-number-missing', placeOf('classification'), secret)
  }
  if (urgency !== '' && !/^(?:特提|特急|加急|平急)$/u.test(urgency)) report(file, 'urgency-form', placeOf('urgency'), urgency)
  const number = textIn(read, 'documentNumber')
  const right = rightNumber(number)
  // minutes may have a number of an office's own series
  const isFree = number === '' || (right === undefined && name === 'minutes')
  if (!isFree && right !== number) {
    const finding = report(file, 'document-number', placeOf('documentNumber'), number, right ?? exampleNumber)
    if (right !== undefined) finding.fix = { typed: number, right }
  }
  for (const key of ['agencyMark', 'signature']) {
    const agencies = [fields.get(key)?.value ?? []].flat().filter((agency) => agency !== '文件').length
    if (agencies > mostAgencies) report(file, 'agencies-many', placeOf(key), agencies, mostAgencies)
  }
}

function checkClosing(file: VFile, read: ReadFields): void {
  const { rows, fields, placeOf } = read
  for (const name of [fields.get('attachmentNote')?.value ?? []].flat().map(String)) {
    const right = name.replace(/^(?:附件[：:])?\s*(?:\d{1,2}\s*[.．、]|[一二三四五六七八九十]+、)\s*(?!\d)/u, '').replace(/[，。；、,.;]+$/u, '')
    if (right !== name) report(file, 'annex-name', placeOf('attachmentNote'), name, right)
  }
  const note = textIn(read, 'note')
  if (rows.documentDate && note !== '' && !/^（.*）$/u.test(note)) {
    report(file, 'note-brackets', placeOf('note'), note, `（${note.replace(/^[(（]|[)）]$/gu, '')}）`)
  }
}

function checkDates(file: VFile, { fields, placeOf }: ReadFields): void {
  const dateOf = (key: string) => fields.get(key)?.value as DateText | undefined
  for (const key of ['date', 'documentDate', 'printingDate']) {
    const { text = '' } = dateOf(key) ?? {}
    if (!/年0|月0/.test(text)) continue
    const right = text.replace(/(?<=[年月])0/g, '')
    report(file, 'date-padded', placeOf(key), text, right).fix = { typed: text.replace('印发', ''), right: right.replace('印发', '') }
  }
  const { text: issue = '', number } = (fields.get('issueNumber')?.value ?? {}) as Partial<IssueNumber>
  const rightIssue = issue.replace(/第? ?(?:\d+|[一二三四五六七八九十百]+) ?期?/u, `第${number}期`)
  if (issue !== rightIssue) report(file, 'issue-number', placeOf('issueNumber'), issue, rightIssue)
  const [date, printed] = [dateOf('documentDate') ?? dateOf('date'), dateOf('printingDate')]
  if (date && printed && printed.iso < date.iso) report(file, 'printing-early', placeOf('printingDate'), printed.text, date.text)
}
