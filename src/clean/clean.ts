import type { Form } from '../forms/form.js'
import { openDecisions } from './decide.js'
import { draftOf } from './draft.js'
import { dropFurniture } from './furniture.js'
import { divideLines } from './lines.js'
import { dropRepeats } from './repeats.js'
import type { Answers, Row } from './row.js'
import { joinSeams } from './seams.js'
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
  /** In the order of the raw text, the wider one first. */
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
  const pieces = dropRepeats(dropFurniture(lines, decide), decide)
  const drafts = joinSeams(pieces, decide).map(draftOf)
  const written = writeBlocks({ drafts, frontMatter, forms, decide })
  return { ...written, rows: rows.sort((a, b) => a.from - b.from || b.to - a.to), givenLength: frontMatter.length }
}
