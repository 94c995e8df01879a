import type { Root, Table, TableCell } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { joinCells } from './join-cells.js'
import { numeral } from './ordinals.js'
import { wordsOf } from './words-of.js'

declare module 'mdast' {
  interface TableRowData {
    /** Whether its cells head columns. */
    isHead?: boolean
  }
  interface TableCellData {
    /** The index of the first column that it stands in, and how many columns and rows it takes. */
    column?: number
    columns?: number
    rows?: number
    /** Whether it stands in the middle of its column without having been told so. */
    isMiddle?: boolean
  }
}

/**
 * Gives the tables of a body their shape. A cell of `>` alone is one with the cell at its right, a cell of `^` alone one
 * with the cell above; 一、… alone in a row takes all of it. Rows into which a cell of the head reaches belong to the head;
 * a head without a word is none, nor has a form to fill in one. Empty cells are joined where that is sure (`joinCells`), with a note. Gives the offsets of the signs, which are not printed, and their
 * lengths. A union of cells that is no rectangle is reported.
 */
export function shapeTables(file: VFile, body: Root, source: string): Map<number, number> {
  const signs = new Map<number, number>()
  visit(body, 'table', (table) => {
    const owners = unite(table, source)
    const joined = joinCells(owners)
    if (joined) report(file, 'table-cells-joined', table, joinings[joined])
    const unions = areasOf(owners)
    let heads = joined === 'form' ? 0 : 1
    for (const [cell, { left, top, right, bottom, places }] of unions) {
      const [columns, rows] = [right - left + 1, bottom - top + 1]
      if (columns * rows !== places) report(file, 'table-union', cell)
      cell.data = { column: left, columns, rows }
      const sign = signOf(cell, source)
      if (sign === '>' || sign === '^') report(file, 'table-sign-printed', cell, sign)
      // they come in the order of their rows, so that a head grows from row to row
      if (top < heads) heads = Math.max(heads, bottom + 1)
    }
    for (const [y, row] of table.children.entries()) {
      for (const { children: [sign] } of row.children.filter((cell) => !unions.has(cell))) {
        if (sign?.position?.start.offset !== undefined) signs.set(sign.position.start.offset, 1)
      }
      row.children = [...new Set(owners[y])].filter((cell) => unions.get(cell)?.top === y)
      row.data = { isHead: y < heads }
    }
    if (table.children[0]?.children.every(({ children }) => children.length === 0)) table.children.shift()
  })
  return signs
}

const joinings = {
  head: { zh: '表头的空格并入它左边或上面的格', en: 'empty cells of the head are one with the cell before or above them' },
  form: { zh: '供填写的表，连着的空格合为一格', en: 'a form to fill in, whose empty cells are one where they follow one another' }
} as const

/** Gives for each place of a table, row by row, the cell that takes it. */
function unite({ children: rows, align }: Table, source: string): TableCell[][] {
  const owners: TableCell[][] = []
  for (const { children: cells } of rows) {
    const own: TableCell[] = []
    const above = owners.at(-1)
    for (let x = Math.max(align?.length ?? 0, cells.length) - 1; x >= 0; x -= 1) {
      const cell = cells[x] ?? { type: 'tableCell', children: [] }
      const sign = signOf(cell, source)
      own[x] = (sign === '^' ? above?.[x] : sign === '>' ? own[x + 1] : undefined) ?? cell
    }
    owners.push(owners.length > 0 && isGroup(own) ? own.map(() => own[0] as TableCell) : own)
  }
  return owners
}

interface Area { left: number, top: number, right: number, bottom: number, places: number }

/** Gives the area of each cell, by the indexes of columns and rows, and how many places it takes in it. */
function areasOf(owners: readonly (readonly TableCell[])[]): Map<TableCell, Area> {
  const areas = new Map<TableCell, Area>()
  for (const [y, row] of owners.entries()) {
    for (const [x, cell] of row.entries()) {
      const area = areas.get(cell) ?? { left: x, top: y, right: x, bottom: y, places: 0 }
      areas.set(cell, {
        ...area, left: Math.min(area.left, x), right: Math.max(area.right, x), bottom: y, places: area.places + 1
      })
    }
  }
  return areas
}

/** Whether a row has a number and words, 一、…, in its first cell and nothing else: it heads the rows under it. */
function isGroup([first, ...others]: readonly TableCell[]): boolean {
  return first !== undefined && others.every(({ children }) => children.length === 0) && groupNumber.test(wordsOf(first))
}

const groupNumber = new RegExp(`^(?:${numeral}、|[（(]${numeral}[）)])`, 'u')

/** The text of a cell as it was typed; an escaped sign is no sign. */
function signOf({ children: [only, more] }: TableCell, source: string): string | undefined {
  return only?.type === 'text' && !more ? source.slice(only.position?.start.offset, only.position?.end.offset) : undefined
}
