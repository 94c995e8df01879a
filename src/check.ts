import { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { fixDocument } from './fix.js'
import { guard, silencedIn, type Listener } from './job.js'
import { plainFinding, type Outcome } from './outcome.js'
import { products } from './products.js'
import { gradeBySettings, layOut, makeDraft, patienceFor } from './publish.js'
import { findingsOf, gradeFindings, isForbidden, report, severityOf } from './report.js'
import type { Grade } from './rules/grades.js'
import { rules, type Rule, type RuleId } from './rules/rules.js'
import type { Settings } from './settings.js'
import type { Language } from './text/language.js'
import type { Outside, World } from './world.js'

/** One document to be checked. */
export interface CheckJob {
  /** The document's path, as the user named it. */
  readonly path: string
  readonly settings: Settings
  /** Whether it is laid out once, in memory, for what only pages show. */
  readonly isLaidOut: boolean
  /** Whether warnings count as errors. */
  readonly isStrict: boolean
  /** Whether what is certain is put right in the document first. */
  readonly isFixing: boolean
  readonly language: Language
}

/** What checking a document needs of the outside. */
export interface CheckingOutside extends Pick<Outside, 'read' | 'worldFor' | 'notes' | 'trace'> {
  /** Writes files whole, each in its place; tells of a path whether something stands there. */
  readonly write: (files: ReadonlyMap<string, string | Uint8Array>) => Promise<void>
  readonly isThere: (path: string) => boolean
}

/**
 * Looks at a document as a build would, and makes nothing of it. Never rejects: whatever happens is the outcome of this
 * document alone.
 */
export async function checkOne(job: CheckJob, outside: CheckingOutside, listener: Listener = () => undefined): Promise<Outcome> {
  const { path, settings, isLaidOut, isStrict } = job
  return guard(path, outside, async () => {
    const world = outside.worldFor(path)
    const given = await outside.read(path)
    const fixed = job.isFixing ? await fix(given, job, { outside, world }) : undefined
    const file = fixed ? new VFile({ path, value: fixed.bytes }) : given
    gradeBySettings(file, settings)
    if (isLaidOut) await checkPages(file, settings, world, listener)
    else world.within(patienceFor(file.value as Uint8Array), () => parseDocument(file, world))
    for (const id of outside.notes()) report(file, id, undefined)
    // not before, so that what a build would pass over keeps nothing from being laid out
    gradeForCheck(file, isStrict)
    const findings = findingsOf(file).map(plainFinding)
    const products = fixed?.products ?? []
    return { products, findings, ...silencedIn(file), ...(!isForbidden(file) && { verdict: { zh: `${path}  没有错误`, en: `${path}  no errors` } }) }
  })
}

/** Puts right what is certain, and writes the document and beside it the ledger, each time one of its own. */
async function fix(given: VFile, { path, settings, language }: CheckJob, { outside, world }: { readonly outside: CheckingOutside, readonly world: World }) {
  const draft = new VFile(given)
  gradeBySettings(draft, settings)
  world.within(patienceFor(given.value as Uint8Array), () => parseDocument(draft, world))
  const fixed = fixDocument(draft, language)
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

/** Lays the document out once and puts the pages through the gates, where nothing that was found before forbids it. */
async function checkPages(file: VFile, settings: Settings, world: World, onStep: Listener): Promise<void> {
  const publication = { settings: { ...settings, formats: ['pdf'] as const }, world, onStep }
  const draft = await makeDraft(file, publication)
  if (!draft || isForbidden(file)) return
  const { print, makers } = await layOut(file, draft, publication)
  const bytes = isForbidden(file) ? undefined : await makers.get('pdf')?.({ file, draft, world, print, pdf: undefined })
  if (!bytes || isForbidden(file)) return
  onStep('proof', print?.pages)
  const { prove } = await products.pdf.check(file, { ...draft, bytes }, world)
  await prove()
}
