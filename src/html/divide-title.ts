/** 22 pt characters that fit the 156 mm of the type area (GB/T 9704-2012 7.3.1: title in 二号). */
export const widest = 20

/** The first lines of a title, and what the cost of its outline depends on. */
interface Beginning {
  /** Where each line ends. */
  readonly cuts: readonly number[]
  /** What the cuts cost, and how much the widths differ from their mean, in all. */
  readonly price: number
  readonly spread: number
  readonly first: number
  readonly last: number
  /** The width of the widest line between the first and the last, else 0. */
  readonly middle: number
  readonly isBlock: boolean
}

/**
 * Finds the cheapest way to cut `text` into `count` lines (two or more) of at most 20 characters; of equally cheap ones
 * that which cuts first. `seams` tells where a line may end, in order, and what that costs. Beginnings of the same end
 * that weigh the same in the outline can only go on alike, so the cheapest of them is enough.
 */
export function divideTitle(text: string, seams: ReadonlyMap<number, number>, count: number): string[] | undefined {
  const widths = widthsOf(text)
  const whole = widths.at(-1) ?? 0
  const ends = [...seams, [text.length, 0] as const]
  const start = { cuts: [], price: 0, spread: 0, first: 0, last: 0, middle: 0, isBlock: true }
  let layer: readonly Beginning[] = [start]
  for (let line = 1; line <= count; line += 1) {
    const best = new Map<string, Beginning>()
    for (const beginning of layer) {
      const from = beginning.cuts.at(-1) ?? 0
      for (const [at, price] of ends) {
        const width = (widths[at] ?? 0) - (widths[from] ?? 0)
        if (at <= from || (at === text.length) !== (line === count)) continue
        if (width > widest || whole - (widths[at] ?? 0) > widest * (count - line)) continue
        const next = goOn(beginning, { at, price, width, mean: whole / count, isLast: line === count })
        const key = line === count ? '' : [at, next.first, next.middle, next.isBlock].join()
        const other = best.get(key)
        if (!other || isBetter(next, other, line === count ? costOf : costSoFar)) best.set(key, next)
      }
    }
    layer = [...best.values()]
  }
  const cuts = layer[0]?.cuts
  return cuts?.map((end, index) => text.slice(cuts[index - 1] ?? 0, end))
}

function goOn(
  { cuts, price, spread, first, middle, isBlock }: Beginning,
  line: { at: number, price: number, width: number, mean: number, isLast: boolean }
): Beginning {
  const { at, width, mean, isLast } = line
  const isFirst = cuts.length === 0
  return {
    cuts: [...cuts, at], price: price + line.price, spread: spread + Math.abs(width - mean), last: width,
    first: isFirst ? width : first, middle: isFirst || isLast ? middle : Math.max(middle, width),
    isBlock: isFirst || (isBlock && width === first)
  }
}

function isBetter(a: Beginning, b: Beginning, cost: (of: Beginning) => number): boolean {
  if (cost(a) !== cost(b)) return cost(a) < cost(b)
  const at = a.cuts.findIndex((cut, index) => cut !== b.cuts[index])
  return at >= 0 && (a.cuts[at] ?? 0) < (b.cuts[at] ?? 0)
}

function costSoFar({ price, spread }: Beginning): number {
  return price + spread / 2
}

/** Costs the outline: two lines grow downwards, three are a diamond or grow; a short last line is bad. */
function costOf({ cuts, price, spread, first, last, middle, isBlock }: Beginning): number {
  const hourglass = cuts.length >= 3 && middle < first && middle < last
  const shrinking = cuts.length === 2 && last < first
  return price + (spread / 2 + (last < 5 ? 20 : 0) + (hourglass ? 15 : 0) + (isBlock ? 4 : 0) + (shrinking ? 3 : 0))
}

/** Width in characters; what is not full-width is taken for as wide as in a bold face. */
export function widthOf(text: string): number {
  return widthsOf(text).at(-1) ?? 0
}

/** The width of what stands before each UTF-16 code unit of `text`, and of all of it. */
function widthsOf(text: string): number[] {
  const widths = [0]
  let width = 0
  for (const character of text) {
    width += character >= '\u0250' ? 1 : /[A-Z]/.test(character) ? 0.75 : 0.55
    for (let unit = 0; unit < character.length; unit += 1) widths.push(width)
  }
  return widths
}
