import type { Finding } from './report.js'
import { codePoint, unshowable } from './text/characters.js'
import type { Severity } from './rules/rules.js'
import { paint, type Paint } from './text/paint.js'

/** A line of a source around what was found in it, and where in that this stands (UTF-16). */
export interface Excerpt {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** So many characters are shown before the place, and behind its beginning. */
const [before, behind] = [16, 28]

/** Cuts from the lines of a source what stands around a finding; `undefined` where it has no place or the line is empty. */
export function excerptOf(lines: readonly string[], { line, column = 1, place, fix }: Pick<Finding, 'line' | 'column' | 'place' | 'fix'>): Excerpt | undefined {
  const text = lines[(line ?? 0) - 1] ?? ''
  if (line === undefined || text.trim() === '' || text.includes('\ufffd')) return undefined
  const typed = fix ? text.indexOf(fix.typed, column - 1) : -1
  const at = Math.min(typed >= 0 ? typed : column - 1, text.length - 1)
  const own = place && 'start' in place && place.end.line === line ? place.end.column - 1 : at + (at === 0 ? keyLength(text) : 1)
  const end = Math.min(Math.max(typed >= 0 && fix ? at + fix.typed.length : own, at + 1), text.length, at + behind)
  const [start, stop] = [Math.max(0, at - before), Math.min(text.length, at + behind)]
  const [head, tail] = [start > 0 ? '…' : '', stop < text.length ? '…' : '']
  const show = (from: number, to: number) => text.slice(from, to).replace(unshowable, codePoint)
  const lead = head + show(start, at)
  return { text: lead + show(at, stop) + tail, from: lead.length, to: lead.length + show(at, end).length }
}

/** What is found in a field stands at its key. */
function keyLength(line: string): number {
  return /^[\p{Script=Han}A-Za-z]+(?=\s*[:：])/u.exec(line)?.[0].length ?? 1
}

const colours: Readonly<Record<Severity, Paint>> = { fault: 'red', error: 'red', warning: 'yellow', note: 'blue' }

/** The colour in which what is so grave is shown. */
export function colourOf(severity: Severity): Paint {
  return colours[severity]
}

/** Words an excerpt in two lines: the text behind its number, and marks under the place. */
export function formatExcerpt({ text, from, to }: Excerpt, line: number, severity: Severity): readonly string[] {
  const number = String(line).padStart(6)
  const marks = '^'.repeat(Math.max(1, widthOf(text.slice(from, to))))
  return [
    `${paint('dim', `${number} │`)} ${text.slice(0, from)}${paint(colourOf(severity), text.slice(from, to))}${text.slice(to)}`,
    `${paint('dim', '       │')} ${' '.repeat(widthOf(text.slice(0, from)))}${paint(colourOf(severity), marks)}`
  ]
}

/** Columns that a text takes on a terminal: Chinese characters and full-width marks take two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1), 0)
}
