import type { Table } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Pagination } from '../forms/kinds.js'
import { isForbidden, report } from '../report.js'
import type { Layout, Printer, World } from '../world.js'
import { composeParts, type ComposedPage, type Composition } from './compose-page.js'
import { fitOriginal, type Overrun } from './fit-original.js'
import { divideOriginal, placeOfPage } from './original-pages.js'
import { flowOf, type PageFormat } from './page-format.js'
import { checkBrowser } from './tried-browsers.js'

/** What is to be printed. */
export interface Manuscript extends Composition {
  readonly pagination: Pagination
}

/** Prints a document. What does not come to stand where it should is reported; `undefined` where nothing was printed. */
export async function printDocument(
  file: VFile, { pagination, ...composition }: Manuscript, world: World
): Promise<Print | undefined> {
  const { document: { body, errata }, page, format } = composition
  const divided = pagination === 'original' ? divideOriginal(file, body, page) : page
  if (isForbidden(file)) return undefined
  const composed = composeParts({ ...composition, page: divided }, world)
  const print = await printPdf(composed, { format, pagination, errata }, world.printer)
  checkBrowser(file, await world.browser())
  const tables: Table[] = []
  visit(body, 'table', (table) => void tables.push(table))
  for (const index of print.wideTables) report(file, 'table-too-wide', tables[index], tables[index]?.children[0]?.children.length ?? 0)
  for (const { page: number, lines } of print.overruns) {
    report(file, 'original-page-overrun', placeOfPage(body, number), number, lines)
  }
  const isTurned = print.planned !== undefined && print.planned !== print.pages
  if (isTurned && errata) report(file, 'errata-too-long', undefined)
  else if (isTurned) report(file, 'page-turn', undefined, print.planned, print.pages)
  return print
}

/** What was printed: the PDF as Chromium wrote it. */
export interface Print {
  readonly pdf: Uint8Array
  /** Pages that it has. */
  readonly pages: number
  /** Pages that the layout was planned for, where there is an imprint: else than `pages`, it is not where it should be. */
  readonly planned: number | undefined
  /** The indexes of tables that are too wide for the type area in every size. */
  readonly wideTables: readonly number[]
  /** Pages of the original that have more text than a page holds. */
  readonly overruns: readonly Overrun[]
}

/**
 * Prints a page with the imprint on the foot of the last page (GB/T 9704-2012 7.4.1). Chromium has no page float, so the
 * page is measured first, with the imprint in the flow, to learn on which page it falls; then it is pinned to the foot
 * of that page (`pageCss`). Without an imprint the pages end with the text. By `original`, it has to be a page that
 * `divideOriginal` made.
 */
export async function printPdf(
  { html, css }: ComposedPage, { format, pagination, errata }: { format: PageFormat, pagination: Pagination, errata?: unknown }, printer: Printer
): Promise<Print> {
  return printer.layOut(html, { ...flowOf(format), css }, async (layout) => {
    // a last line of one character, and what may follow it such as 。”
    const text = pagination === 'flow' ? { shortest: 3, narrowest: 2.5 } : { shortest: 0, narrowest: 0 }
    const wideTables = await layout.refine({ ...text, sizes: format.sizes.table, highestRow: format.typeArea.height / 3 / 25.4 * 96 })
    const overruns = pagination === 'original' ? await fitOriginal(layout, format) : []
    const mark = format.letterhead && await layout.placeOf(format.letterhead.mark)
    if (mark) await layout.set('--mark', `${mark.height}px`)
    const foot = pagination === 'flow' ? await placeFoot(layout, format) : await layout.placeOf(format.anchors.foot)
    if (foot) {
      await layout.set('--imprint-height', `${foot.height}px`)
      await layout.set('--pages', String(foot.page))
      await layout.set('--imprint', 'absolute')
    }
    // errata that are bound behind it have one page of their own
    const planned = foot && foot.page + (errata ? 1 : 0)
    const pdf = await layout.print()
    const pages = countPages(pdf)
    if (planned === undefined || pages <= planned) return { pdf, pages, planned, wideTables, overruns }
    // an imprint of many lines may break in the flow, and the room that is kept for it may not
    await layout.set('--pages', String(pages - (errata ? 1 : 0)))
    const again = await layout.print()
    return { pdf: again, pages: countPages(again), planned: pages, wideTables, overruns }
  })
}

/** The part of a page that may stay empty before what closes the text, so that the imprint stands with text. */
const mostEmpty = 1 / 2

/**
 * Gives where the imprint falls. What the text ends with goes with it to a page that would have no text, if it stands on one
 * page: by `break-before: avoid` alone Chromium 147 does not always do so behind a rule or a table (measured). Where that
 * leaves half a page empty the imprint stands on a page of its own.
 */
async function placeFoot(layout: Layout, { anchors, typeArea }: PageFormat): ReturnType<Layout['placeOf']> {
  const foot = await layout.placeOf(anchors.foot)
  if (!foot || foot.page === 1) return foot
  const [[last] = []] = await layout.placesOf('.text-end')
  if (last && last.start === last.end.page && last.end.page < foot.page) await layout.set('--last-block', 'page')
  const [[end] = [], [before, turn] = []] = await layout.placesOf('.text-end', '.text-before, .text-turn')
  const isEmpty = before && turn && before.end.page < turn.start && typeArea.height - before.end.y > mostEmpty * typeArea.height
  const isBare = end && end.end.page < ((await layout.placeOf(anchors.foot))?.page ?? 0)
  if (isEmpty) await layout.set('--imprint-keep', 'auto')
  if (isEmpty || isBare) await layout.set('--last-block', 'auto')
  return layout.placeOf(anchors.foot)
}

/** Chromium writes the page tree in the clear; its root has the largest count. */
function countPages(pdf: Uint8Array): number {
  const source = new TextDecoder('latin1').decode(pdf)
  return Math.max(0, ...[...source.matchAll(/\/Type \/Pages\s*\/Count (\d+)/g)].map(([, count]) => Number(count)))
}
