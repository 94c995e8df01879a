import { cutWordLength } from './cut-words.js'
import type { Decide } from './decide.js'
import { announces, officeOrGenre } from './judge-seam.js'
import { rawOffset, widthOf, type Line } from './lines.js'
import { looksNumber } from './page-numbers.js'
import { dateLine, endingOf, isMarkup, isProse, isRow, plain, readNumber, standsAlone } from './shapes.js'

/** Spaces that a converter puts beside figures. */
const stray = /(?<=\p{Script=Han}) (?=\d)|(?<=\d) (?=\p{Script=Han})/gu

/** The width of a line with its indent: what ASCII has is half as wide as an ideograph, or each character counts as one. */
type Measure = (line: Line) => number
const inCells: Measure = ({ indent, text }) => indent + widthOf(text.replace(stray, ''))
const inCharacters: Measure = ({ indent, text }) => indent + text.replace(stray, '').length

/** How the lines of a text were divided. */
interface Layout {
  /** The width at which lines were broken, as `measure` has it; unknown where paragraphs are lines. */
  readonly width: number | undefined
  readonly measure: Measure
  /** Whether paragraphs begin indented and lines within them do not. */
  readonly isIndented: boolean
}

interface Wrapped { readonly measure: Measure, readonly width: number | undefined, readonly full: number }

/** How much narrower than the others a full line may be, ideographs: no line begins with a mark, no number is divided. */
const slack = 2.5

/**
 * Puts lines of a fixed width together as far as nothing stands between them, and tells what their beginnings and ends say of
 * paragraphs. Where each paragraph is a line, the lines stay.
 */
export function unwrapLines(lines: readonly Line[], decide: Decide): readonly Line[] {
  const layout = layoutOf(lines)
  if (layout.width === undefined && !layout.isIndented) return lines
  const result: Line[] = []
  let parts: Line[] = []
  const close = () => {
    const last = parts.at(-1)
    if (last) result.push(tell(parts.length === 1 ? last : merge(parts), parts[0] ?? last, last, layout))
    parts = []
  }
  for (const line of lines) {
    const before = parts.at(-1)
    const confidence = before ? judgeLineEnd(parts, before, line, layout) : 0
    const isOne = confidence > 0 && decide({ rule: 'line', confidence, from: line.from, to: line.from, after: '' }) !== undefined
    if (!isOne) close()
    parts.push(line)
  }
  close()
  return result
}

function layoutOf(lines: readonly Line[]): Layout {
  const words = lines.filter(({ text }) => text !== '' && !isRow(text))
  const [cells, characters] = [wrapWidth(words, inCells), wrapWidth(words, inCharacters)]
  const { width, measure } = characters.full > cells.full ? characters : cells
  const isFullAt = (index: number) => isFull(words[index], { width, measure })
  const firsts = words.filter((line, index) => width === undefined ? line.text.length >= 30 : index > 0 && !isFullAt(index - 1) && isFullAt(index))
  const later = width === undefined ? [] : words.filter(({ gap }, index) => gap === 0 && isFullAt(index - 1))
  const count = (some: readonly Line[]) => some.filter(({ indent }) => indent >= 1 && indent <= 4).length
  return { width, measure, isIndented: firsts.length >= 2 && count(firsts) >= 0.7 * firsts.length && count(later) <= 0.4 * later.length }
}

/** The width at which most lines end, where hardly any is wider and they end anywhere in a sentence; how many do so. */
function wrapWidth(words: readonly Line[], measure: Measure): Wrapped {
  const counts = new Map<number, number>()
  for (const line of words) {
    const width = Math.round(measure(line))
    if (width >= 16 && width <= 80) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  let [width, best] = [0, 0]
  for (const candidate of counts.keys()) {
    const near = [-2, -1, 0, 1].reduce((sum, step) => sum + (counts.get(candidate + step) ?? 0), 0)
    if (near > best || (near === best && candidate > width)) [width, best] = [candidate, near]
  }
  const full = words.flatMap((line, index) => isFull(line, { width, measure }) ? [[line, words[index + 1]] as const] : [])
  const wider = words.filter((line) => measure(line) > width + slack).length
  const within = full.filter(([{ text }, next]) => endingOf(plain(text)) === 'bare' && next !== undefined && !standsAlone(next.text) && readNumber(next.text) === undefined).length
  const cut = full.filter(([{ text }, next]) => cutWordLength(plain(text), plain(next?.text ?? '')) > 0).length
  const isMany = full.length >= 0.25 * words.length || cut >= 0.2 * full.length
  const isWrapped = full.length >= 4 && isMany && wider <= 0.02 * words.length && within >= 0.5 * full.length
  return isWrapped ? { measure, width, full: full.length } : { measure, width: undefined, full: 0 }
}

function isFull(line: Line | undefined, { width, measure }: Pick<Layout, 'width' | 'measure'>): boolean {
  return line !== undefined && width !== undefined && measure(line) >= width - slack
}

/** How sure it is (0 to 1) that `line` goes on with the paragraph that has `parts`. */
function judgeLineEnd(parts: readonly Line[], before: Line, line: Line, layout: Layout): number {
  if (line.gap > 0 || line.isFed || !isFull(before, layout)) return 0
  const [first, last, next] = [parts[0]?.text ?? '', plain(before.text), plain(line.text)]
  if (looksNumber(line.text) || looksNumber(before.text)) return 0
  const isItem = /^[-*•●▪◆■□]\s/.test(first)
  if (isRow(before.text) || isMarkup(next) || (isMarkup(last) && !isItem && parts.length === 1)) return 0
  const isOpen = !['closed', 'semicolon', 'colon'].includes(endingOf(last))
  if (standsAlone(next) && !(isOpen && isProse(last) && !dateLine.test(next))) return 0
  // the last line of a paragraph ends with a mark; a signature and a running head do not
  if ((!isOpen || isProse(last)) && !isFull(line, layout) && endingOf(next) === 'bare') return 0
  if (layout.isIndented) return line.indent >= 1 ? 0 : 0.97
  if (readNumber(next) && !(isOpen && isProse(last))) return 0
  if (announces.test(last) || (parts.length === 1 && !isProse(last) && officeOrGenre.test(last) && cutWordLength(last, next) === 0)) return 0
  return isOpen ? 0.97 : line.indent > (parts[0]?.indent ?? 0) ? 0.9 : 0.8
}

function merge(parts: readonly Line[]): Line {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) throw new TypeError('no lines')
  let text = ''
  const offsets: number[] = []
  for (const part of parts) {
    // words of Latin letters do not grow together
    if (/[A-Za-z,.]$/.test(text) && /^[A-Za-z]/.test(part.text)) {
      text += ' '
      offsets.push(part.from - 1)
    }
    for (let at = 0; at < part.text.length; at += 1) offsets.push(rawOffset(part, at))
    text += part.text
  }
  return { ...first, to: last.to, text, offsets }
}

function tell(line: Line, first: Line, last: Line, layout: Layout): Line {
  const isShort = layout.width !== undefined && !isFull(last, layout)
  return { ...line, ...(layout.isIndented && { isNew: first.indent >= 1 }), ...(isShort && { isEnded: true }) }
}
