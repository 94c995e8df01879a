import type { TableCell } from 'mdast'

/** The cell that takes each place of a table, row by row. */
type Places = TableCell[][]

/**
 * Joins empty cells of a table, given by places, where they can only be parts of wider ones: under a head whose cells stand over
 * several columns, and in a form to fill in, where a blank has as many columns as are left. The table is changed; tells
 * what it is, `undefined` where nothing is joined.
 */
export function joinCells(places: Places): 'head' | 'form' | undefined {
  const cells = places.filter((row) => new Set(row).size > 1).flat()
  // whoever writes signs has said all of it
  if (places.length < 2 || new Set(cells).size < cells.length) return undefined
  if (isForm(places)) {
    joinBlanks(places)
    return 'form'
  }
  return joinHead(places) ? 'head' : undefined
}

/** A form begins with words, twice at least, that have a blank behind each, and half of it at least is blank. */
function isForm(places: Places): boolean {
  const cells = places.flat()
  return isLabelled(places[0] ?? []) && (places[0] ?? []).filter(isWorded).length > 1 && cells.filter((cell) => !isWorded(cell)).length * 2 >= cells.length
}

/** Whether a row has words first, and behind all of its words blanks. */
function isLabelled(row: readonly TableCell[]): boolean {
  return isWorded(row[0]) && row.every((cell, x) => !isWorded(cell) || (x + 1 < row.length && !isWorded(row[x + 1])))
}

/**
 * Behind words blanks that follow one another are one; words behind the first take what is blank behind them, as the place
 * of a seal does. Rows that begin with a blank or a number, and those under a row without blanks, are a list to fill in.
 */
function joinBlanks(places: Places): void {
  let isList = false
  for (const row of places) {
    const words = row.filter(isWorded).length
    isList = words === row.length ? row.length > 2 : isList && !(isLabelled(row) && words > 1)
    if (isList || !isWorded(row[0]) || isListed(row[0])) continue
    const isContent = words === 2 && isWorded(row[1])
    for (let x = 2; x < row.length; x += 1) {
      const before = row[x - 1]
      if (before && !isWorded(row[x]) && (isContent || !isWorded(before))) row[x] = before
    }
  }
}

function isListed(cell: TableCell | undefined): boolean {
  const [only] = cell?.children ?? []
  return only?.type === 'text' && /^\s*\d+\s*$/.test(only.value)
}

/**
 * Joins a head of two rows: over each of its columns stands a word of the second row under one of the first that goes on
 * over blanks, or nothing at all.
 */
function joinHead(places: Places): boolean {
  const [first = [], second = []] = places
  const groups: { readonly from: number, readonly to: number }[] = []
  for (const [x, cell] of first.entries()) {
    const last = groups.at(-1)
    if (isWorded(cell)) groups.push({ from: x, to: x })
    else if (last) groups[groups.length - 1] = { ...last, to: x }
    else return false
  }
  const below = groups.map(({ from, to }) => second.slice(from, to + 1).filter(isWorded).length)
  const isHead = groups.length > 1 && groups.every(({ from, to }, index) => below[index] === 0 || (to > from && below[index] === to - from + 1))
  if (!isHead || !below.some((count) => count > 0) || !below.includes(0)) return false
  for (const [index, { from, to }] of groups.entries()) {
    const cell = first[from]
    if (!cell) continue
    first.fill(cell, from, to + 1)
    if (below[index] === 0) second.fill(cell, from, to + 1)
  }
  return true
}

function isWorded(cell: TableCell | undefined): boolean {
  return (cell?.children.length ?? 0) > 0
}
