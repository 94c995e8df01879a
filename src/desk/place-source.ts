import type { SetText, TaggedRun } from '../pdf/read/tagged-text.js'
import type { PlacedGlyph } from '../pdf/read/scan.js'
import { asPrinted } from '../proof/pages.js'
import type { SourceText } from '../proof/source-text.js'
import { barePrint } from '../text/characters.js'

/** A character of the source where it is printed: its box in points from the lower left corner of the page. */
export interface PlacedCharacter {
  /** From 1. */
  readonly page: number
  /** Index in what the document says, and offset in its source, in UTF-16 code units. */
  readonly at: number
  readonly offset: number
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** What a document says, as it is printed, and where on the pages. */
export interface PlacedSource {
  readonly text: string
  readonly offsets: readonly number[]
  /** Indexes at which blocks begin. */
  readonly starts: readonly number[]
  /** In the order of the text. */
  readonly characters: readonly PlacedCharacter[]
}

/**
 * Finds the characters of the source on the pages of a print, along its structure. A print that was not archived yet
 * repeats the heads of tables on each page; what the source does not say at that place is passed over.
 */
export function placeSource(source: SourceText, { text: printed, runs }: SetText): PlacedSource {
  const { text, offsets } = asPrinted(source)
  const units = countPrinted(source)
  const characters: PlacedCharacter[] = []
  let next = 0
  for (const [index, run] of runs.entries()) {
    const words = printed.slice(run.at, runs[index + 1]?.at ?? printed.length)
    const found = text.startsWith(words, next) ? next : findNear(text, words, next)
    if (found === undefined) continue
    characters.push(...placeRun(run, found, offsets))
    next = found + words.length
  }
  return { text, offsets, starts: source.blocks.map(({ at }) => units[at] ?? text.length), characters }
}

/** How many code units before each one of the text are printed. */
function countPrinted({ text }: SourceText): number[] {
  let count = 0
  return Array.from(text).flatMap((character) => {
    const own = Array.from({ length: character.length }, (_, at) => count + at)
    count += barePrint(character).length
    return own
  })
}

/** What is found again must be long enough not to be found by chance, and not far off. */
function findNear(text: string, words: string, from: number): number | undefined {
  const found = words.length < 6 ? -1 : text.indexOf(words, from)
  return found < 0 || found > from + 400 ? undefined : found
}

function placeRun({ page, glyphs }: TaggedRun, start: number, offsets: readonly number[]): PlacedCharacter[] {
  let at = start
  return glyphs.flatMap((glyph) => {
    const { length } = barePrint(glyph.text)
    if (length === 0) return []
    const placed = { page, at, offset: offsets[at] ?? 0, ...boxOf(glyph) }
    at += length
    return [placed]
  })
}

/** The faces' metrics as `composePage` sets them: 88 % above the base line, 12 % below. */
function boxOf({ x, y, width, size, isTurned }: PlacedGlyph): Pick<PlacedCharacter, 'left' | 'right' | 'bottom' | 'top'> {
  return isTurned
    ? { left: x - size * 0.88, right: x + size * 0.88, bottom: y - width, top: y + width }
    : { left: x, right: x + width, bottom: y - size * 0.12, top: y + size * 0.88 }
}
