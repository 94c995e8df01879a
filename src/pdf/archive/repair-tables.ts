import { PDFArray, PDFDict, PDFName, type PDFContext } from '@cantoo/pdf-lib'
import { itemsAt, textOfString } from '../read/objects.js'
import { element, elementsOf, type StructElement } from '../read/structure.js'

/**
 * Puts the empty cells back that the browser leaves out, so that all rows have as many cells (ISO 14289-1 7.2): the
 * header that a cell names tells its column. After that the lists of headers go: the scope of the header cells says the
 * same, and their identifiers count the browser's own nodes and differ from print to print.
 */
export function repairTables(tree: StructElement, context: PDFContext): void {
  for (const [table] of elementsOf(tree)) {
    if (table.type !== 'Table') continue
    const rows = elementsIn(table)
    const columns = elementsIn(rows[0]).map(({ entries }) => textOfString(entries.get('ID')))
    for (const row of rows.slice(1)) {
      const cells = elementsIn(row)
      const placed = columns.map((id) => cells.find((cell) => id !== undefined && headersOf(cell).includes(id)))
      if (cells.every((cell) => placed.includes(cell))) row.kids = placed.map((cell) => cell ?? element('TD', []))
    }
    for (const cell of rows.flatMap(elementsIn)) dropHeaders(cell, context)
  }
}

function elementsIn(parent: StructElement | undefined): StructElement[] {
  return parent?.kids.filter((kid) => kid.kind === 'element') ?? []
}

function attributesOf({ entries }: StructElement): PDFDict[] {
  const attributes = entries.get('A')
  const items = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
  return items.filter((item) => item instanceof PDFDict)
}

function headersOf(cell: StructElement): (string | undefined)[] {
  return attributesOf(cell).flatMap((dict) => itemsAt(dict, 'Headers')).map(textOfString)
}

function dropHeaders(cell: StructElement, context: PDFContext): void {
  cell.entries.delete('ID')
  cell.entries.set('A', context.obj(attributesOf(cell).filter((dict) => !dict.has(PDFName.of('Headers')))))
}
