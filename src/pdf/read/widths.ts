import { PDFArray, PDFDict, PDFNumber } from '@cantoo/pdf-lib'
import { entry } from './objects.js'

/** Tells how far a font moves on after a glyph, in thousandths of its size (ISO 32000-1 9.7.4.3). */
export function readWidths(font: PDFDict): (glyph: number) => number {
  const [descendant] = entry(font, 'DescendantFonts', PDFArray)?.asArray() ?? []
  const dict = font.context.lookup(descendant)
  if (!(dict instanceof PDFDict)) return () => 1000
  const whole = entry(dict, 'DW', PDFNumber)?.asNumber() ?? 1000
  const widths = new Map<number, number>()
  const ranges: [first: number, last: number, width: number][] = []
  const values = (entry(dict, 'W', PDFArray)?.asArray() ?? []).map((value) => font.context.lookup(value))
  for (let at = 0; at < values.length;) {
    const [first, second, third] = [numberOf(values[at]), values[at + 1], values[at + 2]]
    if (second instanceof PDFArray) {
      for (const [index, width] of second.asArray().entries()) widths.set(first + index, numberOf(font.context.lookup(width)))
      at += 2
    } else {
      ranges.push([first, numberOf(second), numberOf(third)])
      at += 3
    }
  }
  return (glyph) => widths.get(glyph) ?? ranges.find(([first, last]) => glyph >= first && glyph <= last)?.[2] ?? whole
}

function numberOf(value: unknown): number {
  return value instanceof PDFNumber ? value.asNumber() : 0
}
