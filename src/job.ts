import { VFile } from 'vfile'
import type { EditionRecord } from './edition/record.js'
import { guard, silencedIn } from './guard.js'
import { plainFinding, type Outcome } from './outcome.js'
import { publish } from './publish.js'
import { asEdition, lookAtEdition, readStandingPdf, tellChanges } from './rebuild.js'
import { findingsOf, gradeFindings, report, type Place } from './report.js'
import { rules, type Reportable, type RuleId } from './rules/rules.js'
import type { Settings } from './settings.js'
import type { Outside } from './world.js'

/** One document to be published, as plain data: it can be made on another thread as well. */
export interface Job {
  /** The document's path, as the user named it. */
  readonly path: string
  /** The folder of its edition, and the document's path from there. */
  readonly folder: string
  readonly sourcePath: string
  readonly settings: Settings
  /** Whether an edition that would come out as it stands is left alone. */
  readonly isSparing?: boolean
  /** Whether the outcome tells how long each step took. */
  readonly isTimed?: boolean
}

/** Hears each step of a job as it begins, and the number of pages once they are known. */
export type Listener = (step: string, pages?: number) => void

/**
 * Publishes one document. Never rejects: whatever happens is the outcome of this document alone, and an exception that
 * nobody expected is the finding `internal`, which says where its trace is kept.
 */
export async function buildOne(job: Job, outside: Outside, listener: Listener = () => undefined): Promise<Outcome> {
  const { path: source, folder, sourcePath } = job
  const { times, onStep } = watch(outside, listener)
  return guard(source, outside, async () => {
    const file = await outside.read(source)
    const [world, { keep }] = [outside.worldFor(source), outside]
    const inputs = { source: { path: sourcePath, bytes: file.value as Uint8Array }, settings: job.settings }
    const standing = await lookAtEdition(folder, inputs, outside, world)
    const { record, reason } = standing
    if (job.isSparing && record && !reason) return leaveAlone(folder, source, record)
    const { settings } = asEdition(inputs, standing.number)
    const edition = await publish(file, { settings, world, sourcePath, onStep, ...(keep && { keep }) })
    onStep()
    for (const id of outside.notes()) report(file, id, undefined)
    const before = edition && await readStandingPdf(standing, outside.edition(folder))
    const products = edition ? await outside.place(folder, edition.files, (kept) => report(file, 'out-kept', undefined, kept)) : []
    const changes = edition && await tellChanges(standing, before, edition)
    const pages = edition?.record.pages
    return {
      products, findings: findingsOf(file).map(plainFinding), ...silencedIn(file),
      ...(edition && reason && job.isSparing && { reason: { zh: `${source}  制作：${reason.zh}`, en: `${source}  building: ${reason.en}` } }),
      ...(changes && { changes }), ...(pages !== undefined && { pages }), ...(job.isTimed && { times })
    }
  })
}

/** Gives the outcome of a job that need not be done, since its edition would come out as it stands; `undefined` where it has to be. */
export async function spare({ path, folder, sourcePath, settings }: Job, outside: Outside): Promise<Outcome | undefined> {
  try {
    const { value } = await outside.read(path)
    const inputs = { source: { path: sourcePath, bytes: value as Uint8Array }, settings }
    const { record, reason } = await lookAtEdition(folder, inputs, outside, outside.worldFor(path))
    return record && !reason ? { source: path, ...leaveAlone(folder, path, record) } : undefined
  } catch {
    // whatever it is, the job meets it again and tells
    return undefined
  }
}

/** The outcome of an edition that would come out as it stands there: what its record found, once more. */
function leaveAlone(folder: string, source: string, { pages, findings }: EditionRecord): Omit<Outcome, 'source'> {
  const file = new VFile({ path: source })
  for (const { id, severity, line, column = 1, reason, values } of findings) {
    const place = line === undefined ? undefined : { line, column }
    // a record that somebody made may name anything
    if (!Object.hasOwn(rules, id) || !['warning', 'note'].includes(severity)) continue
    gradeFindings(file, new Map([[id as RuleId, { severity: severity as 'warning' | 'note', ...(reason !== undefined && { reason }) }]]))
    report(file, ...[id, place, ...values] as unknown as Reportable<[Place]>)
  }
  const verdict = { zh: `${folder}  未变，不必再做（--force 则重做）`, en: `${folder}  unchanged, left as it is (--force builds it again)` }
  return { products: [], findings: findingsOf(file).map(plainFinding), ...(pages !== undefined && { pages }), verdict }
}

/** Adds up the milliseconds that each step takes, up to the next one or the end. */
function watch(
  outside: Outside, listener: Listener
): { times: Readonly<Record<string, number>>, onStep: (step?: string, pages?: number) => void } {
  const times: Record<string, number> = {}
  let [last, since]: [string | undefined, number] = [undefined, outside.now()]
  const onStep = (step?: string, pages?: number) => {
    const now = outside.now()
    if (last !== undefined) times[last] = Math.round((times[last] ?? 0) + now - since)
    ;[last, since] = [step, now]
    if (step !== undefined) listener(step, pages)
  }
  return { times, onStep }
}
