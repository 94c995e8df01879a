import { runAt } from '../pdf/read/tagged-text.js'
import type { SourceCounts } from '../document/ledger/source-ledger.js'
import type { Face } from '../fonts/prepare.js'
import type { PlacedText } from '../layout/page-starts.js'
import type { Provenance } from '../pdf/archive-metadata.js'
import type { Conformance } from '../pdf/gate/ledger.js'
import type { Proof } from '../proof/prove.js'
import type { SourceText } from '../proof/source-text.js'
import { Finding, severityOf } from '../report.js'
import type { Severity } from '../rules/rules.js'
import type { Settings } from '../settings.js'
import { openPlaces } from '../text/differences.js'
import { sha256 } from '../text/hashes.js'
import type { FontPlace } from '../world.js'
import type { Fingerprint, HashedFile } from './fingerprint.js'

/**
 * Counts up when a record means something else than before. Version 2 tells neither the edition's number nor where its date
 * comes from; editions with such a record are read as well.
 */
export const recordVersion = 3

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
export interface EditionRecord {
  readonly tongbaoEdition: 2 | typeof recordVersion
  readonly name: string
  /** Which edition of the document it is, from 1. */
  readonly edition?: number
  /** Whether the date of the edition follows from the document, or the run gave another (`SOURCE_DATE_EPOCH`). */
  readonly dated?: 'document' | 'run'
  readonly document: Readonly<Record<'form' | 'title' | 'citation' | 'issuer' | 'date', string>>
  readonly profile: 'gbt9704'
  readonly inputs: Fingerprint
  /** How many characters the source has: every one is printed, metadata or a mark. */
  readonly ledger: SourceCounts
  /** The faces that the edition is set in. */
  readonly faces: readonly UsedFace[]
  /** None where nothing was printed. */
  readonly pages?: number
  readonly conformance?: { readonly levels: readonly string[], readonly checks: number }
  readonly proofs: readonly Proof[]
  readonly findings: readonly RecordedFinding[]
  /** Those that the document or the settings silence, with the reason. */
  readonly silenced?: readonly RecordedFinding[]
  readonly outputs: readonly Output[]
  readonly blocks: readonly PlacedBlock[]
}

/** A face of the edition; the fingerprint has its hash, if it is the one that serves its class. */
export interface UsedFace {
  readonly role: string
  readonly name: string
  readonly place: FontPlace
  readonly standIn: boolean
  /** How many characters of it the edition shows. */
  readonly characters: number
}

/** A finding without its wording, which may change. */
export interface RecordedFinding {
  readonly id: string
  readonly severity: Severity
  readonly line?: number
  readonly column?: number
  /** Why it is not as grave as its rule says. */
  readonly reason?: string
  readonly values: readonly unknown[]
}

/** A file of the edition. */
export interface Output extends HashedFile {
  readonly bytes: number
}

/** What a record is made from, besides the files of the edition. */
export interface RecordSources extends Provenance {
  readonly fingerprint: Fingerprint
  readonly dated: 'document' | 'run'
  readonly ledger: SourceCounts
  readonly faces: readonly Face[]
  readonly text: SourceText
  readonly pages: number | undefined
  readonly placed: PlacedText | undefined
  readonly conformance: Conformance | undefined
  readonly proofs: readonly Proof[]
  readonly findings: readonly Finding[]
  readonly silenced: readonly Finding[]
}

/** Puts the record of a finished edition together, whose `files` are named as in its folder. */
export function makeRecord(sources: RecordSources, files: ReadonlyMap<string, Uint8Array>): EditionRecord {
  const { document: { name, description }, settings, fingerprint, dated, ledger, faces, pages, conformance, proofs, findings, silenced } = sources
  const { form, plainTitle, citation, issuer, date } = description
  return {
    tongbaoEdition: recordVersion, name, edition: description.edition, dated,
    document: { form, title: plainTitle, citation, issuer, date: date.iso },
    profile: 'gbt9704', inputs: fingerprint, ledger,
    faces: faces.map(({ role, file, genuine, characters }) =>
      ({ role, name: file.name, place: file.place, standIn: !genuine, characters: characters.size })),
    ...(pages !== undefined && { pages }),
    ...(conformance && { conformance: { levels: levelsOf(settings), checks: conformance.checks } }),
    proofs, findings: findings.map(plain), ...(silenced.length > 0 && { silenced: silenced.map(plain) }),
    outputs: [...files].map(([file, content]) => ({ name: file, sha256: sha256(content), bytes: content.length })),
    blocks: placeBlocks(sources)
  }
}

/** Which edition of its document a record tells of, from 1. */
export function numberOf({ edition = 1 }: EditionRecord): number {
  return edition
}

/** Writes a record as JSON, one block or file a line, so that two records can be compared by eye. */
export function formatRecordFile(record: EditionRecord): string {
  return `${formatObject(record, '')}\n`
}

function formatObject(object: object, indent: string): string {
  const entries = Object.entries(object).map(([key, value]) => {
    const items = Array.isArray(value) ? value.map((item) => `\n${indent}    ${JSON.stringify(item)}`) : []
    const list = `[${items.join()}\n${indent}  ]`
    const nested = key === 'inputs' ? formatObject(value as object, `${indent}  `) : JSON.stringify(value)
    return `${indent}  ${JSON.stringify(key)}: ${items.length > 0 ? list : nested}`
  })
  return `{\n${entries.join(',\n')}\n${indent}}`
}

function plain(finding: Finding): RecordedFinding {
  const { ruleId, line, column, values } = finding
  const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
  const { reason } = finding.grade ?? {}
  return { id: ruleId, severity: severityOf(finding), ...place, ...(reason !== undefined && { reason }), values }
}

function placeBlocks({ text, placed, source }: RecordSources): PlacedBlock[] {
  if (!placed) return []
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
