import { encodeGlyph } from './glyf.js'
import { openOutlines } from './outlines.js'
import { readTables, viewOf, writeTables } from './sfnt.js'

/** How far, in font units, a converted curve may lie from the original before its points are rounded. */
const tolerance = 0.3

/**
 * Turns a face with PostScript outlines (`CFF `) into one with TrueType outlines (`glyf`), because Chromium writes the
 * former into a PDF as Type 3 fonts. Advance widths and every table that does not describe outlines stay as they are.
 * Throws a `TypeError` where `face` has no PostScript outlines.
 */
export function convertOutlines(face: Uint8Array): Uint8Array {
  const tables = new Map(readTables(face))
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag))
  if (!tables.has('CFF ') || !head || !hhea || !hmtx || !maxp) {
    throw new TypeError('Unexpected tables, expected a face with PostScript outlines')
  }
  const outlineOf = openOutlines(face, tolerance)
  const count = viewOf(maxp).getUint16(4)
  const glyphs = Array.from({ length: count }, (_, glyph) => encodeGlyph(outlineOf(glyph)))
  for (const tag of ['CFF ', 'VORG', 'DSIG']) tables.delete(tag)
  tables.set('glyf', concatenate(glyphs))
  tables.set('loca', offsetsOf(glyphs))
  tables.set('maxp', maximaOf(glyphs))
  tables.set('head', longOffsets(head))
  tables.set('hmtx', withBearings(hmtx, viewOf(hhea).getUint16(34), glyphs))
  const post = tables.get('post')
  if (post) tables.set('post', withoutNames(post))
  return writeTables(tables)
}

function concatenate(glyphs: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(glyphs.reduce((size, glyph) => size + glyph.length, 0))
  let offset = 0
  for (const glyph of glyphs) {
    whole.set(glyph, offset)
    offset += glyph.length
  }
  return whole
}

function offsetsOf(glyphs: readonly Uint8Array[]): Uint8Array {
  const loca = new Uint8Array(4 * (glyphs.length + 1))
  const view = viewOf(loca)
  let offset = 0
  for (const [index, glyph] of glyphs.entries()) view.setUint32(4 * (index + 1), offset += glyph.length)
  return loca
}

/** `maxp` 1.0 for simple glyphs without instructions. */
function maximaOf(glyphs: readonly Uint8Array[]): Uint8Array {
  const maxp = new Uint8Array(32)
  const view = viewOf(maxp)
  let [points, contours] = [0, 0]
  for (const glyph of glyphs.filter(({ length }) => length > 0).map(viewOf)) {
    const own = glyph.getInt16(0)
    contours = Math.max(contours, own)
    points = Math.max(points, glyph.getUint16(8 + 2 * own) + 1)
  }
  const zones = 1
  const fields = [glyphs.length, points, contours, 0, 0, zones]
  view.setUint32(0, 0x00010000)
  for (const [index, value] of fields.entries()) view.setUint16(4 + 2 * index, value)
  return maxp
}

function longOffsets(head: Uint8Array): Uint8Array {
  const changed = head.slice()
  viewOf(changed).setInt16(50, 1)
  viewOf(changed).setInt16(52, 0)
  return changed
}

/** `hmtx` with the left side bearing of each glyph set to its xMin, where TrueType expects the outline to begin. */
function withBearings(hmtx: Uint8Array, metrics: number, glyphs: readonly Uint8Array[]): Uint8Array {
  const changed = hmtx.slice()
  const view = viewOf(changed)
  for (const [index, glyph] of glyphs.entries()) {
    const at = index < metrics ? 4 * index + 2 : 4 * metrics + 2 * (index - metrics)
    view.setInt16(at, glyph.length > 0 ? viewOf(glyph).getInt16(2) : 0)
  }
  return changed
}

/** `post` 3.0, which names no glyphs: the names were in `CFF `. */
function withoutNames(post: Uint8Array): Uint8Array {
  const changed = post.slice(0, 32)
  viewOf(changed).setUint32(0, 0x00030000)
  return changed
}
