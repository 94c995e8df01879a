import { basename, dirname, join, resolve } from 'node:path'
import { writeBoundErrata, type Comparison } from './edition/errata/write-errata.js'
import { releasesName } from './edition/finish.js'
import { buildOne } from './job.js'
import type { Outcome } from './outcome.js'
import { Fault } from './report.js'
import { mergeSettings, mostErrata, type Settings } from './settings.js'
import { sha256 } from './text/hashes.js'
import type { Outside } from './world.js'

/** What is bound, and where the source of the new edition is found. */
export interface Binding {
  readonly comparison: Comparison
  /** Reads the source by the path that the record names, and tells where it lies. */
  readonly readSource: (path: string) => Promise<Uint8Array | undefined>
  readonly sourceAt: (path: string) => string
  /** The settings of this run, of which only the fonts folder counts. */
  readonly settings: Settings
}

/**
 * Builds the new edition of a comparison, which stands in `folder` and is not released yet, once more with the errata as its
 * last page. Throws the faults `release-taken`, `errata-unbound` and `errata-too-long`.
 */
export async function bindErrata(
  folder: string, { comparison, readSource, sourceAt, settings: { fonts } }: Binding, outside: Outside
): Promise<Outcome> {
  const { number, record: { inputs } } = comparison.fresh
  const { source: { path, sha256: recorded } } = inputs
  if (basename(dirname(resolve(folder))) === releasesName) throw new Fault('release-taken', folder)
  if ((await outside.edition(folder).released()).includes(number)) throw new Fault('release-taken', join(folder, releasesName, String(number)))
  const source = await readSource(path)
  if (!source || sha256(source) !== recorded) throw new Fault('errata-unbound', path)
  const errata = writeBoundErrata(comparison)
  if (errata.length > mostErrata) throw new Fault('errata-too-long')
  const settings = mergeSettings(inputs.settings, { fonts, errata, edition: number })
  const epoch = new Date(inputs.epoch * 1000)
  const dated = { ...outside, worldFor: (document: string) => ({ ...outside.worldFor(document), epoch }) }
  return buildOne({ path: sourceAt(path), folder, sourcePath: path, settings }, dated)
}
