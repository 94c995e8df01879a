import { join } from 'node:path'
import { VFile } from 'vfile'
import { compareEditions } from './edition/errata/compare-editions.js'
import { readEditionText, withImages, type EditionText } from './edition/errata/edition-text.js'
import { writeErrata, type Comparison } from './edition/errata/write-errata.js'
import { recordName } from './edition/finish.js'
import { readRecord } from './edition/read-record.js'
import { UnreadablePdf } from './pdf/read/objects.js'
import { publish } from './publish.js'
import { Fault, findingsOf, forbidding, isForbidden, report, type Finding } from './report.js'
import { defaults } from './settings.js'
import { checkOutputs } from './verify.js'
import type { Outside } from './world.js'

/** What an edition is read with. */
type Reading = Pick<Outside, 'edition' | 'schema' | 'drawPages'>

/**
 * Reads the editions in two folders as they were published and compares them; where this machine can draw, by the pixels of
 * their pages. What was changed by hand is a finding, and there is no comparison. Throws the faults `record-unreadable` and
 * `errata-unpaged`.
 */
export async function compareFolders(
  folders: readonly [old: string, fresh: string], outside: Reading
): Promise<{ readonly comparison?: Comparison, readonly findings: readonly Finding[] }> {
  const files = folders.map((folder) => new VFile({ path: join(folder, recordName) }))
  const read = await Promise.all(folders.map((folder, index) => readEdition(files[index] ?? new VFile(), folder, outside)))
  const [[old, fresh], [, newer]] = [read, files]
  if (old && fresh && newer && old.record.document.citation !== fresh.record.document.citation) {
    report(newer, 'errata-other', undefined, fresh.record.document.citation, old.record.document.citation)
  }
  const findings = files.flatMap((file) => findingsOf(file))
  if (!old || !fresh) return { findings }
  const date = new Date(fresh.record.inputs.epoch * 1000).toISOString().slice(0, 10)
  const [was, is] = [await drawEdition(old, outside), await drawEdition(fresh, outside)]
  return { comparison: { old, fresh, errata: compareEditions(was, is), date }, findings }
}

/** An edition and the bytes of its PDF. */
type ReadEdition = EditionText & { readonly pdf: Uint8Array }

async function readEdition(file: VFile, folder: string, outside: Reading): Promise<ReadEdition | undefined> {
  const { read } = outside.edition(folder)
  const record = readRecord(await read(recordName), file.path, outside.schema)
  const pdf = (await checkOutputs(file, record, read)).get(`${record.name}.pdf`)
  if (isForbidden(file)) return undefined
  if (!pdf) throw new Fault('errata-unpaged', folder)
  try {
    return { ...await readEditionText(record, pdf), pdf }
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    report(file, 'product-unreadable', undefined, 'PDF', error.reason)
    return undefined
  }
}

/** Pages that are drawn at one go, so that none waits longer than a task may. */
const batch = 20

/** The same edition, judged by its pixels where all its pages can be drawn. */
async function drawEdition(edition: ReadEdition, { drawPages }: Reading): Promise<EditionText> {
  const { pdf, looks } = edition
  const images: string[] = []
  for (let first = 1; first <= looks.length; first += batch) {
    const drawn = await drawPages({ pdf, first, last: first + batch - 1 })
    if (!drawn) return edition
    images.push(...drawn)
  }
  return withImages(edition, images)
}

/** The files of an errata list by their endings. */
export type ErrataFiles = ReadonlyMap<'md' | 'json' | 'html' | 'pdf', Uint8Array>

/** Words a comparison as Markdown and JSON and, where asked for, publishes it as web page and PDF; gives the name of these files. */
export async function makeErrata(
  comparison: Comparison, { outside, isPublished }: { readonly outside: Outside, readonly isPublished: boolean }
): Promise<{ readonly name: string, readonly files: ErrataFiles, readonly findings: readonly Finding[] }> {
  const { old, fresh } = comparison
  const name = `${fresh.record.name}-errata-${old.number}-${fresh.number}`
  const encode = (text: string) => new TextEncoder().encode(text)
  const markdown = encode(writeErrata(comparison))
  const plain = [['md', markdown], ['json', encode(formatJson(comparison))]] as const
  if (!isPublished) return { name, files: new Map(plain), findings: [] }
  const file = new VFile({ path: `${name}.md`, value: markdown })
  const settings = { ...defaults, formats: ['pdf', 'html'] as const }
  const edition = await publish(file, { settings, world: outside.worldFor(file.path) })
  // its text is that of the editions, about which the builds of these had their say
  const findings = forbidding(file)
  const products = (['html', 'pdf'] as const).flatMap((format) => {
    const bytes = edition?.products.get(format)
    return bytes ? [[format, bytes] as const] : []
  })
  return { name, files: new Map([...plain, ...products]), findings }
}

/** Errata for programs: `rows` as in `Erratum`, places by page and line, pages and sheets by their numbers. */
function formatJson({ old, fresh, errata, date }: Comparison): string {
  const edition = ({ number, record: { document, inputs } }: Comparison['old']) => ({ edition: number, ...document, inputs: inputs.sha256 })
  return `${JSON.stringify({ tongbaoErrata: 1, date, old: edition(old), new: edition(fresh), ...errata }, undefined, 2)}\n`
}
