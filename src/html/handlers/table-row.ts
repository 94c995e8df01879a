import type { Element } from 'hast'
import type { Parents, TableRow } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'

/** A row as usual, but header cells say that they head a column, and alignment is a class: `align` is obsolete. */
export function tableRow(state: State, node: TableRow, parent: Parents | undefined): Element {
  const row = defaultHandlers.tableRow(state, node, parent)
  for (const cell of row.children) {
    if (cell.type !== 'element') continue
    const { align } = cell.properties
    cell.properties = {
      ...(cell.tagName === 'th' && { scope: 'col' }),
      ...(align && { className: [`align-${String(align)}`] })
    }
  }
  return row
}
