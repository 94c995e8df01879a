import type { Conformance } from '../pdf/gate/ledger.js'
import { Finding, severityOf } from '../report.js'
import type { Severity } from '../rules/rules.js'
import { recordedSettings, type Settings } from '../settings.js'
import { type HashedFile, type Inputs } from './inputs.js'
import type { Provenance } from '../pdf/archive-metadata.js'
import type { Proof } from '../proof/prove.js'
import { runAt } from '../pdf/read/tagged-text.js'
import type { PlacedText } from '../layout/page-starts.js'
import type { SourceText } from '../proof/source-text.js'
import { openPlaces } from '../text/differences.js'
import { sha256 } from '../text/hashes.js'

/** Counts up when a record means something else than before. */
export const recordVersion = 1

/** Where a block of the document stands: in the source, and on the pages. All count from 1. */
export interface PlacedBlock {
  readonly id: string
  readonly sourceLine: number
  readonly page: number
  /** The line of the page, from its top; every line of text counts. */
  readonly line: number
}

/**
 * What an edition was made from, how, and what came of it: everything that is needed to make it again, and nothing
 * about the machine it was made on. `schemas/edition.schema.json` describes it.
 */
export interface EditionRecord extends Inputs {
  readonly tongbaoEdition: typeof recordVersion
  readonly name: string
  readonly document: Readonly<Record<'title' | 'serialName' | 'issueNumber' | 'issuer' | 'date', string>>
  /** The path is relative to the edition's folder. */
  readonly source: { readonly path: string, readonly sha256: string }
  /** The settings that shape products. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly profile: 'gbt9704'
  /** The date of the edition in seconds since 1970, as `SOURCE_DATE_EPOCH` or the front matter says. */
  readonly epoch: number
  readonly browser: string
  readonly tools: Readonly<Record<string, string>>
  readonly pages: number
  readonly conformance: { readonly levels: readonly string[], readonly checks: number }
  readonly proofs: readonly Proof[]
  readonly findings: readonly RecordedFinding[]
  readonly outputs: readonly Output[]
  readonly blocks: readonly PlacedBlock[]
}

/** A finding without its wording, which may change. */
export interface RecordedFinding {
  readonly id: string
  readonly severity: Severity
  readonly line?: number
  readonly column?: number
  readonly values: readonly unknown[]
}

/** A file of the edition. */
export interface Output extends HashedFile {
  readonly bytes: number
}

/** What a record is made from, besides the files of the edition. */
export interface RecordSources extends Provenance {
  readonly inputs: Inputs
  readonly pages: number
  readonly text: SourceText
  readonly placed: PlacedText
  readonly conformance: Conformance
  readonly proofs: readonly Proof[]
  readonly findings: readonly Finding[]
}

/** Puts the record of a finished edition together, whose `files` are named as in its folder. */
export function makeRecord(sources: RecordSources, files: ReadonlyMap<string, Uint8Array>): EditionRecord {
  const { document, source, settings, tools, browser, created, pages, conformance, proofs } = sources
  const { name, metadata } = document
  const { title, serialName, issueNumber, issuer, date } = metadata
  return {
    tongbaoEdition: recordVersion, name,
    document: { title: title.join(''), serialName, issueNumber: issueNumber.text, issuer, date: date.iso },
    source: { path: source.path, sha256: sha256(source.bytes) },
    settings: recordedSettings(settings), profile: 'gbt9704', epoch: created.getTime() / 1000,
    ...sources.inputs,
    browser, tools, pages,
    conformance: { levels: levelsOf(settings), checks: conformance.checks },
    proofs,
    findings: sources.findings.map(plain),
    outputs: [...files].map(([file, content]) => ({ name: file, sha256: sha256(content), bytes: content.length })),
    blocks: placeBlocks(sources)
  }
}

/** Writes a record as JSON, one block or file a line, so that two records can be compared by eye. */
export function formatRecordFile(record: EditionRecord): string {
  const entries = Object.entries(record).map(([key, value]) => {
    const items = Array.isArray(value) ? value.map((item) => `\n    ${JSON.stringify(item)}`) : []
    return `  ${JSON.stringify(key)}: ${items.length > 0 ? `[${items.join()}\n  ]` : JSON.stringify(value)}`
  })
  return `{\n${entries.join(',\n')}\n}\n`
}

function plain({ ruleId, line, column, values }: Finding): RecordedFinding {
  const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
  return { id: ruleId, severity: severityOf(ruleId), ...place, values }
}

function placeBlocks({ text, placed, source }: RecordSources): PlacedBlock[] {
  const placeAt = openPlaces(new TextDecoder().decode(source.bytes))
  return text.blocks.map(({ id, at }) => {
    const { page = 1, line = 1 } = runAt(placed, at) ?? {}
    return { id, sourceLine: placeAt(text.offsets[at] ?? 0).line, page, line }
  })
}

/** The levels of conformance that a PDF claims. */
export function levelsOf({ attachSource }: Settings): readonly string[] {
  return [attachSource ? 'PDF/A-3a' : 'PDF/A-2a', 'PDF/UA-1']
}
