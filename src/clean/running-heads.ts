import type { Line } from './lines.js'
import { dateLine, isBracketed, isLabelled, isRow, plain, readNumber } from './shapes.js'

/** The widest running head, characters. */
const widest = 40

/**
 * Finds running heads and feet among `lines`, by their index, with how sure they are: lines that stand again and again,
 * with nothing but a page's number changed, where a page turns. One that stands where no page turns is the document's own.
 */
export function findRunningHeads(
  lines: readonly Line[], isTurn: (index: number) => boolean, isNumber: (index: number) => boolean
): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>()
  for (const [index, { text }] of lines.entries()) {
    if (text.length > widest || isNumber(index)) continue
    const key = maskOf(text)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  const found = new Map<number, number>()
  for (const [key, group] of groups) {
    if (group.length < 2 || key === '') continue
    const turns = new Set(group.filter(isTurn))
    if (turns.size < 2 || turns.size < (group.length - 1) / 2 || !standsApart([...turns])) continue
    const beside = (index: number) => isNumber(index - 1) || isNumber(index + 1)
    for (const [place, index] of group.entries()) {
      const isOwn = !turns.has(index) && (place === 0 || !beside(index) || endsDocument(lines, index))
      if (!isOwn) found.set(index, turns.size > 2 ? 0.95 : 0.85)
    }
  }
  return found

  /** Whether what stands before and behind is not always the same: else the lines belong to a page that was converted twice. */
  function standsApart(turns: readonly number[]): boolean {
    const near = (index: number, step: number): string => {
      let at = index + step
      while (isNumber(at)) at += step
      return lines[at]?.text ?? ''
    }
    return [-1, 1].every((step) => new Set(turns.map((index) => near(index, step))).size > 1)
  }
}

/** What a line has in common with the heads of other pages; nothing for what no head can be. */
function maskOf(text: string): string {
  const words = plain(text)
  if (/[。，；、：:！？!?]$/.test(words) || isRow(words) || isLabelled(words) || isBracketed(words) || dateLine.test(words)) return ''
  const number = readNumber(words)
  if (number && number.rest.trim() !== '') return ''
  return words.replace(/^\s*[·•—–-]*\s*\d{1,4}\s*[·•—–-]*\s+|\s+[·•—–-]*\s*\d{1,4}\s*[·•—–-]*\s*$/g, '').replace(/\s+/g, '')
}

/** Whether a line is a signature: a date follows it. */
function endsDocument(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  return next !== undefined && dateLine.test(plain(next.text))
}
