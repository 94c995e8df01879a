import { plainFinding, type Outcome, type PlainFinding } from './outcome.js'
import { publish } from './publish.js'
import { Fault, findingsOf, report } from './report.js'
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
  const { path: source, folder, sourcePath, settings } = job
  const { times, onStep } = watch(outside, listener)
  return guard(source, outside, async () => {
    const file = await outside.read(source)
    const { keep } = outside
    const edition = await publish(file, { settings, world: outside.worldFor(source), sourcePath, onStep, ...(keep && { keep }) })
    onStep()
    for (const id of outside.notes()) report(file, id, undefined)
    const products = edition ? await outside.place(folder, edition.files, (kept) => report(file, 'out-kept', undefined, kept)) : []
    const pages = edition?.record.pages
    return {
      products, findings: findingsOf(file).map(plainFinding),
      ...(pages !== undefined && { pages }), ...(job.isTimed && { times })
    }
  })
}

/** Does `work` for `source` and turns what it throws into an outcome. */
export async function guard(
  source: string, outside: Pick<Outside, 'trace'>, work: () => Promise<Omit<Outcome, 'source'>>
): Promise<Outcome> {
  try {
    return { source, ...await work() }
  } catch (error) {
    return { source, products: [], findings: [await explain(error, outside)] }
  }
}

/** Words what was thrown; what nobody expected is `internal`, and its trace is kept. */
export async function explain(error: unknown, outside: Pick<Outside, 'trace'>): Promise<PlainFinding> {
  if (error instanceof Fault) return plainFinding(error)
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1).join()
  return plainFinding(new Fault('internal', reason, await outside.trace(error)))
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
