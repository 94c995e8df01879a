import type { Element, Nodes, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import type { PageStart } from '../layout/page-starts.js'
import { h } from '../markup/hast.js'
import { placesOf, type TextPlace } from './text-places.js'
import { hasClass } from '../markup/hast.js'
import { bare } from '../text/characters.js'

/** A place in the book where such a page begins. */
export interface PageTarget {
  readonly label: string
  readonly href: string
}

/**
 * Puts an empty page break where each page begins, inside the sentence if need be, and lists them. `starts` are in
 * order; without them the document's own marks of the printed original are taken. The parts' trees are changed. Throws
 * a `RangeError` for a start beyond the text or before the one before it.
 */
export function markPages(parts: readonly { name: string, tree: Root }[], starts?: readonly PageStart[]): PageTarget[] {
  const trees = parts.map(({ tree }) => tree)
  const found = starts ? insertBreaks(trees, starts) : convertMarks(trees)
  return parts.flatMap(({ name }, index) =>
    (found[index] ?? []).map((label) => ({ label, href: `${name}#page-${label}` })))
}

/** Tells whether a tree has marks of the printed original's pages. */
export function hasMarks(tree: Nodes): boolean {
  let found = false
  visit(tree, 'element', (node) => { found ||= hasClass(node, 'page-mark') })
  return found
}

/** Marks tell where pages turn, so the first page begins with the text. A number marked twice keeps its first place. */
function convertMarks(trees: readonly Root[]): string[][] {
  const seen = new Set(['1'])
  const labels = trees.map((tree) => {
    const found: string[] = []
    eachMark(tree, (mark) => {
      const label = String(mark.properties.dataPage)
      if (seen.has(label)) return false
      seen.add(label)
      found.push(label)
      mark.properties = pageBreak(label).properties
      return true
    })
    return found
  })
  const [first] = trees.flatMap(placesOf)
  if (seen.size > 1 && first) {
    insert(first, 0, '1')
    labels[0]?.unshift('1')
  }
  return labels
}

function insertBreaks(trees: readonly Root[], starts: readonly PageStart[]): string[][] {
  const left = [...starts]
  let before = 0
  const labels = trees.map((tree) => {
    const found: string[] = []
    eachMark(tree, () => false)
    for (const place of placesOf(tree)) {
      const end = before + bare(place.node.value).length
      let { node } = place
      for (let [next] = left; next && next.offset < end; [next] = left) {
        if (next.offset < before) throw new RangeError(`Unexpected page start ${next.offset} after ${before}`)
        node = insert({ ...place, node }, next.offset - before, next.label)
        before = next.offset
        found.push(next.label)
        left.shift()
      }
      before = end
    }
    return found
  })
  if (left[0]) throw new RangeError(`Unexpected page start ${left[0].offset}, expected one below ${before}`)
  return labels
}

/** Removes the marks that `keep` refuses. */
function eachMark(tree: Root, keep: (mark: Element) => boolean): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!hasClass(node, 'page-mark') || !parent || index === undefined || keep(node)) return undefined
    parent.children.splice(index, 1)
    return index
  })
}

/**
 * Puts a page break before the character of a text before which `count` stand, and gives the text after it. At the
 * start of a heading it stands before the heading, so as not to be a part of its name.
 */
function insert({ node, siblings, heading }: TextPlace, count: number, label: string): Text {
  if (count === 0 && heading) {
    heading.siblings.splice(heading.siblings.indexOf(heading.node), 0, pageBreak(label))
    return node
  }
  const at = positionOf(node.value, count)
  const tail: Text = { type: 'text', value: node.value.slice(at) }
  node.value = node.value.slice(0, at)
  siblings.splice(siblings.indexOf(node) + 1, 0, pageBreak(label), tail)
  return tail
}

/** The index in `text` of the character before which `count` characters stand, white space not counted. */
function positionOf(text: string, count: number): number {
  return [...text.matchAll(/\S/g)][count]?.index ?? text.length
}

function pageBreak(label: string): Element {
  return h('span', { id: `page-${label}`, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: label })
}
