/** A line that was meant as a heading: its beginning, and how a heading is written. */
export interface MeantHeading {
  readonly typed: string
  readonly right: string
}

const annex = /^附\s*件[\d一二三四五六七八九十：:]*\s*$/u
const ordinal = /^(?:[一二三四五六七八九十]+[、，,．.]|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十百]+[章节条部编]|\d+(?:、|[．.](?!\d)))/

/**
 * Reads a line of text that begins with number signs, half wide or full wide, and has no space behind them or another one
 * than Markdown wants. A single sign is a heading's only before an ordinal or such a space: #1机组 is text.
 */
export function readHeading(line: string): MeantHeading | undefined {
  const [, signs = '', space = '', words = ''] = /^\s*([#＃]+)(\s*)(.*)$/u.exec(line) ?? []
  if (signs === '' || (signs.length === 1 && space === '' && !ordinal.test(words) && !annex.test(words))) return undefined
  const level = annex.test(words) ? 1 : Math.min(Math.max(signs.length, 2), 5)
  const [shown = ''] = /^.{0,12}/u.exec(words.trimEnd()) ?? []
  return { typed: signs + space + shown, right: `${'#'.repeat(level)} ${shown}` }
}
