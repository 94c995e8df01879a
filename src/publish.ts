import type { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { archivePrint } from './pdf/archive-print.js'
import { checkPdf } from './proof/check-pdf.js'
import { finishEdition, type Edition } from './edition/finish.js'
import { watchInputs } from './edition/inputs.js'
import { proveMarkup } from './proof/prove.js'
import { proveLedger } from './proof/prove-ledger.js'
import { sourceTextOf } from './proof/source-text.js'
import { buildEpub, prepareEpub } from './epub/build.js'
import { checkEpub } from './epub/check.js'
import { modifiedAt } from './epub/identity.js'
import { textOf } from './epub/text-places.js'
import { usageOfBook } from './epub/book-usage.js'
import { prepareFonts } from './fonts/prepare.js'
import { mergeUsage, usageOf } from './fonts/usage.js'
import { renderHtml } from './html/render.js'
import { findPageStarts } from './layout/page-starts.js'
import { pageFurniture, printDocument } from './layout/print.js'
import { findingsOf, isForbidden } from './report.js'
import type { Format, Settings } from './settings.js'
import type { World } from './world.js'

/** The stages in their order, as the progress line names them. */
export const stages = ['document', 'html', 'fonts', 'pdf', 'archive', 'proof', 'epub', 'record'] as const

/** The name of a stage. */
export type Stage = (typeof stages)[number]

/** What a publication needs besides the document: choices, the outside, and an ear for its progress. */
export interface Publication {
  readonly settings: Settings
  readonly world: World
  readonly genres: readonly string[]
  /** The document's path from the edition's folder, for the record; where nothing is said, its own. */
  readonly sourcePath?: string
  /** Hears each stage as it begins, and the number of pages once they are known. */
  readonly onStage?: (stage: Stage, pages?: number) => void
}

/**
 * The whole pipeline: the bytes of a cleaned Markdown file become an edition, and what is found on the way is attached
 * to the file. Gives `undefined` where a finding forbids publication. Throws faults of the run.
 */
export async function publish(
  file: VFile, { settings, genres, onStage, ...publication }: Publication
): Promise<Edition | undefined> {
  const { world, inputsWith } = watchInputs(publication.world)
  const source = { path: publication.sourcePath ?? file.path, bytes: file.value as Uint8Array }

  onStage?.('document')
  const document = parseDocument(file, genres, world)
  if (!document) return undefined
  const text = sourceTextOf(document, source.bytes, world)
  proveLedger(file, document.ledger, text)
  if (isForbidden(file)) return undefined

  onStage?.('html')
  const page = renderHtml(document, world)

  onStage?.('fonts')
  const usage = mergeUsage(usageOf(page.tree, world.style('type.css')), pageFurniture, usageOfBook(document, page, world))
  const faces = await prepareFonts(file, usage, world)
  if (isForbidden(file)) return undefined

  onStage?.('pdf')
  const pagination = settings.pagination ?? document.metadata.pagination ?? 'flow'
  const [printed, cover] = await Promise.all([
    printDocument(file, { document, page, faces, pagination }, world),
    settings.formats.includes('epub') ? prepareEpub(document, faces) : undefined
  ])
  if (!printed || isForbidden(file)) return undefined
  const { html, pdf: print, pages } = printed

  onStage?.('archive', pages)
  const browser = await world.printer.version()
  const created = modifiedAt(document.metadata, world.epoch)
  const provenance = { document, source, settings, browser, tools: world.tools, created }
  const pdf = await archivePrint(file, print, provenance)
  if (!pdf || isForbidden(file)) return undefined

  onStage?.('proof', pages)
  const checked = await checkPdf(file, pdf, text, world)
  if (!checked || isForbidden(file)) return undefined

  const made = new Map<Format, Uint8Array>([['pdf', pdf], ['html', new TextEncoder().encode(html)]])
  if (settings.formats.includes('epub')) {
    onStage?.('epub', pages)
    const starts = findPageStarts(file, checked.placed, textOf(page.tree))
    const paged = { pdf, starts, isOriginal: pagination === 'original' }
    const sources = { document, page, faces, cover, source: source.bytes, review: settings.review }
    const epub = await buildEpub({ ...sources, pagination: paged }, world)
    await checkEpub(file, epub, text.text)
    made.set('epub', epub)
  }

  onStage?.('record', pages)
  const products = new Map([...made].filter(([format]) => settings.formats.includes(format)))
  const proofs = [...checked.proofs, ...proveMarkup(file, text, products)]
  if (isForbidden(file)) return undefined
  const findings = findingsOf(file)
  return finishEdition({ ...provenance, ...checked, inputs: inputsWith(faces), pages, text, proofs, findings }, products)
}
