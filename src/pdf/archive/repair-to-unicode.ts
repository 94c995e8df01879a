import { PDFName, type PDFContext } from '@cantoo/pdf-lib'
import { addStream, fromLatin1 } from '../read/objects.js'
import type { Font, PdfPage } from '../read/read.js'
import type { Correction } from '../read/scan.js'
import { formatToUnicode } from '../read/to-unicode.js'

/** A glyph whose text in the font's map was wrong, such as a radical for the ideograph of the same shape. */
export interface ToUnicodeChange {
  readonly font: string
  readonly glyph: number
  readonly from: string
  readonly to: string
}

/**
 * Corrects the fonts' maps to Unicode. Where a font has one glyph for several characters the browser writes the lowest
 * of them, 一 as U+2F00, and puts the right one around each occurrence; that is evidence enough for the map, unless the
 * glyph also stands for the other character somewhere. Readers that know no ActualText then read the right text too.
 */
export function repairToUnicode(
  context: PDFContext, pages: readonly PdfPage[]
): { changes: ToUnicodeChange[], settled: Map<PdfPage, Correction[]> } {
  const right = new Map<Font, Map<number, Set<string>>>()
  for (const { fonts, scan } of pages) {
    for (const { font: name, glyph, text } of scan.corrections) {
      const font = fonts.get(name)
      if (!font || glyph === 0) continue
      const glyphs = right.get(font) ?? new Map<number, Set<string>>()
      right.set(font, glyphs.set(glyph, (glyphs.get(glyph) ?? new Set()).add(text)))
    }
  }
  for (const { fonts, scan } of pages) {
    for (const [name, glyphs] of scan.glyphs) {
      const font = fonts.get(name)
      for (const glyph of glyphs) if (font) right.get(font)?.get(glyph)?.add(font.toUnicode.get(glyph) ?? '')
    }
  }

  const changes: ToUnicodeChange[] = []
  const final = new Map<Font, Map<number, string>>()
  for (const [font, glyphs] of right) {
    const map = new Map(font.toUnicode)
    final.set(font, map)
    for (const [glyph, [text = '', ...others]] of glyphs) {
      const from = map.get(glyph) ?? ''
      if (others.length > 0 || text === from) continue
      map.set(glyph, text)
      changes.push({ font: font.name, glyph, from, to: text })
    }
    font.dict.set(PDFName.of('ToUnicode'), addStream(context, fromLatin1(formatToUnicode(map))))
  }
  const settled = new Map(pages.map((page) => [page, page.scan.corrections.filter(({ font, glyph, text }) => {
    const known = page.fonts.get(font)
    return known && final.get(known)?.get(glyph) === text
  })]))
  return { changes, settled }
}
