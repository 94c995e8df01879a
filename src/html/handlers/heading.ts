import type { Element } from 'hast'
import type { Heading } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/** Headings get ids from their place in the structure: `section-2-1` is the first （一） under 二、. */
export function makeHeading(): (state: State, node: Heading) => Element {
  const counts: number[] = []
  return (state, node) => {
    const level = node.depth - 2
    counts.length = level + 1
    counts[level] = (counts[level] ?? 0) + 1
    const id = `section-${Array.from(counts, (count) => count ?? 0).join('-')}`
    return { type: 'element', tagName: `h${node.depth}`, properties: { id }, children: state.all(node) as Element[] }
  }
}
