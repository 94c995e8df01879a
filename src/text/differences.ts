/** The index of the first item in which two lists, or the first UTF-16 code unit in which two texts, differ; `undefined` where they are equal. */
export function firstDifference(expected: ArrayLike<unknown>, found: ArrayLike<unknown>): number | undefined {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at += 1
  return at === expected.length && at === found.length ? undefined : at
}

/** Ten characters on either side of an index. */
export function excerpt(text: string, at: number): string {
  return text.slice(Math.max(0, at - 10), at + 10).replace(/\p{Cs}/gu, '')
}

/** Line and column, both from 1. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

/** Line and column of one offset in `source`; for many there is `openPlaces`. */
export function placeAt(source: string, offset: number): LinePlace {
  return openPlaces(source)(offset)
}

/** Tells for offsets in `source` on which line and in which column they lie. */
export function openPlaces(source: string): (offset: number) => LinePlace {
  const starts = [0, ...[...source.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)]
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
