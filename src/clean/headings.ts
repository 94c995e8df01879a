import { endingOf, isCut, isLabelled, isMarkup, isProse, readNumber, type Numbered } from './shapes.js'

const annexLabel = /^附\s*件\s*[\d一二三四五六七八九十]*\s*[：:．.]?$/

/** How titles of enclosed documents end. */
const ownTitle = /(?:通知|意见|决定|批复|函|令|公告|通告|报告|办法|规定|条例|细则|方案|规划|计划|章程|制度|讲话|纪要|说明|清单|名单|表)$/

/** The widest heading, characters. */
const widest = 60

/**
 * Tells the level of each block that is a heading, by its index: 1 for the label and the title of an annex and of what is enclosed, 2 to 5 for
 * numbered lines that are no sentences, with text behind them. Levels follow the numbers and skip none; what is typed as a
 * heading stays one. `texts` are without marks.
 */
export function findHeadings(texts: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  let ranks: number[] = []
  for (const [index, text] of texts.entries()) {
    const words = text.replace(/^#+\s+/, '')
    if ((index > 0 && annexLabel.test(words)) || isAnnexTitle(texts, index) || isEnclosed(texts, index)) {
      ranks = []
      found.set(index, 1)
      continue
    }
    const typed = /^(#{1,6})\s/.exec(text)?.[1]?.length
    if (typed !== undefined) {
      // what begins no document of its own is a heading within one
      if (typed === 1 && !ownTitle.test(words)) found.set(index, 2)
      ranks = [...ranks.filter((rank) => rank < typed), typed]
      continue
    }
    const number = readNumber(text)
    if (!number || !isHeading(texts, index, number)) continue
    const rank = rankOf(text, number)
    ranks = [...ranks.filter((other) => other < rank), rank]
    found.set(index, Math.min(5, ranks.length + 1))
  }
  return found
}

/** The line behind the label of an annex, where it is a title and neither a sentence nor a row. */
function isAnnexTitle(texts: readonly string[], index: number): boolean {
  const [text = '', before = ''] = [texts[index], texts[index - 1]].map((line) => line?.replace(/^#+\s+/, ''))
  return index > 1 && annexLabel.test(before) && text.length <= widest && !isMarkup(text) && !isProse(text) && endingOf(text) === 'bare'
    && readNumber(text) === undefined && texts[index + 1] !== undefined
}

/** Whether a line is the title of what the first paragraph puts in force, issues or forwards. */
function isEnclosed(texts: readonly string[], index: number): boolean {
  const text = texts[index] ?? ''
  return index > 0 && text.length <= widest && ownTitle.test(text) && texts[index + 1] !== undefined && texts.slice(0, Math.min(index, 2)).some((first) => first.includes(`《${text}》`))
    && !texts.slice(0, index).some((line) => annexLabel.test(line) || isLabelled(line))
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
