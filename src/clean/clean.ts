import type { Form } from '../forms/form.js'
import { openDecisions } from './decide.js'
import { draftOf } from './draft.js'
import { dropFurniture } from './furniture.js'
import { divideLines } from './lines.js'
import { dropRepeats } from './repeats.js'
import type { Answers, Row } from './row.js'
import { joinSeams } from './seams.js'
import { splitFrontMatter, writeMarkdown, type Written } from './write.js'

/** What a clean-up needs besides the raw text. */
export interface CleanOptions {
  /** The forms by their English names. */
  readonly forms: ReadonlyMap<string, Form>
  readonly answers?: Answers
  /** Whether doubtful decisions are carried out as well. */
  readonly isAccepted?: boolean
}

/** Cleaned Markdown, and how each character of the raw text came there or did not. */
export interface Cleaned extends Written {
  readonly rows: readonly Row[]
}

/** Turns raw text, as a converter gives it page by page, into cleaned Markdown with front matter. */
export function cleanText(raw: string, { forms, answers = new Map(), isAccepted = false }: CleanOptions): Cleaned {
  const { decide, rows } = openDecisions(raw, answers, isAccepted)
  const frontMatter = splitFrontMatter(raw)
  const { lines, rows: invisible } = divideLines(raw, frontMatter.length)
  invisible.forEach(decide)
  const pieces = dropRepeats(dropFurniture(lines, decide), decide)
  const drafts = joinSeams(pieces, decide).map(draftOf)
  const written = writeMarkdown({ drafts, frontMatter, forms, decide })
  return { ...written, rows: rows.sort((a, b) => a.from - b.from || a.to - b.to) }
}
