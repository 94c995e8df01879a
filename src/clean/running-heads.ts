import type { Decide } from './decide.js'
import { officeOrGenre } from './judge-seam.js'
import { givenLine, rawOffset } from './lines.js'
import { isSentence, maskOf, numberBeside, widest } from './mask.js'
import { textOf, type Piece } from './piece.js'
import { dateLine, isBracketed, isCut, isProse, isRow, plain, readNumber } from './shapes.js'
import { openSigns, type Signs } from './turns.js'

/** A line and where it stands in the raw text. */
interface Place { readonly text: string, readonly from: number }

/** What tells whether a line stands where a page turns. */
interface TurnSigns extends Pick<Signs, 'cutAt' | 'around'> {
  /** The page of a line that stands directly before or behind a number. */
  readonly pageBeside: (index: number) => number | undefined
  /** Whether a page turns directly before or behind a line. */
  readonly isTop: (index: number) => boolean
  /** How many different pages there are by their numbers. */
  readonly pageCount: number
}

/** Drops running heads and feet; pages turn where they stood. */
export function dropRunningHeads(pieces: readonly Piece[], decide: Decide): readonly Piece[] {
  const texts = pieces.map((piece) => ({ text: textOf(piece), from: piece.line.from }))
  const heads = findRunningHeads(texts, {
    ...openSigns(pieces.map(({ line }, index) => ({ ...line, text: texts[index]?.text ?? '' }))),
    pageCount: new Set(pieces.map(({ sheet }) => sheet?.page)).size,
    pageBeside: (index) => pieces[index]?.isBeside ? pieces[index]?.sheet?.page : undefined,
    isTop: (index) => pieces[index]?.isTurned === true || pieces[index + 1]?.isTurned === true || pieces[index]?.isBeside === true
      || pieces[index]?.isParted === true || pieces[index + 1]?.isParted === true
  })
  const left: Piece[] = []
  let isTurned = false
  for (const [index, piece] of pieces.entries()) {
    const confidence = heads.get(index)
    const [from, to] = [rawOffset(piece.line, piece.start), piece.line.to]
    const outcome = confidence === undefined ? undefined : decide({ rule: 'running-head', confidence, from, to, after: '' })
    if (outcome === '') {
      isTurned = left.length > 0
      continue
    }
    const kept = outcome === undefined ? piece : { ...piece, line: givenLine(outcome, from, to), start: 0 }
    left.push(isTurned ? { ...kept, isTurned: true } : kept)
    isTurned = false
  }
  return left
}

/**
 * Finds running heads and feet among `lines`, by their index, with how sure they are: lines that stand again and again,
 * with nothing but a page's number changed, where a page turns; and lines within a sentence that repeat the title, a heading
 * or are as short as heads. One that stands where no page turns is the document's own.
 */
function findRunningHeads(lines: readonly Place[], { pageBeside, isTop, pageCount, cutAt, around }: TurnSigns): ReadonlyMap<number, number> {
  const known = openKnown(lines)
  const firstText = lines.findIndex(({ text }) => text.length >= 20 && isProse(plain(text)))
  const found = findAgain(lines, { cutAt, around })
  for (const [key, group] of groupsOf(lines)) {
    const cuts = group.filter((index) => cutAt(index) > 0 && !endsDocument(lines, index))
    const [first = 0] = cuts
    if (group.length < 2) {
      if (cutAt(first) === 2 && cuts.length > 0 && isProse(around(first)[0]) && around(first)[0].length >= 16) found.set(first, known(key, first) || isPlain(key) ? 0.8 : 0.5)
      else if (cuts.length > 0 && known(key, first)) found.set(first, 0.85)
      else if (known(key, group[0] ?? 0) === 'begun') found.set(group[0] ?? 0, 0.8)
      continue
    }
    // a page that was converted twice has the same company each time
    const begun = group.find((index) => known(key, index) === 'begun') === undefined ? 0 : 2
    const isCounting = countsOn(group)
    const evidence = Math.max(begun, isCounting ? 3 : 0, pagesOf(group), differing(cuts), topsOf(group), cuts.some((index) => known(key, index) || (cutAt(index) === 2 && isPlain(key))) ? 2 : 0)
    if (evidence < 2) {
      // with no other sign than that it comes back at like distances a person must look
      if (isRegular(group.map((index) => lines[index]?.from ?? 0))) for (const index of group.slice(1)) found.set(index, 0.5)
      continue
    }
    const turns = new Set(cuts)
    // of what stands in the head of the document one stays, and of what stands in no sentence that surely goes on
    const isSure = evidence > 2 || group.some((index) => cutAt(index) === 2 || isNumbered(index))
    const own = ownOf(group.filter((index) => !turns.has(index) && !(isCounting && isNumbered(index)))) ?? group.find((index) => !isNumbered(index) && (index < firstText || !isSure))
    for (const index of group) if (index !== own && (turns.has(index) || !endsDocument(lines, index) || (evidence > 2 && pageBeside(index) !== undefined))) found.set(index, evidence > 2 ? 0.95 : 0.85)
  }
  return found

  /** The line that the document itself has, of those that stand where no page turns: it has no number of a page beside it. */
  function ownOf(group: readonly number[]): number | undefined {
    const [first, second] = group.filter((index) => pageBeside(index) === undefined || index < 3)
    if (first === undefined) return undefined
    // a head may stand above the title that it repeats
    if (first !== 0 || !isNumbered(first)) return first
    return second !== undefined && second < 14 && !isNumbered(second) ? second : undefined
  }

  /** Whether the numbers beside the lines count the pages. */
  function countsOn(group: readonly number[]): boolean {
    const numbers = [...new Set(group.flatMap((index) => numberBeside(lines[index]?.text ?? '') ?? []))]
    return numbers.length >= 2 && group.every((index) => index < firstText || isNumbered(index)) && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
      && (group.every((index) => /页|[·•—–]\s*\d/.test(lines[index]?.text ?? '')) || group.some((index) => cutAt(index) > 0) || group.slice(1).every(isTop))
  }

  function isNumbered(index: number): boolean {
    const { text = '' } = lines[index] ?? {}
    return maskOf(text) !== plain(text).replace(/\s+/g, '')
  }

  /** In how much different company the lines stand where pages part, if they do so behind the first one. */
  function topsOf(group: readonly number[]): number {
    const [, ...later] = group
    const tops = later.filter((index) => isTop(index) && !endsDocument(lines, index))
    return tops.length < 2 || tops.length < later.length - 1 ? 0 : differing(tops)
  }

  /** On how many pages behind the first one the lines stand beside the number, if they do so on most pages and nowhere else. */
  function pagesOf(group: readonly number[]): number {
    const [, ...later] = group
    const beside = later.filter((index) => !endsDocument(lines, index) && (pageBeside(index) ?? 0) > 1)
    const pages = new Set(beside.map(pageBeside))
    return beside.length < 0.8 * later.length || pages.size < 0.5 * (pageCount - 1) ? 0 : pages.size
  }

  function differing(cuts: readonly number[]): number {
    const company = cuts.map(around)
    return Math.min(new Set(company.map(([before]) => before)).size, new Set(company.map(([, behind]) => behind)).size)
  }
}

