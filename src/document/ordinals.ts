/** The face of a head: a role of `fonts/`, which comes later. */
export type HeadFace = 'heiti' | 'kaiti' | 'fangsong'

/** How heads with a number of one kind are set. */
export interface Ordinal {
  /** The smaller, the higher: a head belongs to the nearest one before it of a smaller rank. */
  readonly rank: number
  readonly face: HeadFace
  readonly isCentred?: true
}

/** A Chinese numeral, as part of a pattern. */
export const numeral = '[一二三四五六七八九十百千零〇]+'

/**
 * The numbers of heads, highest first. Faces of 一、（一）1.（1）: GB/T 9704-2012 7.3.3; of 编章节条, by which laws are
 * divided, and of 1.1: practice.
 */
const ordinals: readonly (readonly [pattern: RegExp, ordinal: Ordinal])[] = [
  [of(`第(?:${numeral}|\\d+)(?:编|部分|篇)`), { rank: 1, face: 'heiti', isCentred: true }],
  [of(`第(?:${numeral}|\\d+)章`), { rank: 2, face: 'heiti', isCentred: true }],
  [of(`第(?:${numeral}|\\d+)节`), { rank: 3, face: 'heiti', isCentred: true }],
  [of(`第(?:${numeral}|\\d+)条(?:之${numeral})?`), { rank: 4, face: 'heiti' }],
  [of(`${numeral}\\s*$`), { rank: 5, face: 'heiti', isCentred: true }],
  [of(`${numeral}[、，,．.]`), { rank: 5, face: 'heiti' }],
  [of(`[（(]${numeral}[）)]`), { rank: 6, face: 'kaiti' }],
  [of('\\d+(?:[、．]|\\.(?!\\d))'), { rank: 7, face: 'fangsong' }],
  [of('(?:[（(]\\d+[）)]|\\d+[）)])'), { rank: 8, face: 'fangsong' }],
  [of('[①-⑳]'), { rank: 9, face: 'fangsong' }]
]

/** Faces of 1, 1.1 and 1.1.1; what lies deeper is set like the last. */
const decimalFaces = ['heiti', 'kaiti', 'fangsong'] as const

/**
 * Reads the number that a head begins with; `undefined` where it has none. A number without a mark, as in `1 总则`, is one
 * where `tops` has it: those of which the document has decimal heads such as `1.1`.
 */
export function readOrdinal(words: string, tops: ReadonlySet<string> = new Set()): Ordinal | undefined {
  const text = words.trim()
  const found = ordinals.find(([pattern]) => pattern.test(text))?.[1]
  if (found) return found
  const parts = readDecimal(text)
  if (parts.length === 0 || (parts.length === 1 && !tops.has(parts[0] ?? ''))) return undefined
  const face = tops.has(parts[0] ?? '') ? decimalFaces[parts.length - 1] ?? 'fangsong' : 'fangsong'
  return { rank: 7 + (parts.length - 1) / 10, face }
}

/** The parts of a decimal number that a head begins with: `1.2 目的` → 1 and 2. */
export function readDecimal(text: string): string[] {
  const [, number = ''] = /^(\d{1,2}(?:[.．]\d{1,2}){0,5})(?=[\s\p{Script=Han}])/u.exec(text.trim()) ?? []
  // 3月 is text: a number alone has a space behind it
  return number === '' || /^\d+(?!\s|[.．])/.test(text.trim()) ? [] : number.split(/[.．]/)
}

function of(pattern: string): RegExp {
  return new RegExp(`^${pattern}`, 'u')
}
