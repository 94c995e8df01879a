import { join } from 'node:path'
import { VFile } from 'vfile'
import { compareFingerprints, reportDifferences } from './edition/compare-fingerprints.js'
import { recordName, type Edition } from './edition/finish.js'
import type { Schema } from './edition/check-schema.js'
import { readRecord } from './edition/read-record.js'
import type { EditionRecord } from './edition/record.js'
import { products } from './products.js'
import { gbt9704 } from './layout/page-format.js'
import { readTagged } from './pdf/read/tagged-text.js'
import { readEpub, readHtml } from './proof/markup-text.js'
import { makeDraft, publish, type Publication } from './publish.js'
import { Fault, findingsOf, forbidding, report, type Finding } from './report.js'
import { formats, mergeSettings, type Format, type Settings } from './settings.js'
import { sha256 } from './text/hashes.js'
import type { World } from './world.js'

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
 * source says, and do the recorded inputs give the same bytes again? What is not so is a finding. Away from its source an
 * edition is not made again, and its products are held against one another. Throws the fault `record-unreadable`.
 */
export async function verifyEdition(folder: string, verification: Verification): Promise<Verified> {
  const { read, schema } = verification
  const file = new VFile({ path: join(folder, recordName) })
  const bytes = await read(recordName)
  const record = readRecord(bytes, file.path, schema)
  const found = productsAmong(record, await checkOutputs(file, record, read))
  await judgePdf(file, record, found.get('pdf'), verification)

  const { source: { path: sourcePath, sha256: recorded } } = record.inputs
  const source = await verification.readSource(sourcePath)
  if (!source) {
    await proveAlone(file, found, record, verification)
    return { record, findings: errorsOf(file), isRebuilt: false }
  }
  const publication = publicationOf(record, verification)
  const document = () => new VFile({ path: join(folder, sourcePath), value: source })
  const proven = document()
  const draft = await makeDraft(proven, publication)
  if (!draft) return { record, findings: [...findingsOf(file), ...errorsOf(proven)], isRebuilt: false }
  if (sha256(source) === recorded) {
    for (const [format, content] of found) {
      const { prove } = await products[format].check(proven, { ...draft, bytes: content }, publication.world)
      await prove()
    }
  }
  const differences = reportDifferences(file, compareFingerprints(record.inputs, draft.fingerprint))
  if (differences > 0) return { record, findings: [...findingsOf(file), ...errorsOf(proven)], isRebuilt: false }

  const again = document()
  const edition = await publish(again, publication)
  if (edition) compareRebuilt(file, record, edition, bytes)
  return { record, findings: [...findingsOf(file), ...errorsOf(proven), ...(edition ? [] : errorsOf(again))], isRebuilt: true }
}

/** What came of a verification. */
export interface Verified {
  readonly record: EditionRecord
  readonly findings: readonly Finding[]
  /** Whether the edition was made again. */
  readonly isRebuilt: boolean
}

/** Has the products keep the standards and say the same, which is what the web page says, or else the e-book or the PDF. */
async function proveAlone(
  file: VFile, found: ReadonlyMap<Format, Uint8Array>, record: EditionRecord, { worldFor }: Verification
): Promise<void> {
  const world = worldFor(recordName)
  const { pagination = 'flow' } = mergeSettings(record.inputs.settings)
  try {
    const text = { text: await textAmong(found), offsets: [], made: new Set<number>(), blocks: [] }
    for (const [format, bytes] of found) {
      const { prove } = await products[format].check(file, { bytes, text, format: gbt9704, pagination }, world)
      await prove()
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    report(file, 'product-unreadable', undefined, record.name, { zh: `原文：${reason}`, en: reason })
  }
}

async function textAmong(found: ReadonlyMap<Format, Uint8Array>): Promise<string> {
  const [html, epub, pdf] = (['html', 'epub', 'pdf'] as const).map((format) => found.get(format))
  return html ? readHtml(html) : epub ? readEpub(epub) : pdf ? (await readTagged(pdf)).text : ''
}

/** Compares the files with their recorded hashes and finds strays; gives those that are as they were, by name. */
export async function checkOutputs(
  file: VFile, { outputs, name: edition }: EditionRecord, read: Verification['read']
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const { name, sha256: recorded } of outputs) {
    const content = await read(name)
    if (!content) report(file, 'output-missing', undefined, name)
    else if (sha256(content) !== recorded) report(file, 'output-changed', undefined, name, sha256(content), recorded)
    else found.set(name, content)
  }
  const recorded = new Set(outputs.map(({ name }) => name))
  for (const name of formats.map((format) => `${edition}.${format}`)) {
    if (!recorded.has(name) && await read(name)) report(file, 'output-unrecorded', undefined, name)
  }
  return found
}

function productsAmong({ name }: EditionRecord, files: ReadonlyMap<string, Uint8Array>): Map<Format, Uint8Array> {
  return new Map(formats.flatMap((format) => {
    const content = files.get(`${name}.${format}`)
    return content ? [[format, content] as const] : []
  }))
}

async function judgePdf(
  file: VFile, { conformance }: EditionRecord, pdf: Uint8Array | undefined, { judge }: Verification
): Promise<void> {
  if (!judge || !pdf) return
  for (const level of conformance?.levels ?? []) {
    const { checks, failures } = await judge(pdf, level)
    if (checks === 0) report(file, 'verapdf-failed', undefined, level, '0')
    if (failures.length > 0) report(file, 'verapdf-failed', undefined, level, failures.join(', '))
  }
}

/** What the edition is made again by: the settings and the date that the record names. */
function publicationOf(record: EditionRecord, { worldFor, settings: { fonts } }: Verification): Publication {
  const { settings, source, epoch } = record.inputs
  const world = { ...worldFor(source.path), epoch: new Date(epoch * 1000) }
  return { settings: mergeSettings(settings, { fonts }), world, sourcePath: source.path }
}

/** Names the files that came out otherwise, or a record that was edited. */
function compareRebuilt(file: VFile, record: EditionRecord, edition: Edition, bytes: Uint8Array | undefined): void {
  const now = new Map(edition.record.outputs.map((output) => [output.name, output.sha256]))
  const differing = record.outputs.filter(({ name, sha256: recorded }) => now.get(name) !== recorded)
  for (const { name } of differing) report(file, 'rebuild-differs', undefined, name)
  const expected = edition.files.get(recordName)
  const isOlder = record.tongbaoEdition !== edition.record.tongbaoEdition
  if (differing.length > 0 || isOlder || !bytes || !expected || sha256(bytes) === sha256(expected)) return
  report(file, 'output-changed', undefined, recordName, sha256(bytes), sha256(expected))
}

function errorsOf(file: VFile): Finding[] {
  return forbidding(file)
}
