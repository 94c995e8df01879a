import type { Element, ElementContent } from 'hast'
import type { Heading } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { HeadFace } from '../../document/ordinals.js'
import { h, hasClass } from '../../markup/hast.js'
import { titleLines } from '../title-lines.js'

/** The face that a heading has by its element (`styles/type.css`). */
const faceOf = (depth: number): HeadFace => depth <= 2 ? 'heiti' : depth === 3 ? 'kaiti' : 'fangsong'

/**
 * Headings get ids from their place in the structure: `section-2-1` is the first （一） under 二、; a class where their
 * number asks for another face than their element has. That of an annex or an enclosed document is a title.
 */
export function makeHeading(): (state: State, node: Heading) => Element {
  const counts: number[] = []
  return (state, node) => {
    const level = node.depth - 2
    counts.length = level + 1
    counts[level] = (counts[level] ?? 0) + 1
    const id = `section-${Array.from(counts, (count) => count ?? 0).join('-')}`
    const { face, isCentred, division } = node.data ?? {}
    const classes = [
      ...(division ? ['division', division.kind] : []), ...(face && face !== faceOf(node.depth) ? [face] : []), ...(isCentred ? ['centred'] : [])
    ]
    const children = state.all(node) as ElementContent[]
    return {
      type: 'element', tagName: `h${node.depth}`, properties: { id, ...(classes.length > 0 && { className: classes }) },
      children: division ? layOutTitle(children, division.titleWords) : children
    }
  }
}

/** A title in lines that end where the sense allows, where it is words alone; page marks and the label of an annex stand before it. */
function layOutTitle(children: readonly ElementContent[], words?: readonly string[]): ElementContent[] {
  const start = children.findIndex((child) => !(child.type === 'element' && ['page-mark', 'annex-label', 'annex-number'].some((name) => hasClass(child, name))))
  const [before, rest] = start < 0 ? [children, []] : [children.slice(0, start), children.slice(start)]
  const [only, ...others] = rest
  const title = only?.type === 'text' && others.length === 0
    ? titleLines([only.value.trim()], words).map((line) => h('span', { className: ['line'] }, line))
    : rest
  const labels = before.filter((child) => child.type === 'element' && !hasClass(child, 'page-mark'))
  if (labels.length === 0 || title.length === 0) return [...before, ...title]
  // contents and bookmarks show all of them on one line
  for (const label of labels) if (label.type === 'element') label.children.push({ type: 'text', value: ' ' })
  return [...before, { ...h('span', { className: ['annex-title'] }), children: [...title] }]
}
