import { rawOffset } from './lines.js'
import { textOf } from './piece.js'
import type { StepRule } from './row.js'
import type { Block } from './seams.js'

/** A change inside a block: `text.slice(at, end)` becomes `after`. */
export interface Edit {
  readonly at: number
  readonly end: number
  readonly after: string
  readonly rule: StepRule
  readonly confidence: number
}

/** A block as one text. */
export interface Draft {
  readonly block: Block
  readonly text: string
  /** Where in `text` each piece begins. */
  readonly starts: readonly number[]
}

/** Makes of a block one text. */
export function draftOf(block: Block): Draft {
  const starts: number[] = []
  let text = ''
  for (const piece of block.pieces) {
    starts.push(text.length)
    text += textOf(piece)
  }
  return { block, text, starts }
}

/** The raw offset of a character of the block's text; with `isEnd` that behind the character before it. */
export function offsetIn({ block, starts }: Draft, at: number, isEnd = false): number {
  let index = 0
  while ((starts[index + 1] ?? Infinity) < at + (isEnd ? 0 : 1)) index += 1
  const piece = block.pieces[index]
  if (!piece) return 0
  const place = piece.start + at - (starts[index] ?? 0)
  return isEnd && place > 0 ? rawOffset(piece.line, place - 1) + 1 : rawOffset(piece.line, place)
}

/** A text without marks of emphasis and pages, and where its characters stand in the whole one. */
export interface Prose {
  readonly text: string
  readonly at: (index: number) => number
}

/** The words of a block's text alone. */
export function proseOf(text: string): Prose {
  if (!text.includes('**') && !text.includes('<!--')) return { text, at: (index) => index }
  const places: number[] = []
  let words = ''
  let next = 0
  for (const { 0: mark, index } of text.matchAll(/\*\*|<!-- page \d+ -->/g)) {
    for (let at = next; at < index; at += 1) places.push(at)
    words += text.slice(next, index)
    next = index + mark.length
  }
  for (let at = next; at <= text.length; at += 1) places.push(at)
  words += text.slice(next)
  return { text: words, at: (index) => places[index] ?? text.length }
}
