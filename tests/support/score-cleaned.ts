import type { Cleaned } from '../../src/clean/clean.js'
import { paragraphsOf } from './damage-text.js'

/** How a clean-up compares with the truth. */
export interface Score {
  /** Characters of the truth, and how many of them are missing or stand twice; without white space. */
  readonly characters: number
  readonly lost: number
  readonly repeated: number
  /** Boundaries of paragraphs: those of the truth, those found, those found that are right. */
  readonly boundaries: number
  readonly found: number
  readonly right: number
}

/** Compares a cleaned text with the paragraphs of the truth: its fields, where the raw text has them, and its text. */
export function scoreCleaned(cleaned: Cleaned, truth: readonly string[]): Score {
  const paragraphs = paragraphsIn(cleaned).map(bare).filter((text) => text !== '' && !isDelimiter(text))
  const expected = truth.map(bare).filter((text) => !isDelimiter(text))
  const [a, b] = [expected.join(''), paragraphs.join('')]
  const pairs = align(a, b)
  const kept = pairs.reduce((sum, { length }) => sum + length, 0)
  const [left1, right1] = [endsOf(expected), endsOf(paragraphs)]
  let right = 0
  const ends = new Set(right1)
  for (const end of left1) {
    const pair = pairs.find(({ at, length }) => end > at && end <= at + length)
    if (pair && ends.has(pair.to + end - pair.at)) right += 1
  }
  return { characters: a.length, lost: a.length - kept, repeated: b.length - kept, boundaries: left1.length, found: right1.length, right }
}

/** The paragraphs of a cleaned text and the lines that became fields, in the order of the raw text. */
function paragraphsIn({ blocks, fields, rows }: Cleaned): string[] {
  const moved = rows.filter(({ rule, applied, from, to }) => rule === 'field' && applied && from < to)
  const indices = [...new Set(fields.map(({ index }) => index))].sort((a, b) => a - b)
  const lines = indices.map((index, place) => ({
    from: moved[place]?.from ?? 0, text: fields.filter((field) => field.index === index).map(({ label = '', value, tail = '' }) => label + value + tail).join('')
  }))
  return [...blocks.map(({ from, text }) => ({ from, text })), ...lines].sort((a, b) => a.from - b.from).flatMap(({ text }) => paragraphsOf(text))
}

function isDelimiter(text: string): boolean {
  return /^\|[-:|]+\|$/.test(text)
}

/** A text without white space and bold, its marks of one width. */
export function bare(text: string): string {
  return text.replace(/\*\*|\s/g, '').replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
}

function endsOf(paragraphs: readonly string[]): number[] {
  let at = 0
  return paragraphs.map((text) => (at += text.length))
}

interface Pair { readonly at: number, readonly to: number, readonly length: number }

/** The stretches that two texts have in common, in order: the longest first, then those on either side of it. */
function align(a: string, b: string): Pair[] {
  const pairs: Pair[] = []
  const work: (readonly [number, number, number, number])[] = [[0, a.length, 0, b.length]]
  for (let next = work.pop(); next; next = work.pop()) {
    const [a0, a1, b0, b1] = next
    let same = 0
    while (a0 + same < a1 && b0 + same < b1 && a[a0 + same] === b[b0 + same]) same += 1
    if (same > 0) {
      pairs.push({ at: a0, to: b0, length: same })
      work.push([a0 + same, a1, b0 + same, b1])
      continue
    }
    let end = 0
    while (a1 - end > a0 && b1 - end > b0 && a[a1 - end - 1] === b[b1 - end - 1]) end += 1
    if (end > 0) {
      pairs.push({ at: a1 - end, to: b1 - end, length: end })
      work.push([a0, a1 - end, b0, b1 - end])
      continue
    }
    const pair = a0 < a1 && b0 < b1 ? longest(a, b, next) : undefined
    if (!pair) continue
    pairs.push(pair)
    work.push([a0, pair.at, b0, pair.to], [pair.at + pair.length, a1, pair.to + pair.length, b1])
  }
  return pairs.sort((x, y) => x.at - y.at)
}

function longest(a: string, b: string, [a0, a1, b0, b1]: readonly [number, number, number, number]): Pair | undefined {
  const size = Math.min(6, a1 - a0, b1 - b0)
  const grams = new Map<string, number[]>()
  for (let at = a0; at + size <= a1; at += 1) {
    const gram = a.slice(at, at + size)
    const places = grams.get(gram)
    if (places) places.push(at)
    else grams.set(gram, [at])
  }
  let best: Pair | undefined
  for (let to = b0; to + size <= b1; to += 1) {
    for (const at of (grams.get(b.slice(to, to + size)) ?? []).slice(0, 20)) {
      let length = size
      while (at + length < a1 && to + length < b1 && a[at + length] === b[to + length]) length += 1
      if (length > (best?.length ?? 0)) best = { at, to, length }
    }
  }
  return best
}
