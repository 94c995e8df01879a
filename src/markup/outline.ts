import type { Element, Nodes } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { h } from './hast.js'

/** A heading as a table of contents lists it. */
export interface Heading {
  /** From 1. */
  readonly level: number
  readonly text: string
  readonly href: string
}

/** A heading with those below it. */
export interface Nested extends Heading {
  readonly children: Nested[]
}

/** Lists the headings of a tree; one without text is none here, since nobody could choose it. */
export function headingsOf(tree: Nodes): Heading[] {
  const headings: Heading[] = []
  visit(tree, 'element', (node) => {
    const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1])
    if (!level) return
    const text = toString(withoutNotes(node)).replace(/\s+/g, ' ').trim()
    if (text !== '') headings.push({ level, text, href: `#${String(node.properties.id)}` })
  })
  return headings
}

function withoutNotes(node: Element): Element {
  const children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'sup')
  return { ...node, children: children.map((child) => (child.type === 'element' ? withoutNotes(child) : child)) }
}

/** Puts each heading below the one that it belongs to. */
export function nest(headings: readonly Heading[]): Nested[] {
  const top: Nested[] = []
  const open: Nested[] = []
  for (const heading of headings) {
    const nested: Nested = { ...heading, children: [] }
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()
    const siblings = open.at(-1)?.children ?? top
    siblings.push(nested)
    open.push(nested)
  }
  return top
}

/** Words headings as a list of links, those below others as lists in it. */
export function outlineOf(headings: readonly Heading[]): Element {
  return listOf(nest(headings))
}

function listOf(nested: readonly Nested[]): Element {
  return h('ol', {}, '\n', ...nested.flatMap(({ text, href, children }) =>
    [h('li', {}, h('a', { href }, text), ...(children.length > 0 ? [listOf(children)] : [])), '\n']))
}
