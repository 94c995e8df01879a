import { Blob, DrawFuncs, Face, Font } from 'harfbuzzjs'

/** A point of a TrueType contour, in whole font units; off the curve it is the control point of a quadratic. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

/** The closed contours of one glyph. */
export type Outline = readonly (readonly OutlinePoint[])[]

/**
 * Opens `face` and gives a function from glyph id to outline. Cubics become quadratics that stay within `tolerance`
 * font units of them; then points are rounded to whole units. Contours are turned round: PostScript's outer contours
 * run anticlockwise, TrueType's clockwise.
 */
export function openOutlines(face: Uint8Array, tolerance: number): (glyph: number) => Outline {
  const font = new Font(new Face(new Blob(face)))
  let outline: OutlinePoint[][] = []
  let at = { x: 0, y: 0 }
  const add = (x: number, y: number, on: boolean): void => {
    if (on) at = { x, y }
    outline.at(-1)?.push({ x: Math.round(x), y: Math.round(y), on })
  }
  const pen = new DrawFuncs()
  pen.setMoveToFunc((x, y) => {
    outline.push([])
    add(x, y, true)
  })
  pen.setLineToFunc((x, y) => add(x, y, true))
  pen.setCubicToFunc((ax, ay, bx, by, x, y) => {
    const [xs, ys] = [powers(at.x, ax, bx, x), powers(at.y, ay, by, y)]
    const count = countQuadratics(Math.hypot(xs[3], ys[3]), tolerance)
    for (let i = 0; i < count; i++) {
      add(controlOf(xs, i, count), controlOf(ys, i, count), false)
      if (i + 1 < count) add(valueAt(xs, (i + 1) / count), valueAt(ys, (i + 1) / count), true)
    }
    add(x, y, true)
  })
  return (glyph) => {
    outline = []
    font.drawGlyph(glyph, pen)
    return outline.map(tidy).filter((contour) => contour.length > 2).map((contour) => contour.reverse())
  }
}

/** The coefficients of one coordinate of a cubic as a polynomial of t, constant first. */
type Cubic = readonly [number, number, number, number]

function powers(p: number, a: number, b: number, q: number): Cubic {
  return [p, 3 * (a - p), 3 * (p - 2 * a + b), q - 3 * b + 3 * a - p]
}

function valueAt([c0, c1, c2, c3]: Cubic, t: number): number {
  return c0 + t * (c1 + t * (c2 + t * c3))
}

/**
 * How many equal steps of t keep quadratics within `tolerance` of a cubic whose third coefficient has length `cubed`.
 * Leaving out the cubic term of one step of length h errs by √3/36 · h³ · `cubed`.
 */
function countQuadratics(cubed: number, tolerance: number): number {
  return Math.max(1, Math.ceil(Math.cbrt(Math.sqrt(3) / 36 * cubed / tolerance)))
}

/** The control point of the quadratic for step `i` of `count`: the mean of what the tangents at its ends ask for. */
function controlOf(cubic: Cubic, i: number, count: number): number {
  const [from, to] = [i / count, (i + 1) / count]
  const slope = (t: number): number => cubic[1] + t * (2 * cubic[2] + t * 3 * cubic[3])
  return (valueAt(cubic, from) + valueAt(cubic, to)) / 2 + (slope(from) - slope(to)) / (4 * count)
}

/** Drops points that rounding has laid upon the point before them, the closing one upon the first. */
function tidy(contour: readonly OutlinePoint[]): OutlinePoint[] {
  return contour.filter((point, index) => {
    const before = contour.at(index - 1)
    return !(before && point.on && before.on && before.x === point.x && before.y === point.y)
  })
}
