import type { VFile } from 'vfile'
import type { CheckJob } from './check.js'
import type { Listener } from './job.js'
import { products } from './products.js'
import { measurePages } from './proof/layout/measure-pages.js'
import { layOut, makeDraft } from './publish.js'
import { isForbidden } from './report.js'
import { openPlaces } from './text/differences.js'
import type { World } from './world.js'

/** Lays the document out once and puts the pages through the gates, where nothing that was found before forbids it. */
export async function checkPages(file: VFile, { settings, onMeasured }: CheckJob, world: World, onStep: Listener): Promise<void> {
  const publication = { settings: { ...settings, formats: ['pdf'] as const }, world, onStep }
  const draft = await makeDraft(file, publication)
  if (!draft || isForbidden(file)) return
  const { print, makers } = await layOut(file, draft, publication)
  const bytes = isForbidden(file) ? undefined : await makers.get('pdf')?.({ file, draft, world, print, pdf: undefined })
  if (!bytes || isForbidden(file)) return
  onStep('proof', print?.pages)
  const { prove, model, placed } = await products.pdf.check(file, { ...draft, bytes }, world)
  await prove()
  if (!onMeasured || !model || !placed) return
  const placeOf = openPlaces(String(file))
  onMeasured(measurePages({ ...draft, model, runs: placed.runs }), (at) => placeOf(draft.text.offsets[at] ?? 0))
}
