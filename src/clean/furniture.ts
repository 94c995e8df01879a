import { cutWordLength } from './cut-words.js'
import type { Decide } from './decide.js'
import { givenLine, type Line } from './lines.js'
import { findPageNumbers } from './page-numbers.js'
import type { Piece, Sheet } from './piece.js'
import { isPlaceholder } from './placeholders.js'
import { findRunningHeads, maskOf, type TurnSigns } from './running-heads.js'
import type { StepRule } from './row.js'
import { endingOf, isCut, isRow, openPair, plain, readNumber, standsAlone } from './shapes.js'

/** Drops what belongs to the pages and not to the text, and remembers where pages turned. */
export function dropFurniture(lines: readonly Line[], decide: Decide): readonly Piece[] {
  const signs = openSigns(lines)
  const numbers = findPageNumbers(lines, (index) => signs.cutAt(index) > 0)
  const sheets = sheetsOf(lines, numbers)
  const heads = findRunningHeads(lines, {
    ...signs, pageCount: new Set([...numbers.values()].map(({ value }) => value)).size,
    pageBeside: (index) => numbers.has(index + 1) || numbers.has(index - 1) ? sheets[index]?.page : undefined
  })
  const dropped = (index: number): readonly [StepRule, number] | undefined => {
    const number = numbers.get(index)
    if (number) return ['page-number', number.confidence]
    const head = heads.get(index)
    if (head !== undefined) return ['running-head', head]
    return isPlaceholder(lines[index]?.text ?? '') ? ['placeholder', 0.9] : undefined
  }
  const pieces: Piece[] = []
  let isTurned = false
  for (const [index, line] of lines.entries()) {
    if (line.isFed && pieces.length > 0) isTurned = true
    const [rule, confidence = 0] = dropped(index) ?? []
    const outcome = rule && decide({ rule, confidence, from: line.from, to: line.to, after: '' })
    if (line.text === '' || outcome === '') {
      if (rule !== undefined && rule !== 'placeholder' && pieces.length > 0) isTurned = true
      continue
    }
    const sheet = sheets[index]
    pieces.push({ line: outcome === undefined ? line : givenLine(outcome, line.from, line.to), start: 0, isTurned, isGlued: false, ...(sheet && { sheet }) })
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

/** Looks for lines across which a sentence goes on, and form feeds. */
function openSigns(lines: readonly Line[]): Pick<TurnSigns, 'cutAt' | 'around'> {
  const counts = new Map<string, number>()
  const pairs = new Set<string>()
  let room = 60_000
  for (const { text } of lines) {
    if (text.length <= 40) counts.set(text, (counts.get(text) ?? 0) + 1)
    for (let at = 0; at + 1 < text.length && room > 0; at += 1, room -= 1) pairs.add(text.slice(at, at + 2))
  }
  const isHead = ({ text }: Line) => (counts.get(text) ?? 0) > 1 && maskOf(text) !== '' && !isCut(plain(text))
  // a head may stand before or behind the number
  const near = (index: number, step: number): string => {
    for (let at = index + step, tries = 0, heads = 0; tries < 4; at += step, tries += 1) {
      const line = lines[at]
      if (!line) return ''
      if (line.text === '' || looksNumber(line.text)) continue
      if (heads === 1 || !isHead(line)) return plain(line.text)
      heads += 1
    }
    return ''
  }
  const around = (index: number) => [near(index, -1), near(index, 1)] as const
  return {
    around,
    cutAt: (index) => {
      if (lines[index]?.isFed || lines[index + 1]?.isFed) return 1
      const [before, behind] = around(index)
      if (isRow(before) && isRow(behind)) return 1
      if (before === '' || behind === '' || !isCut(before) || !goesOn(behind)) return 0
      const close = openPair(before)
      // where the line itself goes on with the sentence it is no head
      const own = plain(lines[index]?.text ?? '')
      if (pairs.has(before.slice(-1) + own.slice(0, 1)) || cutWordLength(before, own) > 0) return 0
      return endingOf(before) === 'comma' || (/\d$/.test(before) && /^\p{Script=Han}/u.test(behind)) || cutWordLength(before, behind) > 0 || pairs.has(before.slice(-1) + behind.slice(0, 1)) || (close !== undefined && behind.includes(close)) ? 2 : 1
    }
  }
}

function looksNumber(text: string): boolean {
  return text.length < 24 && /^\W*第?\W*[\d\uff10-\uff19]{1,4}\W*页?\W*(?:[\d\uff10-\uff19]{1,4}|共.*页)?$/u.test(text)
}

function goesOn(text: string): boolean {
  return !standsAlone(text) && readNumber(text) === undefined
}
