import type { Proposal } from './row.js'

/** A line of the raw text that has some text. */
export interface Line {
  /** Offsets in the raw text of its first character and behind its last one, without the white space around them. */
  readonly from: number
  readonly to: number
  /** Its text without characters that cannot be seen. */
  readonly text: string
  /** The offset of each character of `text`, where some were left out. */
  readonly offsets?: readonly number[]
  /** Whether a person has written it in place of what stood there. */
  readonly isGiven?: boolean
  /** How many empty lines stand before it. */
  readonly gap: number
  /** Whether a form feed stands before it. */
  readonly isFed: boolean
  /** How far it is indented, ideographs. */
  readonly indent: number
  /** Whether, by where lines begin, a paragraph begins with it; unknown where they tell nothing. */
  readonly isNew?: boolean
  /** Whether it stops before lines of this text do, so that a paragraph ends with it. */
  readonly isEnded?: boolean
}

type Words = Omit<Line, 'gap' | 'isFed' | 'indent'>

const ends = /\r\n?|[\n\u000b\u000c\u0085\u2028\u2029]/g
const invisible = /(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu

/** Divides raw text, from an offset on, into lines; what cannot be seen is dropped, each time with a row. */
export function divideLines(raw: string, from = 0): { readonly lines: readonly Line[], readonly rows: readonly Proposal[] } {
  const lines: Line[] = []
  const rows: Proposal[] = []
  let [start, gap, isFed] = [from, 0, false]
  const take = (end: number) => {
    const line = trimLine(raw, start, end)
    if (line) {
      rows.push(...line.rows)
      lines.push({ ...line.line, gap, isFed, indent: widthOf(raw.slice(start, line.line.from)) })
      gap = 0
      isFed = false
    } else gap += 1
  }
  for (const { 0: mark, index } of raw.matchAll(ends)) {
    if (index < from) continue
    take(index)
    if (mark === '\f') isFed = true
    start = index + mark.length
  }
  take(raw.length)
  return { lines, rows }
}

function trimLine(raw: string, start: number, end: number): { line: Words, rows: readonly Proposal[] } | undefined {
  const whole = raw.slice(start, end)
  const visible = whole.replace(invisible, '').trim()
  const hidden = visible === whole.trim() ? [] : [...whole.matchAll(invisible)].map(({ 0: found, index }) => [index, index + found.length] as const)
  const rows = hidden.map(([from, to]): Proposal => ({
    rule: 'character', confidence: 1, from: start + from, to: start + to, after: ''
  }))
  if (visible === '') return hidden.length > 0 ? { line: emptyAt(start), rows } : undefined
  if (hidden.length === 0) {
    const from = start + whole.length - whole.trimStart().length
    return { line: { from, to: from + visible.length, text: visible }, rows }
  }
  const offsets = offsetsOf(whole, start, hidden)
  const first = offsets.findIndex((offset) => /\S/.test(raw.charAt(offset)))
  const kept = offsets.slice(first, first + visible.length)
  return { line: { from: kept[0] ?? start, to: (kept.at(-1) ?? start) + 1, text: visible, offsets: kept }, rows }
}

/** A line that a person wants in place of the raw text between two offsets. */
export function givenLine(text: string, from: number, to: number): Line {
  return { from, to, text, offsets: Array.from(text, () => from), isGiven: true, gap: 1, isFed: false, indent: 0 }
}

function emptyAt(at: number): Words {
  return { from: at, to: at, text: '' }
}

function offsetsOf(whole: string, start: number, hidden: readonly (readonly [from: number, to: number])[]): number[] {
  const offsets: number[] = []
  let next = 0
  for (let at = 0; at < whole.length; at += 1) {
    while ((hidden[next]?.[1] ?? Infinity) <= at) next += 1
    const [from, to] = hidden[next] ?? [Infinity, Infinity]
    if (at < from || at >= to) offsets.push(start + at)
  }
  return offsets
}

/** The offset in the raw text of the character `at` of a line; of its end, the offset behind its last character. */
export function rawOffset({ from, to, text, offsets }: Line, at: number): number {
  if (at >= text.length) return to
  return offsets ? offsets[at] ?? to : from + at
}

/** The width of a text, ideographs: what ASCII has is half as wide. */
export function widthOf(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x100 ? 0.5 : 1
  return width
}
