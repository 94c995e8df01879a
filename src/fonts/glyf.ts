import type { Outline, OutlinePoint } from './outlines.js'
import { viewOf } from './sfnt.js'

/**
 * Writes one outline as a simple glyph of the `glyf` table (OpenType 1.9, “glyf”), without instructions, padded to
 * 4 bytes; empty for an empty outline.
 */
export function encodeGlyph(outline: Outline): Uint8Array {
  const points = outline.flat()
  if (points.length === 0) return new Uint8Array()
  const { flags, coordinates } = encodePoints(points)
  const header = 10 + 2 * outline.length + 2
  const bytes = new Uint8Array((header + flags.length + coordinates.length + 3) & ~3)
  const view = viewOf(bytes)
  const xs = outline.flatMap((contour) => reachOf(contour, 'x'))
  const ys = outline.flatMap((contour) => reachOf(contour, 'y'))
  const least = [xs, ys].map((reach) => Math.floor(Math.min(...reach)))
  const greatest = [xs, ys].map((reach) => Math.ceil(Math.max(...reach)))
  for (const [index, value] of [outline.length, ...least, ...greatest].entries()) view.setInt16(2 * index, value)
  let last = -1
  for (const [index, contour] of outline.entries()) view.setUint16(10 + 2 * index, last += contour.length)
  bytes.set(flags, header)
  bytes.set(coordinates, header + flags.length)
  return bytes
}

/** Where along `axis` a contour's points on the curve lie and its quadratics turn: their extremes bound the contour. */
function reachOf(contour: readonly OutlinePoint[], axis: 'x' | 'y'): readonly number[] {
  return contour.map((point, index) => {
    const control = point[axis]
    const from = contour.at(index - 1)?.[axis] ?? control
    const to = contour[(index + 1) % contour.length]?.[axis] ?? control
    if (point.on) return control
    const turns = (control - from) * (control - to) > 0
    return turns ? (from * to - control * control) / (from - 2 * control + to) : from
  })
}

const flag = { on: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32 }

function encodePoints(points: readonly OutlinePoint[]): { flags: readonly number[], coordinates: readonly number[] } {
  const flags: number[] = []
  const xs: number[] = []
  const ys: number[] = []
  let before = { x: 0, y: 0 }
  let repeats = 0
  let previous = -1
  for (const point of points) {
    const bits = (point.on ? flag.on : 0)
      | pushStep(xs, point.x - before.x, flag.shortX, flag.sameX)
      | pushStep(ys, point.y - before.y, flag.shortY, flag.sameY)
    if (bits === previous && repeats < 255) {
      repeats++
      if (repeats === 1) flags.push(1)
      else flags[flags.length - 1] = repeats
      flags[flags.length - 2] = bits | flag.repeat
    } else {
      flags.push(bits)
      repeats = 0
    }
    previous = bits
    before = point
  }
  return { flags, coordinates: xs.concat(ys) }
}

/** Appends `step` in its shortest form and gives its flags; `same` means no step, or with `short` a positive one. */
function pushStep(steps: number[], step: number, short: number, same: number): number {
  if (step === 0) return same
  if (Math.abs(step) < 256) {
    steps.push(Math.abs(step))
    return step > 0 ? short | same : short
  }
  steps.push((step >> 8) & 255, step & 255)
  return 0
}
