import type { VFile } from 'vfile'
import type { OfficialDocument } from '../document/document.js'
import type { Pagination } from '../forms/kinds.js'
import type { Face } from '../fonts/prepare.js'
import type { Usage } from '../fonts/usage.js'
import type { Page } from '../html/render.js'
import { isForbidden, report } from '../report.js'
import type { Printer, World } from '../world.js'
import { composePage } from './compose-page.js'
import { fitOriginal, type Overrun } from './fit-original.js'
import { divideOriginal, placeOfPage } from './original-pages.js'

/** What stands in the margins of every page: — 1 — in 宋体 (GB/T 9704-2012 7.5). */
export const pageFurniture: Usage = new Map([['songti', new Set('— 0123456789')]])

/** What is to be printed. */
export interface Manuscript {
  readonly document: OfficialDocument
  readonly page: Page
  readonly faces: readonly Face[]
  readonly pagination: Pagination
}

/** Prints a document. What does not come to stand where it should is reported; `undefined` where nothing was printed. */
export async function printDocument(
  file: VFile, { document: { body }, page, faces, pagination }: Manuscript, world: World
): Promise<Print | undefined> {
  const divided = pagination === 'original' ? divideOriginal(file, body, page) : page
  if (isForbidden(file)) return undefined
  const print = await printPdf(composePage(divided, faces, world), world.printer, pagination)
  for (const { page: number, lines } of print.overruns) {
    report(file, 'original-page-overrun', placeOfPage(body, number), number, lines)
  }
  if (print.planned !== print.pages) report(file, 'page-turn', undefined, print.planned, print.pages)
  return print
}

/** What was printed: the PDF as Chromium wrote it, and the HTML that prints it. */
export interface Print {
  readonly pdf: Uint8Array
  readonly html: string
  /** Pages that the layout was planned for, and that the PDF has: unequal, the imprint is not where it should be. */
  readonly planned: number
  readonly pages: number
  /** Pages of the original that have more text than a page holds. */
  readonly overruns: readonly Overrun[]
}

/**
 * Prints a page with the imprint on the foot of the last page (GB/T 9704-2012 7.4.1). Chromium has no page float, so the
 * page is measured first, with the imprint in the flow, to learn on which page it falls; then it is pinned to the foot
 * of that page (`styles/print.css`). By `original`, `html` has to be a page that `divideOriginal` made.
 */
export async function printPdf(html: string, printer: Printer, pagination: Pagination = 'flow'): Promise<Print> {
  return printer.layOut(html, async (layout) => {
    const fit = pagination === 'original' ? await fitOriginal(layout) : undefined
    // a form may have no imprint; then the text ends where it ends
    const planned = html.includes('id="imprint"') ? await layout.pageOf('imprint') : undefined
    const pin = planned === undefined ? {} : { '--pages': String(planned), '--imprint': 'absolute' }
    for (const [property, value] of Object.entries(pin)) await layout.set(property as `--${string}`, value)
    const style = Object.entries({ ...fit?.measures, ...pin }).map((pair) => pair.join(':')).join(';')
    const pdf = await layout.print()
    const printed = html.replace('<html', `<html style="${style}"`)
    const pages = countPages(pdf)
    return { pdf, planned: planned ?? pages, pages, overruns: fit?.overruns ?? [], html: printed }
  })
}

/** Chromium writes the page tree in the clear; its root has the largest count. */
function countPages(pdf: Uint8Array): number {
  const source = new TextDecoder('latin1').decode(pdf)
  return Math.max(0, ...[...source.matchAll(/\/Type \/Pages\s*\/Count (\d+)/g)].map(([, count]) => Number(count)))
}
