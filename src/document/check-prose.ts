import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { LinePlace } from '../text/differences.js'
import { circlesIn } from './circles.js'
import { halfWidthIn, opaque } from '../text/half-width.js'

/** Words of a paragraph, heading or cell that stand on one line of the source, and where in all of them they begin. */
export interface Stretch extends LinePlace {
  readonly at: number
}

/** What a paragraph, heading or cell says, without its marks, and where in the source it stands. */
export interface Prose {
  readonly text: string
  readonly stretches: readonly Stretch[]
}

/** Characters shown on either side of what was mistyped. */
const company = 4

/** Finds in a paragraph what is easily mistyped where Chinese is typed. It is printed as it stands. */
export function checkProse(file: VFile, { text, stretches }: Prose): void {
  let [corrected, taken] = ['', 0]
  const marks = halfWidthIn(text).map(({ at, typed, right }) => {
    corrected += text.slice(taken, at)
    const rightAt = corrected.length
    corrected += right
    taken = at + typed.length
    return { at, typed, right, rightAt }
  })
  corrected += text.slice(taken)
  const placeOf = openStretches(stretches)
  for (const { at, typed, right, rightAt } of marks) {
    report(file, 'punctuation-half', placeOf(at), around(text, at, typed.length), around(corrected, rightAt, right.length))
  }
  checkNumerals(file, text, openStretches(stretches))
}

/** Finds in a text the Chinese numerals that have a zero of another kind. */
export function checkNumerals(file: VFile, text: string, placeOf: (at: number) => LinePlace): void {
  for (const { at, typed, right } of circlesIn(text)) report(file, 'zero-circle', placeOf(at), typed, right)
}

/** What stands at `at` in a text, with a few characters on either side. */
function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - company), at + length + company).replace(/\p{Cs}/gu, '').replaceAll(opaque, '…')
}

/** Tells the places of indexes that come in their order. */
function openStretches(stretches: readonly Stretch[]): (at: number) => LinePlace {
  let number = 0
  return (at) => {
    while ((stretches[number + 1]?.at ?? Infinity) <= at) number += 1
    const { line, column, at: first } = stretches[number] ?? { line: 1, column: 1, at: 0 }
    return { line, column: column + at - first }
  }
}
