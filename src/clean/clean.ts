import type { Form } from '../forms/form.js'
import { openDecisions, type Decide } from './decide.js'
import { draftOf } from './draft.js'
import { dropPageNumbers } from './furniture.js'
import { divideLines, type Line } from './lines.js'
import { dropRepeats } from './repeats.js'
import type { Piece } from './piece.js'
import type { Answers, Row } from './row.js'
import { dropRunningHeads } from './running-heads.js'
import { joinSeams, type Block } from './seams.js'
import { dropTableHeads } from './table-heads.js'
import { unwrapLines } from './unwrap.js'
import { splitFrontMatter, writeBlocks, type Written } from './write.js'

/** What a clean-up needs besides the raw text. */
export interface CleanOptions {
  /** The forms by their English names. */
  readonly forms: ReadonlyMap<string, Form>
  readonly answers?: Answers
  /** Whether doubtful decisions are carried out as well. */
  readonly isAccepted?: boolean
}

/** What was written, and how each character of the raw text came there or did not. */
export interface Cleaned extends Written {
  /** In the order of the raw text; what is put in before what is replaced, the wider one first. */
  readonly rows: readonly Row[]
  /** The length of the front matter with which the raw text began. */
  readonly givenLength: number
}

/** Turns raw text, as a converter gives it page by page, into blocks of cleaned Markdown with front matter. */
export function cleanText(raw: string, { forms, answers = new Map(), isAccepted = false }: CleanOptions): Cleaned {
  const { decide, rows } = openDecisions(raw, answers, isAccepted)
  const frontMatter = splitFrontMatter(raw)
  const { lines, rows: invisible } = divideLines(raw, frontMatter.length)
  invisible.forEach(decide)
  // what has front matter has been cleaned: its paragraphs stand
  const isGiven = frontMatter !== ''
  const blocks = isGiven ? lines.map(blockOf) : joinSeams(dropPages(unwrapLines(lines, decide), decide), decide)
  const drafts = blocks.map(draftOf)
  const written = writeBlocks({ drafts, frontMatter, forms, decide })
  return { ...written, rows: rows.sort((a, b) => a.from - b.from || Number(b.from === b.to) - Number(a.from === a.to) || b.to - a.to), givenLength: frontMatter.length }
}

/**
 * Drops what belongs to pages and what stands again. Copies that are sure go first: what comes back with its whole page is no
 * head. Those that show when the heads are gone go last.
 */
function dropPages(lines: readonly Line[], decide: Decide): readonly Piece[] {
  const numbered = dropPageNumbers(lines, decide)
  const once = dropRepeats(numbered, decide, { isFirst: true })
  return dropRepeats(dropTableHeads(dropRunningHeads(once, decide), decide), decide, { isAmongCopies: once.length < numbered.length })
}

/** A line as a block of its own. */
function blockOf(line: Line): Block {
  return { pieces: [{ line, start: 0, isTurned: false, isGlued: false, block: 0 }], turns: new Map(), isTight: line.gap === 0 }
}
