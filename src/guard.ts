import type { VFile } from 'vfile'
import { plainFinding, type Outcome, type PlainFinding } from './outcome.js'
import { Fault, silencedOn } from './report.js'
import type { Outside } from './world.js'

/** The findings that the document or the settings silence, where there are any. */
export function silencedIn(file: VFile): Pick<Outcome, 'silenced'> {
  const silenced = silencedOn(file).map(plainFinding)
  return silenced.length > 0 ? { silenced } : {}
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
