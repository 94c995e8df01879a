import type { VFile } from 'vfile'
import { placeSource, type PlacedSource } from './desk/place-source.js'
import { explain } from './guard.js'
import { plainFinding, type PlainFinding } from './outcome.js'
import { readTagged } from './pdf/read/tagged-text.js'
import { layOut, makeDraft } from './publish.js'
import { findingsOf, isForbidden } from './report.js'
import type { Settings } from './settings.js'
import type { Outside, World } from './world.js'

/** What a text looks like before it is a publication: what was found, and the pages, where nothing forbids them. */
export interface Preview {
  readonly findings: readonly PlainFinding[]
  readonly pdf?: Uint8Array
  /** Finds the source on those pages; `undefined` where they cannot be read. */
  readonly places: () => Promise<PlacedSource | undefined>
}

/**
 * The first half of `publish`, up to the browser's print, which looks as the finished pages do. Never rejects: whatever
 * happens is a finding.
 */
export async function preview(
  file: VFile, { settings, openWorld, trace }: { readonly settings: Settings, readonly openWorld: () => World, readonly trace: Outside['trace'] }
): Promise<Preview> {
  const found = () => findingsOf(file).map(plainFinding)
  try {
    const publication = { settings: { ...settings, formats: ['pdf'] as const }, world: openWorld() }
    const draft = await makeDraft(file, publication)
    const print = draft && !isForbidden(file) ? (await layOut(file, draft, publication)).print : undefined
    if (!draft || !print || isForbidden(file)) return { findings: found(), places: async () => undefined }
    let placed: Promise<PlacedSource | undefined> | undefined
    const place = () => readTagged(print.pdf).then((tagged) => placeSource(draft.text, tagged), () => undefined)
    return { findings: found(), pdf: print.pdf, places: () => placed ??= place() }
  } catch (error) {
    return { findings: [...found(), await explain(error, { trace })], places: async () => undefined }
  }
}
