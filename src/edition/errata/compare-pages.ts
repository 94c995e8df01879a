import { runAt } from '../../pdf/read/tagged-text.js'
import type { EditionText } from './edition-text.js'
import { noteBlock, type ChangedPages } from './errata.js'

/** A passage of the new edition's text: the indexes of its first and its last character. */
export type Passage = readonly [first: number, last: number]

/**
 * Tells which pages of `fresh` look otherwise than those of `old` with the same numbers, and why, and which sheets have to
 * be printed again; `corrected` is the text that was corrected or moved.
 */
export function comparePages(old: EditionText, fresh: EditionText, corrected: readonly Passage[]): ChangedPages {
  const differing = fresh.looks.flatMap((look, index) => look === old.looks[index] ? [] : [index + 1])
  const judge = openJudge(old, fresh, corrected)
  const states = new Map(differing.map((page) => [page, judge(page)]))
  const among = (state: State) => differing.filter((page) => states.get(page) === state)
  const noted = among('noted')
  const reprint = sheetsOf(differing.filter((page) => !noted.includes(page)))
  return {
    comparedBy: old.seenIn === 'pixels' && fresh.seenIn === 'pixels' ? 'pixels' : 'content',
    old: old.looks.length, fresh: fresh.looks.length,
    corrected: among('corrected'), moved: among('moved'), relaid: among('relaid'), noted,
    dropped: range(fresh.looks.length, old.looks.length),
    sheets: {
      reprint, noted: sheetsOf(noted).filter((sheet) => !reprint.includes(sheet)),
      dropped: range(sheetOf(fresh.looks.length), sheetOf(old.looks.length))
    }
  }
}

/** The sheet, from 1, that has a page on one of its sides. */
export function sheetOf(page: number): number {
  return Math.ceil(page / 2)
}

type State = 'corrected' | 'moved' | 'relaid' | 'noted'

/** Tells for a page that looks otherwise why it does. */
function openJudge(old: EditionText, fresh: EditionText, passages: readonly Passage[]): (page: number) => State {
  const pageOf = (index: number) => runAt(fresh, index)?.page ?? 1
  const corrected = new Set(passages.flatMap(([first, last]) => range(pageOf(first) - 1, pageOf(last))))
  const [was, is] = [linesOf(old), linesOf(fresh)]
  const [before, now] = [notePageOf(old), notePageOf(fresh)]
  const isMadeAlike = inputsOf(old) === inputsOf(fresh)
  return (page) => {
    if (corrected.has(page)) return 'corrected'
    if (page > old.looks.length || was.get(page) !== is.get(page)) return 'moved'
    return isMadeAlike && (page === before || page === now) ? 'noted' : 'relaid'
  }
}

/** What each page says and on which lines, without the line that tells which edition it is. */
function linesOf(edition: EditionText): Map<number, string> {
  const { text, runs } = edition
  const [start, end] = noteOf(edition)
  const pages = new Map<number, string>()
  for (const [index, { at, page, line }] of runs.entries()) {
    if (at >= start && at < end) continue
    pages.set(page, `${pages.get(page) ?? ''}${line} ${text.slice(at, runs[index + 1]?.at)}\n`)
  }
  return pages
}

function noteOf({ blocks, text }: EditionText): readonly [start: number, end: number] {
  const index = blocks.findIndex(({ id }) => id === noteBlock)
  return index < 0 ? [text.length, text.length] : [blocks[index]?.at ?? 0, blocks[index + 1]?.at ?? text.length]
}

function notePageOf(edition: EditionText): number | undefined {
  const [start, end] = noteOf(edition)
  return start < end ? runAt(edition, start)?.page : undefined
}

/** Whatever else than its text decides what an edition looks like. */
function inputsOf({ record: { inputs } }: EditionText): string {
  const { pictures, templates, styles, faces, browser, tools } = inputs
  return JSON.stringify([pictures, templates, styles, faces, browser, tools])
}

function sheetsOf(pages: readonly number[]): number[] {
  return [...new Set(pages.map(sheetOf))]
}

/** The numbers above `low` up to `high`. */
function range(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low) }, (_, index) => low + index + 1)
}
