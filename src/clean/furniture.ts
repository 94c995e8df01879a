import type { Decide } from './decide.js'
import { givenLine, type Line } from './lines.js'
import { findPageNumbers } from './page-numbers.js'
import type { Piece, Sheet } from './piece.js'
import { isPlaceholder } from './placeholders.js'
import type { StepRule } from './row.js'
import { openSigns } from './turns.js'

/** Drops page numbers and placeholders of pictures, and remembers where pages turned. */
export function dropPageNumbers(lines: readonly Line[], decide: Decide): readonly Piece[] {
  const { cutAt, isWide, isTurn } = openSigns(lines)
  const numbers = findPageNumbers(lines, (index) => cutAt(index) > 0)
  const sheets = sheetsOf(lines, numbers)
  const pieces: Piece[] = []
  let [isTurned, block] = [false, 0]
  for (const [index, line] of lines.entries()) {
    if (line.isFed && pieces.length > 0) isTurned = true
    if (isTurn(index) || isWide(index)) block += 1
    const number = numbers.get(index)
    const [rule, confidence]: readonly [StepRule?, number?] = number ? ['page-number', number.confidence] : isPlaceholder(line.text) ? ['placeholder', 0.9] : []
    const outcome = rule && decide({ rule, confidence: confidence ?? 0, from: line.from, to: line.to, after: '' })
    if (line.text === '' || outcome === '') {
      if (rule === 'page-number') {
        isTurned = pieces.length > 0
        block += 1
      }
      continue
    }
    const sheet = sheets[index]
    pieces.push({
      line: outcome === undefined ? line : givenLine(outcome, line.from, line.to), start: 0, isTurned, isGlued: false, block, ...(sheet && { sheet }),
      ...((numbers.has(index - 1) || numbers.has(index + 1)) && { isBeside: true }), ...(isTurn(index) && { isParted: true })
    })
    isTurned = false
  }
  return pieces
}

/**
 * Tells for each line on which page it stands: of the number behind it, or of that before it where the first number stands
 * before any text. `undefined` where pages have no numbers.
 */
function sheetsOf(lines: readonly Line[], numbers: ReadonlyMap<number, { readonly value: number }>): readonly (Sheet | undefined)[] {
  const isAtHead = numbers.has(lines.findIndex(({ text }) => text !== ''))
  const sheets: (Sheet | undefined)[] = []
  let sheet: Sheet | undefined
  let since = 0
  for (const index of lines.keys()) {
    const value = numbers.get(index)?.value
    if (value === undefined) continue
    const own: Sheet = { page: value, run: index }
    sheets.length = index
    sheets.fill(isAtHead ? sheet : own, since, index)
    sheet = own
    since = index
  }
  sheets.length = lines.length
  return sheets.fill(sheet && (isAtHead ? sheet : { page: sheet.page + 1, run: lines.length }), since)
}
