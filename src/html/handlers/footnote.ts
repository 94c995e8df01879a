import type { Element, ElementContent, Root } from 'hast'
import type { FootnoteReference, Root as MdastRoot } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { divisionsOf } from '../../document/divisions.js'
import { groupSignings } from './signing.js'

/** A reference to a note: 〔1〕, raised, numbered in the order of first reference. */
export function makeFootnoteReference(): (state: State, node: FootnoteReference) => Element {
  const numbers = new Map<string, number>()
  return (state, node) => {
    const id = node.identifier.toUpperCase()
    const number = numbers.get(id) ?? state.footnoteOrder.push(id)
    numbers.set(id, number)
    const count = (state.footnoteCounts.get(id) ?? 0) + 1
    state.footnoteCounts.set(id, count)
    return refer(number, count)
  }
}

function refer(number: number, count: number): Element {
  const link: Element = {
    type: 'element', tagName: 'a', children: [{ type: 'text', value: `〔${number}〕` }],
    properties: { href: `#note-${number}`, id: count === 1 ? `reference-${number}` : `reference-${number}-${count}` }
  }
  return { type: 'element', tagName: 'sup', properties: {}, children: [link] }
}

/**
 * The body: after the text, and after each annex and enclosed document, the notes to which it refers first; each begins
 * with its number, which leads back to the text.
 */
export function root(state: State, node: MdastRoot): Root {
  let done = 0
  const children = divisionsOf(node.children).flatMap((blocks) => {
    const own = groupSignings(state.wrap(state.all({ ...node, children: blocks })) as Root['children'])
    const [first] = own.filter((child) => child.type === 'element')
    if (first && blocks[0]?.data?.isBehind) first.properties.className = ['behind', ...[first.properties.className ?? []].flat().map(String)]
    const notes: ElementContent[] = []
    // a note may refer to further notes, so the order grows while it is read
    for (; done < state.footnoteOrder.length; done += 1) {
      const definition = state.footnoteById.get(state.footnoteOrder[done] ?? '')
      if (definition) notes.push(...numbered(done + 1, state.all(definition) as ElementContent[]))
    }
    if (notes.length > 0) own.push({ type: 'element', tagName: 'section', properties: { className: ['notes'] }, children: notes })
    return own
  })
  state.footnoteOrder.length = 0
  return { type: 'root', children }
}

function numbered(number: number, blocks: ElementContent[]): ElementContent[] {
  const back: Element = {
    type: 'element', tagName: 'a', properties: { href: `#reference-${number}` },
    children: [{ type: 'text', value: `〔${number}〕` }]
  }
  const [first, ...rest] = blocks
  const isParagraph = first?.type === 'element' && first.tagName === 'p'
  const start: Element = {
    type: 'element', tagName: 'p', properties: { id: `note-${number}` },
    children: [back, ...(isParagraph ? first.children : [])]
  }
  return [start, ...(isParagraph ? rest : blocks)]
}
