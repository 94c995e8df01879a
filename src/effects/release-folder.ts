import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { releasesName } from '../edition/finish.js'
import { Fault } from '../report.js'
import { inTheWay, underLock } from './edition-folder.js'
import { codeOf, isFolder, isThere, renameFolder, syncFolder } from './folders.js'

/**
 * Keeps the files of a release for good in `editions/<number>/` of an edition's folder, as a whole or not at all; what was
 * released before is not touched. Gives the folder of the release. Throws as `placeEdition`, and
 * the fault `release-taken`.
 */
export async function placeRelease(folder: string, number: number, files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const releases = join(folder, releasesName)
  const target = join(releases, String(number))
  await underLock(folder, { name: String(number), files, mode: 0o444 }, async (work) => {
    await mkdir(releases).catch((error: unknown) => { if (codeOf(error) !== 'EEXIST') throw error })
    if (!await isFolder(releases)) throw new Fault('out-unwritable', releases, inTheWay)
    if (await isThere(target)) throw new Fault('release-taken', target)
    await renameFolder(join(work, 'new', String(number)), target)
    for (const path of [releases, resolve(folder)]) await syncFolder(path)
  })
  return target
}
