import type { VFile } from 'vfile'
import { report, type Place } from '../report.js'
import type { Reportable } from '../rules/rules.js'
import type { LinePlace } from '../text/differences.js'
import { opaque, type Mistyped } from '../text/half-width.js'
import { textRules } from './text-rules/find.js'
import type { ProseKind, TextRule } from './text-rules/text-rule.js'

/** Words of a paragraph, heading or cell that stand on one line of the source, and where in all of them they begin. */
export interface Stretch extends SourcePlace {
  readonly at: number
}

/** A place in a source, by line and column and by its offset. */
export interface SourcePlace extends LinePlace {
  readonly offset: number
}

/** What a paragraph, heading or cell says, without its marks, and where in the source it stands. */
export interface Prose {
  readonly kind: ProseKind
  readonly text: string
  readonly stretches: readonly Stretch[]
}

/** Of one rule so many findings are told in one paragraph. */
const most = 100

/** Characters shown on either side of what was mistyped. */
const company = 4

/** Finds in a text what the rules on wording would have otherwise. It is printed as it stands. */
export function checkProse(file: VFile, { text, stretches, kind }: Prose): void {
  checkText(file, text, kind, () => openStretches(stretches))
}

/** The same of a text whose places are asked for in their order, anew for each rule. */
export function checkText(file: VFile, text: string, kind: ProseKind, openPlaces: () => (at: number) => SourcePlace): void {
  const shown = text.replace(address, (found) => opaque.repeat(found.length))
  for (const rule of textRules) {
    const found = rule.find(shown, kind)
    if (found.length > 0) tell(file, rule, { text: shown, found: found.slice(0, most), placeOf: openPlaces() })
  }
}

const address = /(?:https?:\/\/|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+/gi

/** What a rule found in a text. */
interface Found {
  readonly text: string
  readonly found: readonly Mistyped[]
  readonly placeOf: (at: number) => SourcePlace
}

/** Reports each place with a few characters around it, as it is and as it would be with all of them put right. */
function tell(file: VFile, { id, isCertain }: TextRule, { text, found, placeOf }: Found): void {
  let [corrected, taken] = ['', 0]
  const marks = found.filter(({ at }, index) => at >= (found[index - 1]?.at ?? 0)).map((one) => {
    corrected += text.slice(taken, Math.max(taken, one.at))
    const rightAt = corrected.length
    corrected += one.right
    taken = one.at + one.typed.length
    return { ...one, rightAt }
  })
  corrected += text.slice(taken)
  for (const { at, typed, right, rightAt } of marks) {
    const words = [around(text, at, typed.length), id === 'pair-open' ? typed : around(corrected, rightAt, right.length)] as const
    const place = placeOf(at)
    // each of these ids has two holes
    const finding = report(file, ...[id, place, ...words] as unknown as Reportable<[Place]>)
    if (isCertain) finding.fix = { offset: place.offset, typed, right }
  }
}

/** What stands at `at` in a text, with a few characters on either side. */
function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - company), at + length + company).replace(/\p{Cs}/gu, '').replaceAll(opaque, '…')
}

/** Tells the places of indexes that come in their order. */
function openStretches(stretches: readonly Stretch[]): (at: number) => SourcePlace {
  let number = 0
  return (at) => {
    while ((stretches[number + 1]?.at ?? Infinity) <= at) number += 1
    const { line, column, offset, at: first } = stretches[number] ?? { line: 1, column: 1, offset: 0, at: 0 }
    return { line, column: column + at - first, offset: offset + at - first }
  }
}
