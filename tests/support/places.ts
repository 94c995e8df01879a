import { expect } from 'vitest'
import type { Line, Sheet } from './pdf.js'

/** GB/T 9704-2012 5.2.1: the type area of an odd page, mm from the edges of the paper. */
export const area = { top: 37, bottom: 262, left: 28, right: 184 }
/** From line to line, and the width of a character, mm. */
export const pitch = 28.95 / 72 * 25.4
export const character = 156 / 28
/** Chromium sets base lines on whole pixels (0.26 mm). */
export const near = 0.4
/** Points as millimetres. */
export const mm = (points: number) => points / 72 * 25.4
/** The upper and the lower edge of the characters of a line, and the middle between them. */
export const topOf = ({ y, size }: Line) => y - 0.88 * mm(size)
export const footOf = ({ y, size }: Line) => y + 0.12 * mm(size)
/** A line that says this, on the first page that has one. */
export function line(sheets: readonly Sheet[], words: string | RegExp): Line & { page: number } {
  for (const [index, { lines }] of sheets.entries()) {
    const found = lines.find(({ text }) => typeof words === 'string' ? text.includes(words) : words.test(text))
    if (found) return { ...found, page: index + 1 }
  }
  throw new Error(`no ${String(words)}`)
}
/** The rules of a page, from its head. */
export const rules = (sheet: Sheet | undefined, least = 150) => (sheet?.boxes ?? []).filter(({ x, right, top, bottom }) => right - x > least && bottom - top < 3).sort((a, b) => a.top - b.top)
export const middleOf = (found: Line) => found.y - 0.38 * mm(found.size)
/** Expects a place where the standard has it. */
export const expectNear = (found: number, expected: number, slack = near) => expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThan(slack)
