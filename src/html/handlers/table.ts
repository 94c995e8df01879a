import type { Element, ElementContent } from 'hast'
import type { Table } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/** A table in an element of its own, which scrolls where a screen is too narrow. */
export function table(state: State, node: Table): Element {
  const heads = node.children.filter(({ data }) => data?.isHead).length
  const rows = state.all(node)
  const inner = wrap('table', [
    ...(heads > 0 ? [wrap('thead', rows.slice(0, heads))] : []),
    ...(heads < rows.length ? [wrap('tbody', rows.slice(heads))] : [])
  ])
  return { ...wrap('div', [inner]), properties: { className: ['table'] } }
}

function wrap(tagName: string, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children: [...children] }
}
