import type { PlacedGlyph } from '../../pdf/read/scan.js'
import type { StructElement } from '../../pdf/read/structure.js'
import type { TaggedRun } from '../../pdf/read/tagged-text.js'
import type { Block } from '../source-text.js'
import { barePrint } from '../../text/characters.js'
import type { PageFormat } from '../../layout/page-format.js'

/** A line as it was set. All measures in mm, from the left and the top edge of the paper. */
export interface SetLine {
  /** From 1. */
  readonly page: number
  readonly left: number
  readonly right: number
  /** The base line. */
  readonly base: number
  /** The size of its first character. */
  readonly size: number
  /** The characters that can be seen, and where each stands. */
  readonly characters: readonly SetCharacter[]
  readonly text: string
  /** Index of its first character in the document's text. */
  readonly at: number
}

/** A character, or several that are drawn as one. */
export interface SetCharacter {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** Lines that belong together: a paragraph, a heading, a cell. */
export interface SetBlock {
  /** The type of its element in the PDF: `P`, `H2`, `TD` … */
  readonly type: string
  /** What it is in the source: a field's name, `division` (the title of an annex or enclosed document), `names`, or `body`. */
  readonly kind: string
  readonly element: StructElement
  readonly lines: readonly SetLine[]
}

/** Characters whose base lines are nearer than this stand on one line, mm: raised note marks, not the next line. */
const sameLine = 3.2

/** Gathers what a PDF shows into lines and blocks, in reading order. */
export function readSetBlocks(runs: readonly TaggedRun[], sourceBlocks: readonly Block[], { paper }: PageFormat): SetBlock[] {
  const blocks: { element: StructElement, kind: string, lines: SetLine[] }[] = []
  let source = 0
  for (const { at, page, glyphs, block: element } of runs) {
    // what lies on its side is looked at by its place alone (`check-places.ts`)
    if (glyphs[0]?.isTurned) continue
    while ((sourceBlocks[source + 1]?.at ?? Infinity) <= at) source += 1
    const piece = { page, at, ...measure(glyphs, paper.height) }
    const last = blocks.at(-1)
    const line = last?.lines.at(-1)
    if (!last || last.element !== element) {
      blocks.push({ element, kind: kindOf(sourceBlocks[source]), lines: [piece] })
    } else if (line?.page === page && Math.abs(line.base - piece.base) < sameLine) {
      last.lines[last.lines.length - 1] = {
        ...line, left: Math.min(line.left, piece.left), right: Math.max(line.right, piece.right), text: line.text + piece.text,
        characters: [...line.characters, ...piece.characters]
      }
    } else last.lines.push(piece)
  }
  return blocks.map((block) => ({ ...block, type: block.element.type }))
}

function kindOf(block: Block | undefined): string {
  const [, text, other] = /^(?:(paragraph|heading|row|code)|(division|names))-/.exec(block?.id ?? '') ?? []
  return text !== undefined || block === undefined ? 'body' : other ?? block.id
}

function measure(glyphs: readonly PlacedGlyph[], height: number): Omit<SetLine, 'page' | 'at'> {
  const seen = glyphs.filter(({ text }) => barePrint(text) !== '')
  // half of a mark is white, which may stand beyond the margin
  const characters = seen.map(({ text, x, width }) => ({ text, left: mm(x), right: mm(closing.test(text) ? x + width / 2 : x + width) }))
  return {
    characters, text: seen.map(({ text }) => text).join(''), base: height - mm(seen[0]?.y ?? 0), size: mm(seen[0]?.size ?? 0),
    left: Math.min(...characters.map(({ left }) => left)), right: Math.max(...characters.map(({ right }) => right))
  }
}

const closing = /^[，。、；：！？）》〉」』】〕”’]$/u

/** Points as millimetres. */
export function mm(points: number): number {
  return points / 72 * 25.4
}
