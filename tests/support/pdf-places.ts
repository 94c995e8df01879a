import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Reads by pdf.js the character at a point of a page (from 1), in points from its lower left corner; empty where none is. */
export async function readByPlace(pdf: Uint8Array, page: number, { x, y }: { readonly x: number, readonly y: number }): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false })
  try {
    const { items } = await (await (await task.promise).getPage(page)).getTextContent({ disableNormalization: true })
    for (const item of items) {
      if (!('str' in item)) continue
      const [, , , , left, bottom] = item.transform as number[]
      const [aside, above] = [x - Number(left), y - Number(bottom)]
      if (aside < 0 || aside >= item.width || above < -0.3 * item.height || above > item.height) continue
      // figures are half as wide as ideographs
      const widths = [...item.str].map((character) => character < '\u0100' ? 0.5 : 1)
      const unit = item.width / widths.reduce((sum, width) => sum + width, 0)
      let end = 0
      return item.str[widths.findIndex((width) => (end += width * unit) > aside)] ?? ''
    }
    return ''
  } finally {
    await task.destroy()
  }
}
