import type { VFile } from 'vfile'
import type { Pagination } from '../../forms/kinds.js'
import type { PdfModel, PdfPage } from '../../pdf/read/read.js'
import type { StructElement } from '../../pdf/read/structure.js'
import type { TaggedRun } from '../../pdf/read/tagged-text.js'
import type { SourceText } from '../source-text.js'
import { report, type Place } from '../../report.js'
import { openPlaces } from '../../text/differences.js'
import type { Reportable } from '../../rules/rules.js'
import type { PageFormat } from '../../layout/page-format.js'
import { checkLines } from './check-lines.js'
import { checkPages } from './check-pages.js'
import { checkPlaces } from './check-places.js'
import { readSetBlocks, type SetBlock, type SetLine } from './set-lines.js'

/** A PDF as it was laid out, and what is said of it. */
export interface Laid {
  readonly blocks: readonly SetBlock[]
  readonly pages: readonly PdfPage[]
  readonly tree: StructElement | undefined
  readonly format: PageFormat
  readonly pagination: Pagination
  /** Keeps a finding at the source of a line; what is no line has no place. */
  readonly find: (...found: Reportable<[line: SetLine | undefined]>) => void
  /** Whether a line follows the one before it without a space in the source. */
  readonly isJoined: (line: SetLine) => boolean
}

/** What the layout is checked on: a PDF, its text as it is placed, and the source of that. */
export interface Layout {
  readonly model: PdfModel
  readonly runs: readonly TaggedRun[]
  readonly text: SourceText
  readonly format: PageFormat
  readonly pagination: Pagination
}

/**
 * The layout gate: looks on the finished PDF for what a typesetter would send back. Each rule says what asks for it
 * (`rules/layout.ts`); each is prevented by the layout, so that the gate is the proof and not the cure.
 */
export function checkLayout(file: VFile, { model: { pages, tree }, runs, text, format, pagination }: Layout): void {
  const places = openPlaces(String(file))
  const offsetAt = (at: number) => text.offsets[at] ?? 0
  const laid: Laid = {
    blocks: readSetBlocks(runs, text.blocks, format), pages, tree, format, pagination,
    find: (...found) => {
      const [id, line, ...values] = found
      report(file, ...[id, line && places(offsetAt(line.at)), ...values] as unknown as Reportable<[place: Place]>)
    },
    isJoined: (next) => offsetAt(next.at) - offsetAt(next.at - 1) <= 1
  }
  checkPlaces(laid)
  checkLines(laid)
  checkPages(laid)
}
