import { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { guard, silencedIn } from './guard.js'
import type { Listener } from './job.js'
import { withExcerpts, type Outcome } from './outcome.js'
import type { MeasuredDocument } from './proof/layout/measure-pages.js'
import { gradeBySettings, patienceFor } from './reading.js'
import { findingsOf, gradeFindings, isForbidden, report, severityOf } from './report.js'
import type { Grade } from './rules/grades.js'
import { rules, type Rule, type RuleId } from './rules/rules.js'
import type { Settings } from './settings.js'
import type { LinePlace } from './text/differences.js'
import type { Language } from './text/language.js'
import type { Outside, World } from './world.js'

/** One document to be checked. */
export interface CheckJob {
  /** The document's path, as the user named it. */
  readonly path: string
  readonly settings: Settings
  /** Whether warnings count as errors. */
  readonly isStrict: boolean
  /** Whether what is certain is put right in the document first. */
  readonly isFixing: boolean
  /** Hears what was measured, where the document was laid out: the pages, and where in the source a character of its text stands. */
  readonly onMeasured?: (measured: MeasuredDocument, placeAt: (at: number) => LinePlace) => void
  readonly language: Language
}

/** What checking a document needs of the outside. */
export interface CheckingOutside extends Pick<Outside, 'read' | 'notes' | 'trace'> {
  /** What reading the document at a path needs. */
  readonly readerFor: (path: string) => Pick<World, 'forms' | 'picture' | 'within'>
  /** Lays a document out once, in memory, and finds what only pages show; absent where that is not wanted. */
  readonly layOut?: (file: VFile, job: CheckJob, listener: Listener) => Promise<void>
  /** Writes files whole, each in its place; tells of a path whether something stands there. */
  readonly write: (files: ReadonlyMap<string, string | Uint8Array>) => Promise<void>
  readonly isThere: (path: string) => boolean
}

/**
 * Looks at a document as a build would, and makes nothing of it. Never rejects: whatever happens is the outcome of this
 * document alone.
 */
export async function checkOne(job: CheckJob, outside: CheckingOutside, listener: Listener = () => undefined): Promise<Outcome> {
  const { path, settings, isStrict } = job
  return guard(path, outside, async () => {
    const world = outside.readerFor(path)
    const given = await outside.read(path)
    const fixed = job.isFixing ? await fix(given, job, { outside, world }) : undefined
    const file = fixed ? new VFile({ path, value: fixed.bytes }) : given
    gradeBySettings(file, settings)
    if (outside.layOut) await outside.layOut(file, job, listener)
    else world.within(patienceFor(file.value as Uint8Array), () => parseDocument(file, world))
    for (const id of outside.notes()) report(file, id, undefined)
    // not before, so that what a build would pass over keeps nothing from being laid out
    gradeForCheck(file, isStrict)
    const findings = withExcerpts(findingsOf(file), new TextDecoder().decode(file.value as Uint8Array))
    const products = fixed?.products ?? []
    return { products, findings, ...silencedIn(file), ...(!isForbidden(file) && { verdict: { zh: `${path}  没有错误`, en: `${path}  no errors` } }) }
  })
}

/** Puts right what is certain, and writes the document and beside it the ledger, each time one of its own. */
async function fix(given: VFile, { path, settings, language }: CheckJob, { outside, world }: { readonly outside: CheckingOutside, readonly world: Pick<World, 'forms' | 'picture' | 'within'> }) {
  const draft = new VFile(given)
  gradeBySettings(draft, settings)
  world.within(patienceFor(given.value as Uint8Array), () => parseDocument(draft, world))
  const fixed = (await import('./fix.js')).fixDocument(draft, language)
  if (!fixed) return undefined
  const stem = path.replace(/\.\w+$/u, '')
  let number = 1
  while (outside.isThere(`${stem}.fix-${number}.json`)) number += 1
  const files = new Map<string, string | Uint8Array>([[path, fixed.bytes], ...[...fixed.ledger].map(([ending, text]) => [`${stem}.fix-${number}.${ending}`, text] as const)])
  await outside.write(files)
  return { bytes: fixed.bytes, products: [...files].map(([name, content]) => ({ path: name, bytes: Buffer.byteLength(content) })) }
}

/** Makes errors of what should not be written so, unless the document or the settings say how grave it is, and of warnings where wished. */
function gradeForCheck(file: VFile, isStrict: boolean): void {
  const grades = findingsOf(file).flatMap((finding): [RuleId, Grade][] => {
    const { inCheck } = rules[finding.ruleId] as Rule
    const isError = (!finding.grade && inCheck === 'error') || (isStrict && severityOf(finding) === 'warning')
    return isError ? [[finding.ruleId, { ...finding.grade, severity: 'error' }]] : []
  })
  gradeFindings(file, new Map(grades))
}
