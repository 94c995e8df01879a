import type { Line } from './lines.js'
import { dateLine, isBracketed, isLabelled, isRow, numberLine, openPair, plain, readNumber } from './shapes.js'

/** The widest running head, characters. */
const widest = 40

/** What tells whether a line stands where a page turns. */
export interface TurnSigns {
  /** The page of a line that stands directly before or behind a number. */
  readonly pageBeside: (index: number) => number | undefined
  /** How many different pages there are by their numbers. */
  readonly pageCount: number
  /** 2 where a sentence surely goes on across a line, 1 where it may, 0 elsewhere. */
  readonly cutAt: (index: number) => 0 | 1 | 2
  /** The texts before and behind a line, without what may belong to pages. */
  readonly around: (index: number) => readonly [before: string, behind: string]
}

/**
 * Finds running heads and feet among `lines`, by their index, with how sure they are: lines that stand again and again,
 * with nothing but a page's number changed, where a page turns. One that stands where no page turns is the document's own.
 */
export function findRunningHeads(lines: readonly Line[], { pageBeside, pageCount, cutAt, around }: TurnSigns): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>()
  for (const [index, { text }] of lines.entries()) {
    if (text.length > widest) continue
    const key = maskOf(text)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  const found = new Map<number, number>()
  for (const [key, group] of groups) {
    if (group.length < 2 || key === '') continue
    const cuts = group.filter((index) => cutAt(index) > 0 && !endsDocument(lines, index))
    // a page that was converted twice has the same company each time
    const evidence = Math.max(pagesOf(group), differing(cuts), cuts.some((index) => cutAt(index) === 2) ? 2 : 0)
    if (evidence < 2) {
      // with no other sign than that it comes back at like distances a person must look
      if (isRegular(group.map((index) => lines[index]?.from ?? 0))) for (const index of group.slice(1)) found.set(index, 0.5)
      continue
    }
    const turns = new Set(cuts)
    for (const [place, index] of group.entries()) {
      const isOwn = !turns.has(index) && ((place === 0 && pageBeside(index) === undefined) || endsDocument(lines, index))
      if (!isOwn) found.set(index, evidence > 2 ? 0.95 : 0.85)
    }
  }
  return found

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

/** Whether places (offsets) lie apart as pages do, at like distances. */
function isRegular(places: readonly number[]): boolean {
  const distances = places.slice(1).map((place, at) => place - (places[at] ?? 0))
  return distances.length >= 3 && distances.length < 1000 && Math.min(...distances) > 200 && Math.max(...distances) < 5000 && Math.max(...distances) < 2.5 * Math.min(...distances)
}

/** What a line has in common with the heads of other pages; nothing for what no head can be. */
export function maskOf(text: string): string {
  const words = plain(text)
  if (/[。，；、：:！？!?]$/.test(words) || isRow(words) || isLabelled(words) || isBracketed(words) || dateLine.test(words) || numberLine.test(words)) return ''
  // what closes a bracket is a part of a sentence
  if (/[）”》〉〕]$/.test(words) || openPair(words) !== undefined) return ''
  if (!/\p{Script=Han}{2}|\p{L}{3}/u.test(words)) return ''
  const number = readNumber(words)
  if (number && number.rest.trim() !== '') return ''
  return words.replace(/^\s*[·•—–-]*\s*\d{1,4}\s*[·•—–-]*\s+|\s+[·•—–-]*\s*\d{1,4}\s*[·•—–-]*\s*$/g, '').replace(/\s+/g, '')
}

/** Whether a line is a signature: a date follows it. */
function endsDocument(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  return next !== undefined && dateLine.test(plain(next.text))
}
