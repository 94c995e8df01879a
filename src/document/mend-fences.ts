import type { Both } from '../text/language.js'

/** A source whose front matter has no sound `---` before and behind it, with what was most likely meant in its place. */
export interface MendedFences {
  readonly source: string
  /** What is wrong, and on which line, from 1. */
  readonly fault: Both
  readonly line: number
  /** How many lines were put in before. */
  readonly shift: number
}

/** A line of dashes of any kind, or too few or too many of them. */
const dashes = /^\s*[-－—–―_＿]{2,}\s*$/u
const entry = /^[\p{Script=Han}A-Za-z]{1,24}\s*[:：]/u
/** Front matter is not longer. */
const mostLines = 80

/** Finds what is wrong with the lines `---`; `undefined` where a source has no front matter at all. */
export function mendFences(source: string): MendedFences | undefined {
  const lines = source.split(/(?<=\n)|(?<=\r)(?!\n)/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const start = lines[first] ?? ''
  const isFenced = dashes.test(start)
  if (!isFenced && !entry.test(start.trim())) return undefined
  const begin = isFenced ? first + 1 : first
  if (!entry.test((lines[begin] ?? '').trim())) return undefined
  const head = lines.slice(begin, begin + mostLines)
  const close = head.findIndex((line) => dashes.test(line))
  const blank = head.findIndex((line) => line.trim() === '')
  const end = close >= 0 ? close : blank
  if (end < 0) return undefined
  const mended = [...isFenced ? [] : ['---\n'], ...lines.slice(begin - (isFenced ? 1 : 0))]
  mended[0] = '---\n'
  mended[1 + end] = '---\n'
  const blanks = isFenced ? first : 0
  return { source: mended.join(''), shift: isFenced ? -blanks : 1 - first, ...faultOf({ start, isFenced, blanks, close, closing: begin + end + 1, line: lines[begin + end] ?? '' }) }
}

interface Seen {
  readonly start: string
  readonly isFenced: boolean
  readonly blanks: number
  readonly close: number
  readonly closing: number
  readonly line: string
}

function faultOf({ start, isFenced, blanks, close, closing, line }: Seen): Pick<MendedFences, 'fault' | 'line'> {
  if (!isFenced) return { line: 1, fault: { zh: '第一行应为 ---，其后才写各项', en: 'expected --- on the first line, before the keys' } }
  if (blanks > 0) return { line: 1, fault: { zh: '--- 应在文件的第一行；请删去其前的空行', en: 'expected --- on the first line; delete the empty lines before it' } }
  if (start.trim() !== '---') return { line: 1, fault: { zh: '第一行应为三个半角减号 ---', en: 'expected three hyphens, ---, on the first line' } }
  if (close < 0) return { line: closing, fault: { zh: '没有结束；最后一项之后应另起一行写 ---', en: 'it does not end; expected a line --- behind the last key' } }
  return { line: closing, fault: { zh: `结束处的“${line.trim()}”应为三个半角减号 ---`, en: `expected three hyphens, ---, at its end, instead of ${line.trim()}` } }
}
