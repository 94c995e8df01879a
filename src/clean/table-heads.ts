import type { Decide } from './decide.js'
import { rawOffset } from './lines.js'
import { textOf, type Piece } from './piece.js'
import { isDelimiter, isRow } from './shapes.js'

/** Drops the head of a table where it stands again because the table goes on, on another page. */
export function dropTableHeads(pieces: readonly Piece[], decide: Decide): readonly Piece[] {
  const rows = pieces.map((piece) => isRow(textOf(piece)) ? cellsIn(textOf(piece)) : '')
  const left: Piece[] = []
  let [head, isTurned, dropped] = [-1, false, 0]
  for (const [index, piece] of pieces.entries()) {
    const row = rows[index] ?? ''
    if (row === '') head = -1
    else if (head < 0 && isDelimiter(rows[index + 1])) head = index
    if (dropped === 0 && isAgain(index)) dropped = isDelimiter(rows[index + 1]) ? 2 : 1
    const confidence = piece.isTurned || piece.isParted || dropped === 2 ? 0.95 : 0.85
    const isDropped = dropped > 0 && decide({ rule: 'running-head', confidence, from: rawOffset(piece.line, piece.start), to: piece.line.to, after: '' }) === ''
    dropped = Math.max(0, dropped - 1)
    if (isDropped) {
      isTurned = true
      continue
    }
    left.push(isTurned ? { ...piece, isTurned } : piece)
    isTurned = false
  }
  return left

  /** Whether a row is the head again, with other rows than those behind the first one: a form may stand twice. */
  function isAgain(index: number): boolean {
    const row = rows[index]
    if (head < 0 || index < head + 3 || row !== rows[head] || (row?.match(/[^|]+/g)?.length ?? 0) < 2) return false
    const next = index + (isDelimiter(rows[index + 1]) ? 2 : 1)
    return (rows[next] ?? '') !== '' && rows[next] !== rows[head + 2]
  }
}

/** What the cells of a row say. */
function cellsIn(row: string): string {
  return row.replace(/\s+/g, '')
}
