import type { VFile } from 'vfile'
import { parseDocument } from './document/parse.js'
import { guard, type Listener } from './job.js'
import { plainFinding, type Outcome } from './outcome.js'
import { products } from './products.js'
import { layOut, makeDraft, patienceFor } from './publish.js'
import { findingsOf, isForbidden, report } from './report.js'
import type { Settings } from './settings.js'
import type { Outside, World } from './world.js'

/** One document to be checked. */
export interface CheckJob {
  /** The document's path, as the user named it. */
  readonly path: string
  readonly settings: Settings
  /** Whether it is laid out once, in memory, for what only pages show. */
  readonly isLaidOut: boolean
}

/** What checking a document needs of the outside. */
export type CheckingOutside = Pick<Outside, 'read' | 'worldFor' | 'notes' | 'trace'>

/**
 * Looks at a document as a build would, and makes nothing of it. Never rejects: whatever happens is the outcome of this
 * document alone.
 */
export async function checkOne({ path, settings, isLaidOut }: CheckJob, outside: CheckingOutside, listener: Listener = () => undefined): Promise<Outcome> {
  return guard(path, outside, async () => {
    const file = await outside.read(path)
    const world = outside.worldFor(path)
    if (isLaidOut) await checkPages(file, settings, world, listener)
    else world.within(patienceFor(file.value as Uint8Array), () => parseDocument(file, world))
    for (const id of outside.notes()) report(file, id, undefined)
    const findings = findingsOf(file).map(plainFinding)
    return { products: [], findings, ...(findings.length === 0 && { verdict: { zh: `${path}  没有问题`, en: `${path}  nothing found` } }) }
  })
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
