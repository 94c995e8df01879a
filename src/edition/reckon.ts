import type { World } from '../world.js'
import { compareFingerprints, type Difference } from './compare-fingerprints.js'
import { hashAll, sealFingerprint } from './fingerprint.js'
import type { EditionRecord } from './record.js'
import type { Provenance } from '../pdf/archive-metadata.js'

/** What the inputs of an edition are now, besides what the world gives. */
export type InputsNow = Pick<Provenance, 'source' | 'settings'>

/**
 * Lists what differs between the inputs of the edition of `record` and those of now, without reading the document: as long
 * as its bytes are the same, it has the same form, pictures and date. Gives `undefined` where the record does not tell enough.
 */
export async function reckonDifferences(
  record: EditionRecord, { source, settings }: InputsNow, world: Pick<World, 'browser' | 'epoch' | 'fonts' | 'forms' | 'picture' | 'program' | 'styles' | 'templates' | 'tools'>
): Promise<Difference[] | undefined> {
  const { inputs, document: { form }, dated } = record
  // the form names a folder, and a record may name anything
  if (dated === undefined || !world.forms.has(form)) return undefined
  const pictures = inputs.pictures.flatMap(({ name }) => {
    const bytes = world.picture(name)
    return bytes ? [[name, bytes] as const] : []
  })
  // a date that the run gave and no longer gives is another one now, whichever that is
  const own = dated === 'document' ? inputs.epoch : Number.NaN
  const epoch = world.epoch ? world.epoch.getTime() / 1000 : own
  const now = await sealFingerprint({
    source, pictures: hashAll(new Map(pictures)), form, settings, epoch, browser: await world.browser(), tools: world.tools
  }, world)
  return compareFingerprints(inputs, now)
}
