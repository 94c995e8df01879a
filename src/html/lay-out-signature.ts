import { widthOf } from './divide-title.js'
import { span } from '../markup/hast.js'
import type { LaidOut } from './lay-out-field.js'
import { nameLines } from './title-lines.js'

/**
 * Lays out the agencies that sign. Without seals they stand below one another (GB/T 9704-2012 7.3.5.2). With seals they
 * stand in rows, of which the last ends over the date (7.3.5.1): a seal is 42 mm wide, so three stand in a row where no
 * name is longer than eight characters, else two; one of more than thirteen characters takes two lines.
 */
export function layOutSignature(agencies: readonly string[], isSealed: boolean): LaidOut {
  const longest = Math.max(...agencies.map(widthOf))
  const columns = !isSealed ? 1 : Math.min(agencies.length, longest <= 8 ? 3 : 2)
  const rows = Array.from({ length: Math.ceil(agencies.length / columns) }, (_, row) => agencies.slice(row * columns, (row + 1) * columns))
  const linesOf = (name: string) => columns > 1 && widthOf(name) > 13 ? nameLines(name) : [name]
  const cellOf = (name: string) => {
    const lines = linesOf(name)
    return span('agency', ...(lines.length > 1 ? lines.map((line) => span('line', line)) : [name]))
  }
  const widest = Math.max(...agencies.flatMap(linesOf).map(widthOf))
  return {
    children: rows.map((row) => span('row', ...row.map(cellOf))),
    properties: {
      className: ['signature', isSealed ? 'sealed' : 'unsealed'],
      style: `--length: ${widest}`
    }
  }
}
