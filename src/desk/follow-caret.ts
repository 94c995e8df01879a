import type { PlacedCharacter, PlacedSource } from './place-source.js'

/** A stretch of a line on a page (from 1), in points from its lower left corner. */
export interface Area {
  readonly page: number
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** What a caret in the source points to: its sentence, line by line, and the character behind it. */
export interface CaretPlace {
  readonly sentence: readonly Area[]
  readonly character: Area
}

/** Finds the place on the pages of a caret in the source; `undefined` where nothing that is printed is near. */
export function followCaret(placed: PlacedSource, offset: number): CaretPlace | undefined {
  const character = nearestTo(placed.characters, offset)
  if (!character) return undefined
  const [start, end] = sentenceAround(placed, character.at)
  const inside = placed.characters.filter(({ at }) => at >= start && at < end)
  return { sentence: joinLines(inside), character: areaOf(character) }
}

/** Finds the offset in the source of the character at a point of a page, or else of the nearest on that page. */
export function offsetAt(
  { characters }: PlacedSource, { page, x, y }: { readonly page: number, readonly x: number, readonly y: number }
): number | undefined {
  let [nearest, least]: [PlacedCharacter | undefined, number] = [undefined, Infinity]
  for (const character of characters) {
    if (character.page !== page) continue
    const { left, right, bottom, top } = character
    const [aside, above] = [Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top)]
    // a line that is hit counts before a nearer character of another one
    const distance = aside + above * 50
    if (distance < least) [nearest, least] = [character, distance]
  }
  return nearest?.offset
}

/** The character that begins at the caret or, where none does, the last one before it. */
function nearestTo(characters: readonly PlacedCharacter[], offset: number): PlacedCharacter | undefined {
  let nearest: PlacedCharacter | undefined
  for (const character of characters) {
    if (character.offset <= offset && character.offset > (nearest?.offset ?? -1)) nearest = character
  }
  return nearest ?? characters[0]
}

/** What ends a sentence belongs to it, and so do the brackets and quotes that close behind it. */
function sentenceAround({ text, starts }: PlacedSource, at: number): [start: number, end: number] {
  const first = Math.max(0, ...starts.filter((start) => start <= at))
  const last = Math.min(text.length, ...starts.filter((start) => start > at))
  const sentences = text.slice(first, last).matchAll(/[^。！？；!?]*(?:[。！？；!?]+[”’」』）)》]*)?/g)
  for (const { 0: words, index } of sentences) {
    if (first + index + words.length > at) return [first + index, first + index + words.length]
  }
  return [first, last]
}

/** Characters that follow each other on one line are one area. */
function joinLines(characters: readonly PlacedCharacter[]): Area[] {
  const areas: Area[] = []
  for (const character of characters) {
    const last = areas.at(-1)
    const isNext = last?.page === character.page && Math.abs(last.bottom - character.bottom) < 9
      && character.left - last.right < 40 && character.left >= last.left
    if (last && isNext) {
      areas[areas.length - 1] = {
        ...last, right: Math.max(last.right, character.right), bottom: Math.min(last.bottom, character.bottom), top: Math.max(last.top, character.top)
      }
    } else areas.push(areaOf(character))
  }
  return areas
}

function areaOf({ page, left, right, bottom, top }: PlacedCharacter): Area {
  return { page, left, right, bottom, top }
}
