import type { Extract } from '../world.js'
import type { TaggedText } from '../pdf/read/tagged-text.js'
import type { PlacedText, Run } from '../layout/page-starts.js'
import type { SourceText } from './source-text.js'
import { barePrint, ignorable } from '../text/characters.js'

/** A text to compare with, and the offset of each code unit in the source. */
export type Expected = Pick<SourceText, 'text' | 'offsets'>

/** Leaves out what a PDF need not have. */
export function asPrinted({ text, offsets }: Expected): Expected {
  return { text: text.replace(ignorable, ''), offsets: printedUnits(text).map((unit) => offsets[unit] ?? 0) }
}

/** Places the runs of a PDF in the whole text, of which it need not have every character. */
export function placeRuns<R extends Run>(text: string, { runs }: { runs: readonly R[] }): { text: string, runs: R[] } {
  const units = printedUnits(text)
  return { text, runs: runs.map((run) => ({ ...run, at: units[run.at] ?? run.at })) }
}

/** The indices of the code units that a PDF has. */
function printedUnits(text: string): number[] {
  const gone = new Set([...text.matchAll(ignorable)].flatMap(({ 0: { length }, index }) =>
    Array.from({ length }, (_, at) => index + at)))
  return Array.from({ length: text.length }, (_, unit) => unit).filter((unit) => !gone.has(unit))
}

/**
 * Orders the source as its pages hold it, one after the other: a table row that two pages share stands in the structure
 * cell by cell, and on paper half by half. Unchanged where `tagged` does not say what the source says.
 */
export function pageByPage(expected: Expected, { text, runs }: PlacedText): Expected {
  if (text !== expected.text) return expected
  const parts = runs.map(({ at, page }, index) => ({ page, range: [at, runs[index + 1]?.at ?? text.length] as const }))
  parts.sort((a, b) => a.page - b.page)
  return {
    text: parts.map(({ range }) => text.slice(...range)).join(''),
    offsets: parts.flatMap(({ range }) => expected.offsets.slice(...range))
  }
}

/**
 * Joins the pages, each as it is printed and without its furniture, the number that is `expected` and what else there
 * is; tells the page (from 1) of a character.
 */
export function joinPages(
  { pages }: Extract, tagged: TaggedText, expected: (page: number) => string
): { text: string, pageAt: (index: number) => number | undefined } {
  const ends: number[] = []
  let text = ''
  for (const [index, page] of pages.entries()) {
    const furniture = partFurniture(tagged.pages[index]?.furniture ?? '', expected(index + 1))
    text += furniture.reduce(takeOff, barePrint(page))
    ends.push(text.length)
  }
  return { text, pageAt: (index) => 1 + ends.findIndex((end) => index < end) || undefined }
}

/** Parts the furniture of a page into the number that is `expected`, empty where it is not there, and the rest. */
export function partFurniture(furniture: string, expected: string): readonly [number: string, rest: string] {
  const number = barePrint(expected)
  const rest = takeOff(furniture, number)
  return [rest === furniture ? '' : number, rest]
}

/** Furniture is painted before or after the text of a page, never within. */
function takeOff(page: string, furniture: string): string {
  if (page.startsWith(furniture)) return page.slice(furniture.length)
  return page.endsWith(furniture) ? page.slice(0, -furniture.length) : page
}
