import { widthOf } from './divide-title.js'
import { span } from '../markup/hast.js'
import type { LaidOut } from './lay-out-field.js'
import { nameLines } from './title-lines.js'

/** Characters on a line, up to which three names stand in a row, and two. */
const widest = { three: 7, two: 13 } as const

/**
 * Lays out the agencies that sign. Without seals they stand below one another (GB/T 9704-2012 7.3.5.2). With seals they
 * stand in rows, of which the last ends over the date (7.3.5.1): a seal is 42 mm wide, so three stand in a row where no
 * name is longer than seven characters, or, of more than four, than two lines of these; else two; a longer name takes two
 * lines.
 */
export function layOutSignature(agencies: readonly string[], isSealed: boolean): LaidOut {
  const longest = Math.max(...agencies.map(widthOf))
  const inThrees = agencies.map((name) => nameLines(name, widest.three))
  const isThree = longest <= widest.three || (agencies.length > 4 && inThrees.flat().every((line) => widthOf(line) <= widest.three))
  const columns = !isSealed ? 1 : Math.min(agencies.length, isThree ? 3 : 2)
  const names = columns === 1 ? agencies.map((name) => [name]) : columns === 3 ? inThrees : agencies.map((name) => nameLines(name, widest.two))
  const cells = names.map((lines) => span('agency', ...(lines.length > 1 ? lines.map((line) => span('line', line)) : lines)))
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns))
  return {
    children: rows.map((row) => span('row', ...row)),
    properties: {
      className: ['signature', isSealed ? 'sealed' : 'unsealed'],
      style: `--length: ${Math.max(...names.flat().map(widthOf))}`
    }
  }
}
