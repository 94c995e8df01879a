import type { Printer } from '../world.js'

/** What stands in the margins of every page, set in the role `songti` (GB/T 9704-2012 7.5). */
export const pageFurniture = '— 0123456789'

/** A printed page: the PDF as Chromium wrote it, its number of pages, and the HTML that prints it. */
export interface Print {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly html: string
}

/**
 * Prints a page with the imprint on the foot of the last page (GB/T 9704-2012 7.4.1). Chromium has no page float, so the
 * page is measured first, with the imprint in the flow, to learn on which page it falls; then it is pinned to the foot
 * of that page (`styles/print.css`).
 */
export async function printPdf(html: string, printer: Printer): Promise<Print> {
  return printer.layOut(html, async (layout) => {
    const pages = await layout.pageOf('imprint')
    const pin = { '--pages': String(pages), '--imprint': 'absolute' } as const
    for (const [property, value] of Object.entries(pin)) await layout.set(property as keyof typeof pin, value)
    const style = Object.entries(pin).map((pair) => pair.join(':')).join(';')
    return { pdf: await layout.print(), pages, html: html.replace('<html', `<html style="${style}"`) }
  })
}
