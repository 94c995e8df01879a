/** A transformation [a b c d e f] as content streams write it (ISO 32000-1 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** Left, bottom, right and top edge on the page, in points from its lower left corner. */
export type Box = readonly [number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The transformation that applies `inner` first and `outer` to its result. */
export function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/** Reads a transformation from the operands of `cm` or `Tm`. */
export function toMatrix(operands: readonly string[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number)
  return [a, b, c, d, e, f]
}

/** Where the unit square, into which pictures are painted, lies on the page. */
export function unitBox([a, b, c, d, e, f]: Matrix): Box {
  const [x, y] = [[e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]] as const
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}

/** The smallest box around both. */
export function unite(box: Box | undefined, other: Box): Box {
  if (!box) return other
  return [Math.min(box[0], other[0]), Math.min(box[1], other[1]), Math.max(box[2], other[2]), Math.max(box[3], other[3])]
}
