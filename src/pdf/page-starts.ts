import type { VFile } from 'vfile'
import { report } from '../report.js'

/** Where a page of a paged edition begins. */
export interface PageStart {
  /** Characters (UTF-16 code units, white space not counted) of the document's text that stand before this page. */
  readonly offset: number
  /** What is printed on the page as its number. */
  readonly label: string
}

/** A PDF's text in reading order, without white space; of each run the index of its first character and the page, from 1. */
export interface PlacedText {
  readonly text: string
  readonly runs: readonly { readonly at: number, readonly page: number }[]
}

/**
 * Tells to the character where the pages of a PDF begin in `text`, the document's text without white space. A page
 * without text begins with the next. Where the PDF's text is another, gives none and reports `page-starts`.
 */
export function findPageStarts(file: VFile, placed: PlacedText, text: string): PageStart[] {
  if (placed.text !== text) {
    let at = 0
    while (placed.text[at] === text[at]) at += 1
    report(file, 'page-starts', undefined, placed.text.slice(at, at + 10), text.slice(at, at + 10))
    return []
  }
  const starts: PageStart[] = []
  for (const { at, page } of placed.runs) {
    while (starts.length < page) starts.push({ offset: at, label: String(starts.length + 1) })
  }
  return starts
}
