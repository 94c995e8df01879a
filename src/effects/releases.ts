import { basename, dirname, join, resolve } from 'node:path'
import { recordName, releasesName } from '../edition/finish.js'
import { Fault } from '../report.js'
import { isFolder, isThere, renameFolder } from './folders.js'

/** Throws the fault `release-taken` where `folder` is among those that keep what was released of an edition. */
export async function assertUnreleased(folder: string): Promise<void> {
  const releases = dirname(resolve(folder))
  if (basename(releases) === releasesName && await isThere(join(dirname(releases), recordName))) throw new Fault('release-taken', folder)
}

/** Moves what was released from one folder of an edition to the one that takes its place. */
export async function moveReleases(from: string, to: string): Promise<void> {
  const releases = join(from, releasesName)
  if (await isFolder(releases)) await renameFolder(releases, join(to, releasesName))
}
