import { dateLine, isBracketed, isCut, isLabelled, isRow, numberLine, openPair, plain, readNumber, withoutQuotes } from './shapes.js'

/** The widest running head, characters. */
export const widest = 40

/** The number of a page beside the words of a head. */
const beside = /^\s*[·•—–-]*\s*(?:第\s*)?\d{1,4}\s*页?\s*[·•—–-]*\s+|\s+[·•—–-]*\s*(?:第\s*)?\d{1,4}\s*页?\s*[·•—–-]*\s*$/g

/** The number of a page that stands beside the words of a head. */
export function numberBeside(text: string): number | undefined {
  const [found] = plain(text).match(beside) ?? []
  return found === undefined ? undefined : Number(/\d+/.exec(found)?.[0])
}

/** What a line has in common with the heads of other pages; nothing for what no head can be. */
export function maskOf(text: string): string {
  const words = plain(text)
  if (/[。，；、：:！？!?]$|日\s*印发$/.test(words) || (isCut(words) && isSentence(words)) || isRow(words) || isLabelled(words) || isBracketed(words) || dateLine.test(words) || numberLine.test(words)) return ''
  // what closes a bracket is a part of a sentence
  if (openPair(words) !== undefined || opensLess(words)) return ''
  if (!/\p{Script=Han}{2}|\p{L}{3}|^\d{4}\s*年\s*\d{1,2}\s*月$/u.test(words)) return ''
  const number = readNumber(words)
  if (number && number.rest.trim() !== '') return ''
  return words.replace(beside, '').replace(/\s+/g, '')
}

/** Whether a line has marks as sentences have. */
export function isSentence(words: string): boolean {
  return /[，。；]/.test(withoutQuotes(words))
}

function opensLess(words: string): boolean {
  return (words.match(/[（(“《〈〔]/g)?.length ?? 0) < (words.match(/[)）”》〉〕]/g)?.length ?? 0)
}
