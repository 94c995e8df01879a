import type { Element, ElementContent, Nodes, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { PageStart } from '../layout/page-starts.js'
import { h, hasClass } from '../markup/hast.js'
import { replaceNodes } from '../markup/replace.js'
import { placesOf, type TextPlace } from './text-places.js'
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
  const [first] = trees.flatMap(placesOf)
  if (seen.size > 1 && first) {
    insert(trees, [[first, [{ before: 0, label: '1' }]]])
    labels[0]?.unshift('1')
  }
  return labels
}

function insertBreaks(trees: readonly Root[], starts: readonly PageStart[]): string[][] {
  let [next, before] = [0, 0]
  const breaks: [TextPlace, Break[]][] = []
  const labels = trees.map((tree) => {
    const found: string[] = []
    replaceNodes<Nodes>(tree, (node) => isMark(node) ? [] : undefined)
    for (const place of placesOf(tree)) {
      const end = before + bare(place.node.value).length
      const own: Break[] = []
      for (let start = starts[next]; start && start.offset < end; start = starts[next]) {
        const latest = before + (own.at(-1)?.before ?? 0)
        if (start.offset < latest) throw new RangeError(`Unexpected page start ${start.offset} after ${latest}`)
        own.push({ before: start.offset - before, label: start.label })
        found.push(start.label)
        next += 1
      }
      if (own.length > 0) breaks.push([place, own])
      before = end
    }
    return found
  })
  const left = starts[next]
  if (left) throw new RangeError(`Unexpected page start ${left.offset}, expected one below ${before}`)
  insert(trees, breaks)
  return labels
}

/** A page that begins before the character of a text before which `before` stand, white space not counted. */
interface Break {
  readonly before: number
  readonly label: string
}

/** Puts page breaks into texts. At the start of a heading one stands before the heading, so as not to be a part of its name. */
function insert(trees: readonly Root[], breaks: readonly (readonly [TextPlace, readonly Break[]])[]): void {
  const replacements = new Map<Nodes, ElementContent[]>()
  for (const [{ node, heading }, own] of breaks) {
    const outside = heading ? own.filter(({ before }) => before === 0) : []
    if (heading && outside.length > 0) replacements.set(heading, [...outside.map(({ label }) => pageBreak(label)), heading])
    if (outside.length < own.length) replacements.set(node, divide(node.value, own.slice(outside.length)))
  }
  for (const tree of trees) replaceNodes<Nodes>(tree, (node) => replacements.get(node))
}

function divide(text: string, breaks: readonly Break[]): ElementContent[] {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index)
  const cuts = breaks.map(({ before }) => places[before] ?? text.length)
  return [
    { type: 'text', value: text.slice(0, cuts[0]) },
    ...breaks.flatMap(({ label }, index): ElementContent[] =>
      [pageBreak(label), { type: 'text', value: text.slice(cuts[index], cuts[index + 1]) }])
  ]
}

function isMark(node: Nodes): node is Element {
  return node.type === 'element' && hasClass(node, 'page-mark')
}

function pageBreak(label: string): Element {
  return h('span', { id: `page-${label}`, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: label })
}
