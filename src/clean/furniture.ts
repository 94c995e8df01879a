import type { Decide } from './decide.js'
import type { Line } from './lines.js'
import { findPageNumbers } from './page-numbers.js'
import type { Piece } from './piece.js'
import { isPlaceholder } from './placeholders.js'
import { findRunningHeads } from './running-heads.js'
import type { StepRule } from './row.js'
import { isCut, plain, readNumber, standsAlone } from './shapes.js'

/** Drops what belongs to the pages and not to the text, and remembers where pages turned. */
export function dropFurniture(lines: readonly Line[], decide: Decide): readonly Piece[] {
  const looksNumber = lines.map(({ text }) => text.length < 24 && /^\W*第?\W*[\d\uff10-\uff19]{1,4}\W*页?\W*(?:[\d\uff10-\uff19]{1,4}|共.*页)?$/u.test(text))
  const isTurn = openTurns(lines, looksNumber)
  const numbers = findPageNumbers(lines, isTurn)
  const heads = findRunningHeads(lines, (index) => isTurn(index) || numbers.has(index - 1) || numbers.has(index + 1), (index) => numbers.has(index))
  const dropped = (index: number): readonly [StepRule, number] | undefined => {
    const number = numbers.get(index)
    if (number) return ['page-number', number.confidence]
    const head = heads.get(index)
    if (head !== undefined) return ['running-head', head]
    return isPlaceholder(lines[index]?.text ?? '') ? ['placeholder', 0.9] : undefined
  }
  const pieces: Piece[] = []
  let [isTurned, passed]: [boolean, number | undefined] = [false, undefined]
  const isAtHead = numbersStandAtHead(lines, numbers)
  for (const [index, line] of lines.entries()) {
    if (line.isFed && pieces.length > 0) isTurned = true
    const [rule, confidence = 0] = dropped(index) ?? []
    const isGone = rule && decide({ rule, confidence, from: line.from, to: line.to, after: '' }) !== undefined
    if (line.text === '' || isGone) {
      if (rule !== undefined && rule !== 'placeholder' && pieces.length > 0) isTurned = true
      const value = numbers.get(index)?.value
      if (value !== undefined) passed = isAtHead ? value : value + 1
      continue
    }
    pieces.push({ line, start: 0, isTurned, isGlued: false, ...(passed !== undefined && { page: passed }) })
    isTurned = false
    passed = undefined
  }
  return withSheets(pieces)
}

/** Numbers at the head of pages: the first stands before any text. */
function numbersStandAtHead(lines: readonly Line[], numbers: ReadonlyMap<number, unknown>): boolean {
  return numbers.has(lines.findIndex(({ text }) => text !== ''))
}

/** Tells each piece on which page it stands, where pages have numbers. */
function withSheets(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ page }) => page !== undefined)) return pieces
  const next = pieces.find(({ page }) => page !== undefined)?.page ?? 2
  let sheet = next - 1
  return pieces.map((piece) => {
    sheet = piece.page ?? (piece.isTurned ? sheet + 1 : sheet)
    return { ...piece, sheet }
  })
}

/** Tells whether a page may turn at a line: the sentence before it is cut and goes on behind it, or a form feed stands there. */
function openTurns(lines: readonly Line[], looksNumber: readonly boolean[]): (index: number) => boolean {
  const counts = new Map<string, number>()
  for (const { text } of lines) if (text.length <= 40) counts.set(text, (counts.get(text) ?? 0) + 1)
  // a head may stand before or behind the number
  const isBetween = (at: number, text: string) => looksNumber[at] === true || text === '' || (counts.get(text) ?? 0) > 1
  const near = (index: number, step: number): Line | undefined => {
    for (let at = index + step, tries = 0; tries < 4; at += step, tries += 1) {
      const line = lines[at]
      if (!line || !isBetween(at, line.text)) return line
    }
    return undefined
  }
  return (index) => {
    if (lines[index]?.isFed || lines[index + 1]?.isFed) return true
    const [before, after] = [near(index, -1), near(index, 1)]
    return before !== undefined && after !== undefined && isCut(plain(before.text)) && goesOn(plain(after.text))
  }
}

function goesOn(text: string): boolean {
  return !standsAlone(text) && readNumber(text) === undefined
}
