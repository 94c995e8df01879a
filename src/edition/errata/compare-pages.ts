import { runAt } from '../../pdf/read/tagged-text.js'
import type { EditionText } from './edition-text.js'
import { ownBlocks, type ChangedPages } from './errata.js'

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
  const isMadeAlike = inputsOf(old) === inputsOf(fresh)
  return (page) => {
    if (corrected.has(page)) return 'corrected'
    if (was.document.get(page) !== is.document.get(page)) return 'moved'
    if (page > old.looks.length && !is.own.has(page)) return 'moved'
    return isMadeAlike && was.own.get(page) !== is.own.get(page) ? 'noted' : 'relaid'
  }
}

/** What each page says and on which lines: of the document, and of the edition itself. */
function linesOf({ text, runs, blocks }: EditionText): Record<'document' | 'own', Map<number, string>> {
  const lines = { document: new Map<number, string>(), own: new Map<number, string>() }
  let block = 0
  for (const [index, { at, page, line }] of runs.entries()) {
    while ((blocks[block + 1]?.at ?? Infinity) <= at) block += 1
    const pages = ownBlocks.has(blocks[block]?.id ?? '') ? lines.own : lines.document
    pages.set(page, `${pages.get(page) ?? ''}${line} ${text.slice(at, runs[index + 1]?.at)}\n`)
  }
  return lines
}

/** Whatever else than its text decides what an edition looks like. */
function inputsOf({ record: { inputs } }: EditionText): string {
  const { pictures, templates, styles, faces, browser, tools, program } = inputs
  return JSON.stringify([pictures, templates, styles, faces, browser, tools, program])
}

function sheetsOf(pages: readonly number[]): number[] {
  return [...new Set(pages.map(sheetOf))]
}

/** The numbers above `low` up to `high`. */
function range(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low) }, (_, index) => low + index + 1)
}
