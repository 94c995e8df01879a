import type { VFile } from 'vfile'
import { makeLedger } from './clean/ledger.js'
import { makeLedgerPage } from './clean/ledger-page.js'
import { proveCleaned } from './clean/prove.js'
import type { Row, StepRule } from './clean/row.js'
import { Fault, findingsOf, type Finding } from './report.js'
import type { RuleId } from './rules/rules.js'
import type { Language } from './text/language.js'

/** A document with what is certain put right, and the ledger that says where. */
export interface Fixed {
  readonly bytes: Uint8Array
  readonly count: number
  /** The ledger and its page, by their endings. */
  readonly ledger: ReadonlyMap<string, string>
}

/** The step under which the clean-up's ledger counts what a rule finds. */
const steps: Partial<Record<RuleId, StepRule>> = {
  'punctuation-half': 'width', 'digit-full': 'width', 'number-cited': 'number', 'document-number': 'number', 'zero-circle': 'numeral',
  'date-zero': 'date', 'date-padded': 'date'
}

/**
 * Puts right in a document what its findings say is certain; `undefined` where there is nothing. Each change is a row of a
 * ledger as the clean-up writes one, and the same proof is made: throws the fault `clean-unaccounted` where it fails.
 */
export function fixDocument(file: VFile, language: Language): Fixed | undefined {
  const bytes = file.value as Uint8Array
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const rows = rowsOf(raw, findingsOf(file))
  if (rows.length === 0) return undefined
  let [text, at] = ['', 0]
  for (const { from, to, after } of rows) {
    text += raw.slice(at, from) + after
    at = to
  }
  text += raw.slice(at)
  const cleaned = { frontMatter: '', blocks: [{ text, from: 0, to: raw.length, isTight: false }], rows, fields: [], givenLength: 0 }
  const account = proveCleaned(raw, cleaned)
  if (!account) throw new Fault('clean-unaccounted', file.path)
  const name = file.basename ?? file.path
  const ledger = makeLedger({ raw: { name, bytes, text: raw, encodings: ['UTF-8'] }, output: { name, markdown: text } }, cleaned, account)
  return {
    bytes: new TextEncoder().encode(text), count: rows.length,
    ledger: new Map([['json', `${JSON.stringify(ledger, undefined, 1)}\n`], ['html', makeLedgerPage(raw, cleaned, ledger, language)]])
  }
}

/** The findings that say what to put where, as rows in their order, without those that lie over an earlier one. */
function rowsOf(raw: string, findings: readonly Finding[]): readonly Row[] {
  // offsets count without the byte order mark
  const ahead = raw.startsWith('\ufeff') ? 1 : 0
  const starts = [0, ...[...raw.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)]
  const rows = findings.flatMap(({ fix, ruleId, line = 0 }): Row[] => {
    const from = fix && placeOf(raw, fix.typed, fix.offset === undefined ? { start: starts[line - 1] ?? 0 } : { at: fix.offset + ahead })
    const rule = steps[ruleId] ?? 'mark'
    return !fix || from === undefined ? [] : [{ id: '', rule, confidence: 1, from, to: from + fix.typed.length, before: fix.typed, after: fix.right, applied: true }]
  }).sort((a, b) => a.from - b.from)
  return rows.filter((row, index) => row.from >= (rows[index - 1]?.to ?? 0))
}

/** Where it stands as it was read: right there, or once on the line that starts there. */
function placeOf(raw: string, typed: string, place: { readonly at: number } | { readonly start: number }): number | undefined {
  if ('at' in place) return raw.startsWith(typed, place.at) ? place.at : undefined
  const [line = ''] = /^.*/u.exec(raw.slice(place.start)) ?? []
  const at = line.indexOf(typed)
  return at >= 0 && line.indexOf(typed, at + 1) < 0 ? place.start + at : undefined
}
