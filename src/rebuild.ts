import { join } from 'node:path'
import type { Difference } from './edition/compare-fingerprints.js'
import { compareEditions } from './edition/errata/compare-editions.js'
import { readEditionText } from './edition/errata/edition-text.js'
import { summariseErrata } from './edition/errata/summarise.js'
import { recordName, releasesName, type Edition } from './edition/finish.js'
import { readRecord } from './edition/read-record.js'
import { reckonDifferences, type InputsNow } from './edition/reckon.js'
import { numberOf, type EditionRecord } from './edition/record.js'
import { UnreadablePdf } from './pdf/read/objects.js'
import { Fault } from './report.js'
import type { Both } from './text/language.js'
import { sha256 } from './text/hashes.js'
import type { EditionFolder, Outside, World } from './world.js'

/** What stands in the folder of an edition that is about to be built. */
export interface Standing {
  /** The record, where there is one that can be read. */
  readonly record: EditionRecord | undefined
  /** Which edition the document would be now: a released one as long as nothing has changed since. */
  readonly number: number
  /** Why it has to be built; `undefined` where it would come out as it stands there. */
  readonly reason: Both | undefined
}

/** Looks at the edition in `folder`, whose inputs are now these, and at what was released of it. */
export async function lookAtEdition(folder: string, now: InputsNow, outside: Pick<Outside, 'edition' | 'schema'>, world: World): Promise<Standing> {
  const edition = outside.edition(folder)
  const number = now.settings.edition ?? await nextNumber(folder, now, outside, world)
  const record = await recordIn(edition, folder, outside)
  // errata that were bound behind it stay as long as nothing else changes
  const bound = record?.inputs.settings['errata']
  const settings = { ...(typeof bound === 'string' && { errata: bound }), ...now.settings }
  return { record, number, reason: await reasonFor(record, edition, asEdition({ ...now, settings }, number), world) }
}

/** The number of the last release while nothing differs from it, else the next one. */
async function nextNumber(folder: string, now: InputsNow, outside: Pick<Outside, 'edition' | 'schema'>, world: World): Promise<number> {
  const last = (await outside.edition(folder).released()).at(-1)
  if (last === undefined) return 1
  const place = join(folder, releasesName, String(last))
  const record = await recordIn(outside.edition(place), place, outside)
  const differences = record && await reckonDifferences(record, asEdition(now, last), world)
  return differences?.length === 0 ? last : last + 1
}

/** The inputs with the number of the edition among the settings; the first has none. */
export function asEdition({ source, settings }: InputsNow, number: number): InputsNow {
  const { edition: _, ...others } = settings
  return { source, settings: number === 1 ? others : { ...others, edition: number } }
}

async function recordIn(edition: EditionFolder, folder: string, { schema }: Pick<Outside, 'schema'>): Promise<EditionRecord | undefined> {
  try {
    return readRecord(await edition.read(recordName), join(folder, recordName), schema)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

async function reasonFor(record: EditionRecord | undefined, edition: EditionFolder, now: InputsNow, world: World): Promise<Both | undefined> {
  if (!record) return { zh: '尚无成品', en: 'there is no edition yet' }
  const differences = await reckonDifferences(record, now, world)
  if (!differences) return { zh: '出版记录是旧格式或别种格式', en: 'its record is of an older or another format' }
  if (differences.length > 0) return wordDifferences(differences)
  return await edition.isUntouched(record.outputs) ? undefined : { zh: '成品已被改动', en: 'files of the edition were changed' }
}

/** So many differing inputs are named. */
const most = 3

function wordDifferences(differences: readonly Difference[]): Both {
  const names = differences.slice(0, most).map(({ name }) => name)
  const isCut = differences.length > most
  return {
    zh: `${names.map(({ zh }) => zh.trim()).join('、')}${isCut ? `等${differences.length}项` : ''}有变`,
    en: `${names.map(({ en }) => en).join(', ')}${isCut ? ` and ${differences.length - most} more` : ''} changed`
  }
}

/** Reads the PDF that stands in the folder, where it is the one that the record tells of. */
export async function readStandingPdf({ record }: Standing, { read }: EditionFolder): Promise<Uint8Array | undefined> {
  const output = record?.outputs.find(({ name }) => name === `${record.name}.pdf`)
  const pdf = output && await read(output.name).catch(() => undefined)
  return pdf && sha256(pdf) === output.sha256 ? pdf : undefined
}

/** Words what the new edition changes of the one that stood there, whose PDF this is; `undefined` where that cannot be told. */
export async function tellChanges({ record }: Standing, pdf: Uint8Array | undefined, edition: Edition): Promise<Both | undefined> {
  const fresh = edition.products.get('pdf')
  if (!record || !pdf || !fresh) return undefined
  try {
    const [old, now] = await Promise.all([readEditionText(record, pdf), readEditionText(edition.record, fresh)])
    const { zh, en } = summariseErrata(compareEditions(old, now))
    const [was, is] = [numberOf(record), numberOf(edition.record)]
    return was === is ? { zh, en } : { zh: `对第${was}版：${zh}`, en: `against edition ${was}: ${en}` }
  } catch (error) {
    if (error instanceof UnreadablePdf) return undefined
    throw error
  }
}