/** Lines by what they have in common with heads of other pages. */
function groupsOf(lines: readonly Place[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [index, { text }] of lines.entries()) {
    const key = text.length > widest ? '' : maskOf(text)
    if (key === '') continue
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return groups
}

/**
 * Finds headings that stand again, with their number, before the next one came: as the head of the pages that they are on. A
 * new annex may have the same ones.
 */
function findAgain(lines: readonly Place[], { cutAt, around }: Pick<Signs, 'cutAt' | 'around'>): Map<number, number> {
  const found = new Map<number, number>()
  const latest = new Map<string, string>()
  const seen = new Set<string>()
  for (const [index, { text }] of lines.entries()) {
    const words = plain(text)
    if (words.startsWith('附')) latest.clear()
    const number = readNumber(words)
    if (words.length > widest || !number || !['part', 'han'].includes(number.numbering) || number.rest.trim() === '' || isProse(words.replace(/？$/, '')) || isCut(words)) continue
    if (seen.has(words) && around(index).every(isRow)) found.set(index, 0.9)
    else if (latest.get(number.numbering) === words) found.set(index, cutAt(index) > 0 ? 0.9 : 0.8)
    else latest.set(number.numbering, words)
    seen.add(words)
  }
  return found
}

/** Tells whether a line repeats one of the first lines, or the beginning of one. */
function openKnown(lines: readonly Place[]): (key: string, index: number) => 'whole' | 'begun' | undefined {
  const heads = lines.slice(0, 14).flatMap(({ text }, index) => [[maskOf(text), index] as const, [maskOf(text) + maskOf(lines[index + 1]?.text ?? ''), index + 1] as const])
  return (key, index) => {
    if (key.length < 4) return undefined
    if (heads.some(([head, at]) => at < index && head === key)) return 'whole'
    // an agency's name begins its titles, and signs
    return key.length >= 10 && !officeOrGenre.test(key) && heads.some(([head, at]) => at < index - 1 && head.startsWith(key)) ? 'begun' : undefined
  }
}

/** Whether a line is as short as most heads, and names neither a picture nor a table. */
function isPlain(key: string): boolean {
  return key.length <= 24 && !isSentence(key) && !isCaption(key)
}

function isCaption(key: string): boolean {
  return /^(?:图|表|注|专栏)\s*[\d一二三四五六七八九十]/.test(key)
}

/** Whether places (offsets) lie apart as pages do, at like distances. */
function isRegular(places: readonly number[]): boolean {
  const distances = places.slice(1).map((place, at) => place - (places[at] ?? 0))
  return distances.length >= 3 && distances.length < 1000 && Math.min(...distances) > 200 && Math.max(...distances) < 5000 && Math.max(...distances) < 2.5 * Math.min(...distances)
}

/** Whether a line is a signature: a date follows it, or the seal and a date. */
function endsDocument(lines: readonly Place[], index: number): boolean {
  const [next, second] = [1, 2].map((step) => plain(lines[index + step]?.text ?? ''))
  return dateLine.test(next ?? '') || (isBracketed(next ?? '') && dateLine.test(second ?? ''))
}
