import type { Element, Nodes } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import type { PrintedCell, PrintedTable } from './archive/repair-tables.js'

/** Lists the tables of a page as the browser shows them. */
export function printedTables(tree: Nodes): PrintedTable[] {
  const tables: PrintedCell[][][] = []
  visit(tree, 'element', ({ tagName, children }) => {
    if (tagName === 'table') tables.push([])
    if (tagName === 'tr') tables.at(-1)?.push(children.flatMap((cell) => cell.type === 'element' ? [readCell(cell)] : []))
  })
  return tables
}

function readCell(cell: Element): PrintedCell {
  const { colSpan, rowSpan } = cell.properties
  // what else is white is painted (CSS Text 4.1.1)
  let isShown = /[^ \t\r\n\f]/.test(toString(cell))
  visit(cell, 'element', ({ tagName }) => { if (tagName === 'img') isShown = true })
  return { isShown, isHead: cell.tagName === 'th', columns: Number(colSpan ?? 1), rows: Number(rowSpan ?? 1) }
}
