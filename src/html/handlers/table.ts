import type { Element, ElementContent } from 'hast'
import type { Table } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { wordsOf } from '../../document/words-of.js'
import { widthOf } from '../divide-title.js'

/** A table in an element of its own, which scrolls where a screen is too narrow. */
export function table(state: State, node: Table): Element {
  alignColumns(node)
  const heads = node.children.filter(({ data }) => data?.isHead).length
  const rows = state.all(node)
  const inner = wrap('table', [
    ...(heads > 0 ? [wrap('thead', rows.slice(0, heads))] : []),
    ...(heads < rows.length ? [wrap('tbody', rows.slice(heads))] : [])
  ])
  return { ...wrap('div', [inner]), properties: { className: ['table'] } }
}

/** Columns whose cells are all as short as this, characters, stand in the middle where the author said nothing: it is practice. */
const short = 8

function alignColumns({ align, children }: Table): void {
  const cells = children.flatMap((row) => row.data?.isHead ? [] : row.children).filter(({ data }) => data?.columns === 1)
  const long = new Set(cells.filter((cell) => widthOf(wordsOf(cell)) > short).map(({ data }) => data?.column))
  for (const { data } of cells) {
    if (data && !align?.[data.column ?? 0] && !long.has(data.column)) data.isMiddle = true
  }
}

function wrap(tagName: string, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children: [...children] }
}
