import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { openPlaces } from '../text/differences.js'

/** Offsets in the source of what is not printed, indents, signs of united cells, sizes of pictures, and their lengths. */
export type Unprinted = ReadonlyMap<number, number>

/** Spaces as typed before a paragraph, one at least that Markdown does not take for an indent. */
const indent = /([ \t\r\n]*)((?=[ \t]*[^ \t])[\p{Zs}\t]+)/uy

/** By how many characters a style indents a paragraph; more spaces than that are there to place a line. */
const most = 2

/**
 * Takes off the full-width and other spaces that were typed as the indent of a paragraph or heading, which the style
 * indents, with a note. What is wider, as before a signature, stays.
 */
export function dropIndents(file: VFile, body: Root, source: string): Unprinted {
  const placeOf = openPlaces(source)
  const dropped = new Map<number, number>()
  visit(body, ['paragraph', 'heading'], (node) => {
    const text = 'children' in node ? node.children.find(({ type }) => type !== 'pageMark') : undefined
    if (text?.type !== 'text' || text.position?.start.offset === undefined) return
    const [start, found] = [text.position.start.offset, readIndent(text.value, 0)]
    const [typed, gap] = readIndent(source, start) ?? []
    // spelt as references, they are meant
    if (typed === undefined || typed !== found?.[0] || (node.type === 'paragraph' && widthOf(typed) > most)) return
    const offset = start + (gap ?? 0)
    dropped.set(offset, typed.length)
    text.value = text.value.slice(found[1] + typed.length)
    report(file, 'indent-dropped', placeOf(offset), showIndent(typed))
  })
  return dropped
}

/** An indent as it is shown: □ for a full-width space, ␣ for another, ⇥ for a tab. */
export function showIndent(typed: string): string {
  return typed.replace(/[\u3000\u2003]/g, '□').replace(/\t/g, '⇥').replace(/\p{Zs}/gu, '␣')
}

/** The indent at `at`, and how many spaces and line ends of Markdown stand before it. */
function readIndent(text: string, at: number): [typed: string, gap: number] | undefined {
  indent.lastIndex = at
  const [, gap = '', typed] = indent.exec(text) ?? []
  return typed === undefined ? undefined : [typed, gap.length]
}

/** In characters; spaces that are no full-width ones are a quarter of one. */
function widthOf(typed: string): number {
  return [...typed].reduce((sum, space) => sum + (/[\u3000\u2003]/.test(space) ? 1 : 0.25), 0)
}
