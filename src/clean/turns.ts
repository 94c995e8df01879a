import { cutWordLength } from './cut-words.js'
import type { Line } from './lines.js'
import { maskOf } from './mask.js'
import { endingOf, isCut, isRow, openPair, plain, readNumber, standsAlone } from './shapes.js'

/** What tells where pages turn. */
export interface Signs {
  /** 2 where a sentence surely goes on across a line, 1 where it may, 0 elsewhere. */
  readonly cutAt: (index: number) => 0 | 1 | 2
  /** The texts before and behind a line, without what may belong to pages. */
  readonly around: (index: number) => readonly [before: string, behind: string]
  /** Whether more empty lines stand before a line than between paragraphs. */
  readonly isWide: (index: number) => boolean
  /** Whether pages turn there, because sentences are cut there. */
  readonly isTurn: (index: number) => boolean
}

/** Looks for lines across which a sentence goes on, and form feeds. */
export function openSigns(lines: readonly Pick<Line, 'text' | 'gap' | 'isFed'>[]): Signs {
  const counts = new Map<string, number>()
  const pairs = new Set<string>()
  let room = 60_000
  for (const { text } of lines) {
    if (text.length <= 40) counts.set(text, (counts.get(text) ?? 0) + 1)
    for (let at = 0; at + 1 < text.length && room > 0; at += 1, room -= 1) pairs.add(text.slice(at, at + 2))
  }
  const isHead = ({ text }: Pick<Line, 'text'>) => (counts.get(text) ?? 0) > 1 && maskOf(text) !== '' && !isCut(plain(text))
  // a head may stand before or behind the number
  const near = (index: number, step: number): string => {
    for (let at = index + step, tries = 0, heads = 0; tries < 6; at += step, tries += 1) {
      const line = lines[at]
      if (!line) return ''
      if (line.text === '' || looksNumber(line.text) || line.text === lines[index]?.text) continue
      if (heads === 2 || !isHead(line)) return plain(line.text)
      heads += 1
    }
    return ''
  }
  const isWide = wideGaps(lines)
  const wide = lines.flatMap((_, index) => isWide(index) ? [index] : [])
  const cut = wide.filter((index) => isCut(plain(lines[index - 1]?.text ?? '')) && goesOn(plain(lines[index]?.text ?? '')))
  const isPaged = cut.length > 0 && cut.length >= 0.25 * wide.length
  const isTurn = (index: number) => isPaged && isWide(index)
  const around = (index: number) => [near(index, -1), near(index, 1)] as const
  return {
    around, isWide, isTurn,
    cutAt: (index) => {
      const least = lines[index]?.isFed || lines[index + 1]?.isFed || isTurn(index) || isTurn(index + 1) ? 1 : 0
      const [before, behind] = around(index)
      if (isRow(before) && isRow(behind)) return 1
      if (before === '' || behind === '' || !isCut(before) || !goesOn(behind)) return least
      const close = openPair(before)
      // where the line itself goes on with the sentence it is no head
      const own = plain(lines[index]?.text ?? '')
      if (pairs.has(before.slice(-1) + own.slice(0, 1)) || cutWordLength(before, own) > 0) return least
      return endingOf(before) === 'comma' || (/\d$/.test(before) && /^\p{Script=Han}/u.test(behind)) || cutWordLength(before, behind) > 0 || pairs.has(before.slice(-1) + behind.slice(0, 1)) || (close !== undefined && behind.includes(close)) ? 2 : 1
    }
  }
}

/** Which lines have more empty lines before them than most have, if such lines are few. */
function wideGaps(lines: readonly Pick<Line, 'gap'>[]): (index: number) => boolean {
  const counts = new Map<number, number>()
  for (const { gap } of lines.slice(1)) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const [[base] = [0]] = [...counts].sort((a, b) => b[1] - a[1])
  const wide = lines.filter(({ gap }, index) => index > 0 && gap >= 2 && gap > base).length
  const isKnown = wide > 0 && wide <= 0.35 * lines.length
  return (index) => isKnown && index > 0 && (lines[index]?.gap ?? 0) >= 2 && (lines[index]?.gap ?? 0) > base
}

function looksNumber(text: string): boolean {
  return text.length < 24 && /^\W*第?\W*[\d\uff10-\uff19]{1,4}\W*页?\W*(?:[\d\uff10-\uff19]{1,4}|共.*页)?$/u.test(text)
}

function goesOn(text: string): boolean {
  return !standsAlone(text) && readNumber(text) === undefined
}
