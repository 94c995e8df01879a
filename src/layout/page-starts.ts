import type { VFile } from 'vfile'
import { report } from '../report.js'
import { firstDifference } from '../text/differences.js'

/** Where a page of a paged edition begins. */
export interface PageStart {
  /** Characters (UTF-16 code units, white space not counted) of the document's text that stand before this page. */
  readonly offset: number
  /** What is printed on the page as its number. */
  readonly label: string
}

/** Text that stands together on one line of one page. */
export interface Run {
  /** Index of its first character in the whole text. */
  readonly at: number
  /** From 1. */
  readonly page: number
  /** From 1, down the page; every line of text counts. */
  readonly line: number
}

/** A PDF's text in reading order, without white space, and where on the pages it stands. */
export interface PlacedText {
  readonly text: string
  readonly runs: readonly Run[]
}

/**
 * Tells to the character where the pages of a PDF begin in `text`, the document's text without white space. A page
 * without text begins with the next. Where the PDF's text is another, gives none and reports `page-starts`.
 */
export function findPageStarts(file: VFile, placed: PlacedText, text: string): PageStart[] {
  const at = firstDifference(text, placed.text)
  if (at !== undefined) {
    report(file, 'page-starts', undefined, placed.text.slice(at, at + 10), text.slice(at, at + 10))
    return []
  }
  const starts: PageStart[] = []
  for (const { at, page } of placed.runs) {
    while (starts.length < page) starts.push({ offset: at, label: String(starts.length + 1) })
  }
  return starts
}
