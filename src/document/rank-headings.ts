import type { Heading, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { readDecimal, readOrdinal, type HeadFace } from './ordinals.js'
import { wordsOf } from './words-of.js'

/** The faces of heads without a number, by the depth that was typed; as of the numbers that are usual there. */
const facesByDepth: readonly HeadFace[] = ['heiti', 'heiti', 'heiti', 'kaiti', 'fangsong']

/**
 * Gives each heading the depth that its number has among those before it, so that none is skipped (ISO 14289-1 7.4.2), and
 * the face of its number, whatever depth was typed. A heading without a number ranks as one of the number that is usual at
 * its depth. The title has depth 1, an annex or enclosed document 2 with an outline of its own; beyond 6 there is none.
 */
export function rankHeadings(body: Root): void {
  const headings: Heading[] = []
  visit(body, 'heading', (node) => void headings.push(node))
  const tops = new Set(headings.map((node) => readDecimal(wordsOf(node))).filter(({ length }) => length > 1).map(([top = '']) => top))
  const open: number[] = []
  for (const node of headings) {
    const { division } = node.data ?? {}
    const ordinal = division ? undefined : readOrdinal(wordsOf(node), tops)
    const rank = division ? 0 : ordinal?.rank ?? node.depth + 3
    while ((open.at(-1) ?? -1) >= rank) open.pop()
    open.push(rank)
    const face = ordinal?.face ?? facesByDepth[node.depth] ?? 'fangsong'
    node.depth = Math.min(open.length + 1, 6) as Heading['depth']
    if (!division) node.data = { ...node.data, face, ...(ordinal?.isCentred && { isCentred: true }) }
  }
}
