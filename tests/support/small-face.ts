import { Blob, Buffer as Text, Face, Feature, Font, shape } from 'harfbuzzjs'
import { viewOf, writeTables } from '../../src/fonts/sfnt.js'

/** The glyphs of the small face. */
export const [square, circle] = [1, 2]

/** Opens a face for shaping and for looking at its outlines. */
export function openFont(face: Uint8Array): Font {
  return new Font(new Face(new Blob(face)))
}

/** Shapes `text` with `features` and gives its glyphs and their places. */
export function positionsOf(font: Font, text: string, ...features: string[]): unknown {
  const buffer = new Text()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(font, buffer, features.flatMap((feature) => Feature.fromString(feature) ?? []))
  return buffer.getGlyphInfosAndPositions()
}

/** Points along the one contour of a glyph, curves in 16 steps. */
export function outlinePoints(font: Font, glyph: number): [number, number][] {
  const points: [number, number][] = []
  for (const { type, values: [a = 0, b = 0, c = 0, d = 0] } of font.glyphToJson(glyph)) {
    const [x, y] = points.at(-1) ?? [0, 0]
    if (type === 'M' || type === 'L') points.push([a, b])
    for (let i = 1; type === 'Q' && i <= 16; i++) {
      const [t, u] = [i / 16, 1 - i / 16]
      points.push([u * u * x + 2 * u * t * a + t * t * c, u * u * y + 2 * u * t * b + t * t * d])
    }
    if (type === 'C') points.push([c, d])
  }
  return points
}

/** Positive where the contour runs anticlockwise. */
export function areaOf(points: [number, number][]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** A face with PostScript outlines: nothing, a square (一), a circle (通), as a type designer would draw them. */
export function smallFace(): Uint8Array {
  const head = new Uint8Array(54)
  viewOf(head).setUint16(0, 1)
  viewOf(head).setUint32(12, 0x5f0f3cf5)
  viewOf(head).setUint16(18, 1000)
  const hhea = new Uint8Array(36)
  viewOf(hhea).setUint16(0, 1)
  viewOf(hhea).setUint16(34, 2)
  return writeTables(new Map([
    ['head', head], ['hhea', hhea],
    ['hmtx', bytesOf(500, 0, 1000, 200, 100)],
    ['maxp', bytesOf(0, 0x5000, 3)],
    ['cmap', bytesOf(0, 1, 3, 10, 0, 12, 12, 0, 0, 40, 0, 0, 0, 2,
      0, 0x4e00, 0, 0x4e00, 0, square, 0, 0x901a, 0, 0x901a, 0, circle)],
    ['CFF ', smallOutlines()]
  ]))
}

function bytesOf(...words: number[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [(word >> 8) & 255, word & 255]))
}

function smallOutlines(): Uint8Array {
  const numbers = (values: number[]): number[] => values.flatMap((value) => [28, (value >> 8) & 255, value & 255])
  const index = (items: number[][]): number[] => {
    const ends = items.reduce<number[]>((all, item) => [...all, (all.at(-1) ?? 0) + item.length], [1])
    return [0, items.length, 2, ...ends.flatMap((end) => [end >> 8, end & 255]), ...items.flat()]
  }
  const [moveTo, lineTo, curveTo, end, k] = [21, 5, 8, 14, 221]
  const glyphs = index([
    [end],
    [...numbers([200, 0]), moveTo, ...numbers([600, 0, 0, 600, -600, 0]), lineTo, end],
    [...numbers([900, 300]), moveTo, ...numbers([
      0, k, k - 400, 400 - k, -k, 0, -k, 0, k - 400, k - 400, 0, -k,
      0, -k, 400 - k, k - 400, k, 0, k, 0, 400 - k, 400 - k, 0, k
    ]), curveTo, end]
  ])
  const name = index([[84]])
  const start = 4 + name.length
  const dictionary = (at: number): number[] => index([[...numbers([at]), 17, ...numbers([0, 0]), 18]])
  const before = start + dictionary(0).length + 4
  return Uint8Array.from([1, 0, 4, 2, ...name, ...dictionary(before), 0, 0, 0, 0, ...glyphs])
}
