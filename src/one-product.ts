import { guard } from './guard.js'
import type { Listener } from './job.js'
import { plainFinding, type Outcome } from './outcome.js'
import { publish } from './publish.js'
import { findingsOf, report } from './report.js'
import type { Format, Settings } from './settings.js'
import type { Outside } from './world.js'

/** One product of one document, for whoever wants no edition with a record. */
export interface ProductJob {
  /** The document's path as the user named it, `-` for the standard input. */
  readonly path: string
  readonly format: Format
  readonly settings: Settings
}

/**
 * Makes one product as a build would, proofs and all, and gives its bytes where nothing forbids them. Never rejects:
 * whatever happens is the outcome.
 */
export async function makeProduct(
  { path, format, settings }: ProductJob, outside: Pick<Outside, 'read' | 'worldFor' | 'notes' | 'trace'>, onStep: Listener
): Promise<{ readonly outcome: Outcome, readonly bytes: Uint8Array | undefined }> {
  let bytes: Uint8Array | undefined
  const outcome = await guard(path, outside, async () => {
    const file = await outside.read(path)
    const edition = await publish(file, { settings: { ...settings, formats: [format] }, world: outside.worldFor(path), onStep })
    for (const id of outside.notes()) report(file, id, undefined)
    bytes = edition?.products.get(format)
    const pages = edition?.record.pages
    return { products: [], findings: findingsOf(file).map(plainFinding), ...(pages !== undefined && { pages }) }
  })
  return { outcome, bytes }
}
