import type { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { buildEpub } from './epub/build.js'
import { usageOfBook } from './epub/usage.js'
import { prepareFonts } from './fonts/prepare.js'
import { mergeUsage, usageOf } from './fonts/usage.js'
import { renderHtml } from './html/render.js'
import { composePage } from './pdf/compose-page.js'
import { pageFurniture, printPdf } from './pdf/print.js'
import { isForbidden, report } from './report.js'
import type { Format, Settings } from './settings.js'
import type { World } from './world.js'

/** The stages in their order, as the progress line names them. */
export const stages = ['document', 'html', 'fonts', 'pdf', 'epub'] as const

/** A finished edition that has not been written yet. */
export interface Edition {
  readonly name: string
  readonly pages: number
  readonly products: ReadonlyMap<Format, Uint8Array>
}

/** What a publication needs besides the document: choices, the outside, and an ear for its progress. */
export interface Publication {
  readonly settings: Settings
  readonly world: World
  readonly genres: readonly string[]
  readonly onStage?: (stage: (typeof stages)[number]) => void
}

/**
 * The whole pipeline: the bytes of a cleaned Markdown file become an edition, and what is found on the way is attached
 * to the file. Gives `undefined` where a finding forbids publication. Throws faults of the run.
 */
export async function publish(file: VFile, { settings, world, genres, onStage }: Publication): Promise<Edition | undefined> {
  onStage?.('document')
  const document = parseDocument(file, genres, world)
  if (!document) return undefined

  onStage?.('html')
  const page = renderHtml(document, world)

  onStage?.('fonts')
  const usage = mergeUsage(usageOf(page.tree, world.style('type.css')), pageFurniture, usageOfBook(document, page, world))
  const faces = await prepareFonts(file, usage, world)
  if (isForbidden(file)) return undefined

  onStage?.('pdf')
  const { html, pdf, planned, pages } = await printPdf(composePage(page, faces, world), world.printer)
  if (planned !== pages) report(file, 'page-turn', undefined, planned, pages)
  if (isForbidden(file)) return undefined

  const products = new Map<Format, Uint8Array>([['pdf', pdf], ['html', new TextEncoder().encode(html)]])
  if (settings.formats.includes('epub')) {
    onStage?.('epub')
    products.set('epub', await buildEpub({ document, page, faces }, world))
  }
  const wanted = [...products].filter(([format]) => settings.formats.includes(format))
  return { name: document.name, pages, products: new Map(wanted) }
}
