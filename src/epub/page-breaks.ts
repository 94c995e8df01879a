import type { Element, Nodes, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { PageStart } from '../layout/page-starts.js'
import { h, hasClass } from '../markup/hast.js'
import { insertAt } from '../markup/insert-at.js'
import { replaceNodes } from '../markup/replace.js'

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
    replaceNodes<Nodes>(tree, (node) => {
      if (!isMark(node)) return undefined
      const label = String(node.properties.dataPage)
      if (seen.has(label)) return []
      seen.add(label)
      found.push(label)
      return [pageBreak(label)]
    })
    return found
  })
  if (seen.size > 1) {
    for (const [index, found] of insertAt(trees, [{ offset: 0, node: pageBreak('1') }]).entries()) {
      if (found.length > 0) labels[index]?.unshift('1')
    }
  }
  return labels
}

function insertBreaks(trees: readonly Root[], starts: readonly PageStart[]): string[][] {
  for (const tree of trees) replaceNodes<Nodes>(tree, (node) => isMark(node) ? [] : undefined)
  return insertAt(trees, starts.map(({ offset, label }) => ({ offset, node: pageBreak(label), label })))
    .map((found) => found.map(({ label }) => label))
}

function isMark(node: Nodes): node is Element {
  return node.type === 'element' && hasClass(node, 'page-mark')
}

function pageBreak(label: string): Element {
  return h('span', { id: `page-${label}`, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: label })
}
