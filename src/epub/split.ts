import type { Element, ElementContent, RootContent } from 'hast'
import { h } from '../markup/hast.js'
import type { Part } from './parts.js'
import { writeXhtml } from '../markup/write-xml.js'
import { hasClass, select } from '../markup/hast.js'

/** Bytes of a document above which old readers turn its pages slowly, or give up. */
const largest = 240_000

/**
 * Divides a part that is too large between the blocks of its bodies, its text and its annexes; links to what now stands in
 * another file are led there. A block that is too large by itself stays whole.
 */
export function splitPart(part: Part, language: string): Part[] {
  const sizeOf = (child: RootContent) => Buffer.byteLength(writeXhtml({ type: 'root', children: [child] }, language))
  const [chapter] = select(part.tree, 'section')
  if (!chapter || part.tree.children.every((child) => sizeOf(child) <= largest)) return [part]

  const parts = [part]
  const blocks = chapter.children
  chapter.children = []
  let open = chapter
  for (const block of blocks) {
    const isBody = block.type === 'element' && hasClass(block, 'body')
    const [first = [], ...others] = isBody ? divide(block.children, sizeOf, open.children.map(sizeOf)) : []
    if (!isBody) open.children.push(block)
    else if (first.length > 0) open.children.push({ ...block, children: first })
    for (const children of others) {
      const next = continueIn(part, parts.length + 1, [{ ...block, children } as Element])
      parts.push(next)
      open = select(next.tree, 'section')[0] ?? open
    }
  }
  leadLinks(parts)
  return parts
}

/** Divides blocks; the first group stands behind what is there already, of these sizes. */
function divide(
  blocks: readonly ElementContent[], sizeOf: (block: ElementContent) => number, there: readonly number[]
): ElementContent[][] {
  const groups: ElementContent[][] = [[]]
  let filled = there.reduce((sum, size) => sum + size, 0)
  for (const block of blocks) {
    const size = sizeOf(block)
    if (filled > 0 && filled + size > largest) {
      groups.push([])
      filled = 0
    }
    groups.at(-1)?.push(block)
    filled += size
  }
  return groups
}

/** A further file of a part: the same head, and a chapter that bears the title as its name. */
function continueIn({ name, tree }: Part, number: number, children: Element[]): Part {
  const [head] = structuredClone(select(tree, 'head'))
  const [title] = select(tree, 'title').flatMap(({ children: [text] }) => text?.type === 'text' ? [text.value] : [])
  const chapter = h('section', { 'epub:type': 'chapter', role: 'doc-chapter', ariaLabel: title ?? '' }, ...children)
  return {
    name: name.replace('.xhtml', `-${number}.xhtml`),
    tree: { type: 'root', children: [h('html', {}, ...(head ? [head] : []), h('body', {}, chapter))] }
  }
}

function leadLinks(parts: readonly Part[]): void {
  const homes = new Map(parts.flatMap(({ name, tree }) =>
    select(tree, /./).map(({ properties: { id } }) => [id === undefined ? '' : `#${String(id)}`, name])))
  for (const { name, tree } of parts) {
    for (const { properties } of select(tree, 'a')) {
      const home = homes.get(String(properties.href))
      if (home !== undefined && home !== name) properties.href = `${home}${String(properties.href)}`
    }
  }
}
