import { join } from 'node:path'
import { VFile } from 'vfile'
import { recordName, releasesName } from './edition/finish.js'
import { readRecord } from './edition/read-record.js'
import { numberOf, type EditionRecord } from './edition/record.js'
import { plainFinding, type Outcome } from './outcome.js'
import { Fault, findingsOf, isForbidden, report } from './report.js'
import { sha256 } from './text/hashes.js'
import { checkOutputs } from './verify.js'
import type { EditionFolder, Outside } from './world.js'

/** Reads the source of an edition by the path that its record names; `undefined` where there is none. */
type ReadSource = (path: string) => Promise<Uint8Array | undefined>

/**
 * Keeps the edition that stands in `folder` for good, as the record and the files there are: in `editions/1/` beside them,
 * or the number that the record names. What was changed by hand, or is older than its source, is not released but a finding;
 * what was released already is left as it is. Throws the faults `record-unreadable`, `release-taken` and those of writing.
 */
export async function releaseEdition(folder: string, readSource: ReadSource, outside: Outside): Promise<Omit<Outcome, 'source'>> {
  const file = new VFile({ path: join(folder, recordName) })
  const edition = outside.edition(folder)
  const bytes = await edition.read(recordName)
  const record = readRecord(bytes, file.path, outside.schema)
  const files = await checkOutputs(file, record, edition.read)
  await checkSource(file, record, readSource)
  if (!bytes || isForbidden(file)) return { products: [], findings: findingsOf(file).map(plainFinding) }

  const number = numberOf(record)
  const place = join(folder, releasesName, String(number))
  const isReleased = (await edition.released()).includes(number)
  if (isReleased) await checkRelease(file, place, bytes, outside.edition(place))
  else await outside.release(folder, number, new Map([...files, [recordName, bytes]]))
  const findings = findingsOf(file).map(plainFinding)
  return { products: [], findings, ...(findings.length === 0 && { verdict: word(place, number, record, isReleased) }) }
}

/** An edition whose source says otherwise by now is not the present one. */
async function checkSource(file: VFile, { inputs: { source: { path, sha256: recorded } } }: EditionRecord, readSource: ReadSource): Promise<void> {
  try {
    const source = await readSource(path)
    if (source && sha256(source) !== recorded) report(file, 'release-stale', undefined, path)
  } catch (error) {
    // it lies elsewhere; what is released are the files, and they are what the record says
    if (!(error instanceof Fault && error.ruleId === 'source-outside')) throw error
  }
}

/** What was released is compared, never written: it has to be this edition, whole. */
async function checkRelease(file: VFile, place: string, bytes: Uint8Array, { read }: EditionFolder): Promise<void> {
  const kept = await read(recordName)
  if (!kept || sha256(kept) !== sha256(bytes)) throw new Fault('release-taken', place)
  const released = new VFile({ path: join(place, recordName) })
  await checkOutputs(released, JSON.parse(new TextDecoder().decode(bytes)) as EditionRecord, read)
  file.messages.push(...released.messages)
}

function word(place: string, number: number, { outputs, pages = 0 }: EditionRecord, isReleased: boolean): { zh: string, en: string } {
  const [zh, en] = [`${outputs.length} 个文件、${pages} 页`, `${outputs.length} files, ${pages} pages`]
  return isReleased
    ? { zh: `${place}  第${number}版早已发布，完好（${zh}）`, en: `${place}  edition ${number} was released before, and is whole (${en})` }
    : { zh: `${place}  第${number}版已发布，永久留存（${zh}）；此后的更正为第${number + 1}版`, en: `${place}  edition ${number} is released and kept for good (${en}); what is corrected from now on is edition ${number + 1}` }
}
