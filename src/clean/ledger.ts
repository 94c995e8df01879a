import { sha256 } from '../text/hashes.js'
import { openPlaces } from '../text/differences.js'
import type { Cleaned } from './clean.js'
import type { Account } from './prove.js'
import { threshold, type Row, type StepRule } from './row.js'

/** A row of the ledger as it is kept: with the lines of the raw text, from 1. */
export interface LedgerRow extends Row {
  readonly lines: readonly [first: number, last: number]
}

/** The ledger of a clean-up, as it is kept beside the cleaned document (schemas/clean.schema.json). */
export interface Ledger {
  readonly tongbaoClean: 1
  readonly raw: { readonly name: string, readonly sha256: string, readonly encodings: readonly string[] }
  readonly output: {
    readonly name: string, readonly sha256: string, readonly paragraphs: number, readonly pages: number, readonly form: string | null, readonly fields: number
  }
  readonly account: Account
  readonly threshold: number
  /** How many decisions of each kind were carried out, and how many were not because they are doubtful. */
  readonly counts: Readonly<Partial<Record<StepRule, number>>>
  readonly doubtful: number
  readonly rows: readonly LedgerRow[]
}

/** Names and content of the two files. */
export interface LedgerFiles {
  readonly raw: { readonly name: string, readonly bytes: Uint8Array, readonly text: string, readonly encodings: readonly string[] }
  readonly output: { readonly name: string, readonly markdown: string }
}

/** Makes the ledger of a clean-up that was proved. */
export function makeLedger({ raw, output }: LedgerFiles, { rows, blocks, form, fields }: Cleaned, account: Account): Ledger {
  const placeOf = openPlaces(raw.text)
  const counts: Partial<Record<StepRule, number>> = {}
  for (const { rule, applied } of rows) if (applied) counts[rule] = (counts[rule] ?? 0) + 1
  return {
    tongbaoClean: 1,
    raw: { name: raw.name, sha256: sha256(raw.bytes), encodings: raw.encodings },
    output: {
      name: output.name, sha256: sha256(output.markdown), paragraphs: blocks.length,
      pages: output.markdown.match(/<!-- page \d+ -->/g)?.length ?? 0, form: form ?? null, fields: fields.length
    },
    account, threshold, counts, doubtful: questionsOf(rows).length,
    rows: rows.map((row) => ({ ...row, lines: [placeOf(row.from).line, placeOf(Math.max(row.from, row.to - 1)).line] }))
  }
}

/** The doubtful decisions that were not carried out, and to which nobody has said no. */
export function questionsOf<R extends Row>(rows: readonly R[], refused: ReadonlySet<string> = new Set()): readonly R[] {
  return rows.filter(({ id, applied }) => !applied && !refused.has(id))
}
