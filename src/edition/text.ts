/** `text` without white space: without what `\s` matches, and nothing else. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** Characters that are known by their effect alone: a PDF, which holds glyphs, need not have them. */
export const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/** `text` as a page shows it: without white space and without ignorable characters. */
export function barePrint(text: string): string {
  return bare(text).replace(ignorable, '')
}

/** Control characters, private use, lone surrogates, the replacement character, CJK and Kangxi radicals. */
const unfit = /[\p{Cc}\p{Co}\p{Cs}\u2e80-\u2fdf\ufffd]/u

/** The first character of `text` that no product may have; white space is bare of meaning and may stand. */
export function firstUnfit(text: string): string | undefined {
  return unfit.exec(bare(text))?.[0]
}

/** The index of the first UTF-16 code unit in which two texts differ; `undefined` where they are equal. */
export function firstDifference(expected: string, found: string): number | undefined {
  if (expected === found) return undefined
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at += 1
  return at
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
