import { endingOf, isCut, isLabelled, isMarkup, isProse, readNumber, type Numbered } from './shapes.js'

/** The widest heading, characters. */
const widest = 60

/**
 * Tells the level (2 to 5) of each block that is a heading, by its index: numbered lines that are no sentences, with text
 * behind them. Levels follow the numbers and skip none. `texts` are without marks.
 */
export function findHeadings(texts: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  let ranks: number[] = []
  for (const [index, text] of texts.entries()) {
    const typed = /^(#{1,6})\s/.exec(text)?.[1]?.length
    if (typed !== undefined) {
      ranks = [...ranks.filter((rank) => rank < typed), typed]
      found.set(index, Math.min(5, ranks.length + 1))
      continue
    }
    if (/^附\s*件\s*[\d一二三四五六七八九十]*\s*[：:．.]?$/.test(text)) ranks = []
    const number = readNumber(text)
    if (!number || !isHeading(texts, index, number)) continue
    const rank = rankOf(text, number)
    ranks = [...ranks.filter((other) => other < rank), rank]
    found.set(index, Math.min(5, ranks.length + 1))
  }
  return found
}

function isHeading(texts: readonly string[], index: number, { numbering, rest }: Numbered): boolean {
  const [text = '', next, before = ''] = [texts[index], texts[index + 1], texts[index - 1]]
  if (text.length > widest || next === undefined || rest.trim() === '') return false
  if (numbering === 'part') return true
  if (!['han', 'hanBracket', 'digit', 'digitBracket'].includes(numbering)) return false
  if (endingOf(text) !== 'bare' || isCut(text) || isProse(text)) return false
  // items of a list of annexes, and lists without sentences
  if (isLabelled(before) || isLabelled(next) || isMarkup(next) && !next.startsWith('|')) return false
  return readNumber(next)?.numbering !== numbering && readNumber(before)?.numbering !== numbering
}

/** Headings typed with number signs have the ranks 1 to 6. */
function rankOf(text: string, { numbering }: Numbered): number {
  if (numbering === 'part') return /^第[^编章节]*编/.test(text) ? 7 : /^第[^编章节]*节/.test(text) ? 9 : 8
  return 10 + ['han', 'hanBracket', 'digit', 'digitBracket'].indexOf(numbering)
}
