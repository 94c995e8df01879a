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

/** Line and column, both from 1, of an offset in `source`. */
export function placeAt(source: string, offset: number): { line: number, column: number } {
  const lines = source.slice(0, offset).split(/\r\n?|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
