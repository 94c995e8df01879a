import { PDFName, type PDFContext } from '@cantoo/pdf-lib'
import { attributesOf, element, elementsOf, marksOf, type Kid, type StructElement } from '../read/structure.js'

/** A cell as it was printed; one in which nothing is shown is missing from the browser's tree. */
export interface PrintedCell {
  readonly isShown: boolean
  readonly isHead: boolean
  readonly columns: number
  readonly rows: number
}

/** A table as it was printed: its rows, each with its cells. */
export type PrintedTable = readonly (readonly PrintedCell[])[]

/**
 * Puts the empty rows and cells back that the browser leaves out, so that all rows have as many cells (ISO 14289-1 7.2), and
 * makes one again of a table that was printed in parts, a turned one, for each of its pages.
 * The lists of headers go: the scope of the header cells says the same, and their identifiers count the browser's own nodes
 * and differ from print to print.
 */
export function repairTables(tree: StructElement, tables: readonly PrintedTable[], context: PDFContext): void {
  const found = [...elementsOf(tree)].flatMap(([table, ancestors]) =>
    table.type === 'Table' ? rowsOf(table).map((row) => ({ row, table, parent: ancestors.at(-1) })) : [])
  for (const { row } of found) for (const cell of row.kids) if (cell.kind === 'element') dropHeaders(cell, context)
  const next = found.values()
  for (const rows of tables) {
    const lines = rows.map((cells) => ({ cells, own: cells.some(({ isShown }) => isShown) ? next.next().value : undefined }))
    const table = lines.find(({ own }) => own)?.own?.table
    if (!table) continue
    table.kids = [
      ...table.kids.filter((kid) => !isRow(kid)),
      ...lines.map(({ cells, own }) => fillRow(own?.row ?? element('TR', []), cells, context))
    ]
    for (const { own } of lines) {
      if (own?.parent && own.table !== table) own.parent.kids = own.parent.kids.filter((kid) => kid !== own.table)
    }
  }
}

function rowsOf({ kids }: StructElement): StructElement[] {
  return kids.filter(isRow)
}

function isRow(kid: Kid): kid is StructElement {
  return kid.kind === 'element' && kid.type === 'TR'
}

function fillRow(row: StructElement, cells: readonly PrintedCell[], context: PDFContext): StructElement {
  // an empty header cell is there where another cell names it
  const shown = row.kids.filter((kid) => kid.kind === 'element' && marksOf(kid).length > 0)
  const kids = shown.values()
  if (shown.length === cells.filter(({ isShown }) => isShown).length) {
    row.kids = cells.map((cell) => (cell.isShown ? kids.next().value : undefined) ?? emptyCell(cell, context))
  }
  return row
}

function emptyCell({ isHead, columns, rows }: PrintedCell, context: PDFContext): StructElement {
  const attributes = { O: 'Table', ColSpan: columns, RowSpan: rows, ...(isHead && { Scope: 'Column' }) }
  return element(isHead ? 'TH' : 'TD', [], [['A', context.obj(attributes)]])
}

function dropHeaders(cell: StructElement, context: PDFContext): void {
  cell.entries.delete('ID')
  cell.entries.set('A', context.obj(attributesOf(cell).filter((dict) => !dict.has(PDFName.of('Headers')))))
}
