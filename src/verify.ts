import { join } from 'node:path'
import { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { checkPdf } from './proof/check-pdf.js'
import type { Schema } from './edition/check-schema.js'
import { compareInputs } from './edition/compare-records.js'
import { recordName, type Edition } from './edition/finish.js'
import { proveMarkup } from './proof/prove.js'
import { readRecord } from './edition/read-record.js'
import type { EditionRecord } from './edition/record.js'
import { sourceTextOf } from './proof/source-text.js'
import { publish } from './publish.js'
import { findingsOf, report, type Finding } from './report.js'
import { formats, mergeSettings, type Format, type Settings } from './settings.js'
import type { World } from './world.js'
import { sha256 } from './text/hashes.js'

/** What a verification needs besides the edition's folder. */
export interface Verification {
  /** Reads a file of the edition's folder by its name; `undefined` where there is none. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>
  /** Reads the source by the path that the record names; `undefined` where there is none. */
  readonly readSource: (path: string) => Promise<Uint8Array | undefined>
  /** The outside for a document, by its path from the edition's folder. */
  readonly worldFor: (source: string) => World
  /** The settings of this run, of which only the fonts folder counts; all others come from the record. */
  readonly settings: Settings
  readonly genres: readonly string[]
  readonly schema: Schema
  /** Another judge of conformance, where one is asked for: veraPDF. */
  readonly judge?: Judge | undefined
}

/** Tells how many checks of a level, for example `PDF/A-2a`, were made, and which clauses are broken. */
export type Judge = (pdf: Uint8Array, level: string) => Promise<Verdict>

interface Verdict {
  readonly checks: number
  readonly failures: readonly string[]
}

/**
 * Verifies the edition in `folder`: are its files those of its record, do they keep the standards and say what the
 * source says, and do the recorded inputs give the same bytes again? What is not so is a finding. Throws the fault
 * `record-unreadable`.
 */
export async function verifyEdition(
  folder: string, verification: Verification
): Promise<{ record: EditionRecord, findings: Finding[] }> {
  const { read, schema } = verification
  const file = new VFile({ path: join(folder, recordName) })
  const bytes = await read(recordName)
  const record = readRecord(bytes, file.path, schema)
  const products = await checkOutputs(file, record, read)
  await judgePdf(file, record, products.get('pdf'), verification)

  const source = await verification.readSource(record.source.path)
  if (!source) {
    const name = { zh: `原稿 ${record.source.path} `, en: `source ${record.source.path}` }
    report(file, 'input-differs', undefined, name, { zh: '无', en: 'none' }, record.source.sha256)
    return { record, findings: findingsOf(file) }
  }
  const document = () => new VFile({ path: join(folder, record.source.path), value: source })
  const isSame = sha256(source) === record.source.sha256
  const proven = isSame ? await proveAgain(document(), record, products, verification) : []
  const again = document()
  const edition = await rebuild(again, record, verification)
  if (edition) compareEditions(file, record, edition, bytes)
  return { record, findings: [...findingsOf(file), ...proven, ...(edition ? [] : errorsOf(again))] }
}

/** Compares the files with their recorded hashes and finds strays; gives the products that are as they were. */
async function checkOutputs(
  file: VFile, { outputs, name: edition }: EditionRecord, read: Verification['read']
): Promise<Map<Format, Uint8Array>> {
  const products = new Map<Format, Uint8Array>()
  for (const { name, sha256: recorded } of outputs) {
    const content = await read(name)
    if (!content) report(file, 'output-missing', undefined, name)
    else if (sha256(content) !== recorded) report(file, 'output-changed', undefined, name, sha256(content), recorded)
    else for (const format of formats) if (name === `${edition}.${format}`) products.set(format, content)
  }
  const recorded = new Set(outputs.map(({ name }) => name))
  for (const name of formats.map((format) => `${edition}.${format}`)) {
    if (!recorded.has(name) && await read(name)) report(file, 'output-unrecorded', undefined, name)
  }
  return products
}

async function judgePdf(
  file: VFile, { conformance }: EditionRecord, pdf: Uint8Array | undefined, { judge }: Verification
): Promise<void> {
  if (!judge || !pdf) return
  for (const level of conformance.levels) {
    const { checks, failures } = await judge(pdf, level)
    if (checks === 0) report(file, 'verapdf-failed', undefined, level, '0')
    if (failures.length > 0) report(file, 'verapdf-failed', undefined, level, failures.join(', '))
  }
}

/** Puts the files of the edition through the gate and the proof once more. */
async function proveAgain(
  source: VFile, record: EditionRecord, products: ReadonlyMap<Format, Uint8Array>, { worldFor, genres }: Verification
): Promise<Finding[]> {
  const world = worldFor(record.source.path)
  const document = parseDocument(source, genres, world)
  // why, the rebuild tells
  if (!document) return []
  const text = sourceTextOf(document, source.value as Uint8Array, world)
  const pdf = products.get('pdf')
  if (pdf) await checkPdf(source, pdf, text, world)
  proveMarkup(source, text, products)
  return errorsOf(source)
}

/** Makes the edition again, in memory, from what the record names. */
function rebuild(
  source: VFile, record: EditionRecord, { worldFor, settings: { fonts }, genres }: Verification
): Promise<Edition | undefined> {
  const settings = mergeSettings(record.settings, { fonts })
  const world = { ...worldFor(record.source.path), epoch: new Date(record.epoch * 1000) }
  return publish(source, { settings, world, genres, sourcePath: record.source.path })
}

/** Names the inputs that differ, or else the files that came out otherwise, or a record that was edited. */
function compareEditions(file: VFile, record: EditionRecord, edition: Edition, bytes: Uint8Array | undefined): void {
  if (compareInputs(file, record, edition.record) > 0) return
  const now = new Map(edition.record.outputs.map((output) => [output.name, output.sha256]))
  const differing = record.outputs.filter(({ name, sha256: recorded }) => now.get(name) !== recorded)
  for (const { name } of differing) report(file, 'rebuild-differs', undefined, name)
  const expected = edition.files.get(recordName)
  if (differing.length > 0 || !bytes || !expected || sha256(bytes) === sha256(expected)) return
  report(file, 'output-changed', undefined, recordName, sha256(bytes), sha256(expected))
}

function errorsOf(file: VFile): Finding[] {
  return findingsOf(file).filter(({ fatal }) => fatal === true)
}
