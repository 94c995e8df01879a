import type { Element } from 'hast'
import type { Table } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'

/** A table in an element of its own, which scrolls where a screen is too narrow. */
export function table(state: State, node: Table): Element {
  const inner = defaultHandlers.table(state, node) as Element
  return { type: 'element', tagName: 'div', properties: { className: ['table'] }, children: [inner] }
}
