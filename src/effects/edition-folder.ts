import { randomBytes } from 'node:crypto'
import { access, chmod, constants, lstat, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../report.js'
import { sha256 } from '../text/hashes.js'
import { clearEdition } from './clear-edition.js'
import { codeOf, heldOnWindows, isFolder, isThere, makeFolder, renameFolder, syncFolder } from './folders.js'
import { markPattern, nobody, ownMark, stateOf } from './owner.js'
import { assertUnreleased, moveReleases } from './releases.js'

/** Milliseconds that a run waits for another one to put the same edition in place, which takes some hundredths of a second. */
const patience = 20_000

/** Why nothing can be put in place. */
export const inTheWay = { zh: '此处是文件或链接', en: 'a file or link is in the way' }

/** Milliseconds after which a process of which nothing can be learnt no longer counts. */
const day = 86_400_000

/**
 * Puts the files of an edition in place, in `folder`, as a whole: whoever looks, at whatever moment this process is
 * killed, finds all of the older edition or all of the new one. Gives the files' paths. `onKept` hears of somebody's
 * files that stood in the way and were renamed (`clearEdition`). Throws the faults `out-unwritable` (what stood there
 * is unchanged), `out-busy` (another run does the same) and `out-untidy` (what is left of the older edition cannot go).
 *
 * Beside `dist/2019-14/` there is, for a moment, one work folder, named by a hash of the edition's name:
 *
 *     dist/.tongbao-3f0c…-4711-83927-1c9a0b2f-9e01b7/   first the draft of one run: nobody else's
 *     dist/.tongbao-3f0c…/                              then, renamed, the lock: only one run's can have this name
 *       owner-4711-83927-1c9a0b2f-9e01b7                whose it is (`owner.ts`)
 *       new/2019-14/                                    every file written and synced before the first rename
 *       old/                                            takes the older edition
 *
 * 1. `.tongbao-3f0c…-4711-…` → `.tongbao-3f0c…`; a folder that has something in it is renamed over by no system.
 * 2. `2019-14` → `.tongbao-3f0c…/old/2019-14`. For some hundredths of a millisecond there is no edition. What was released of
 *    it, `editions/`, goes over to the new one.
 * 3. `.tongbao-3f0c…/new/2019-14` → `2019-14`. From here on the new edition is published.
 * 4. What the older one left is cleared away.
 * 5. `.tongbao-3f0c…` → `.tongbao-3f0c…-4711-…`, so that the lock goes at one blow, and that is deleted.
 *
 * `recoverEditions`, with which every command begins, does for a killed run what is left to do: where the edition is
 * missing (killed between 2 and 3) the older one is put back, where it is there (3 to 5) the clearing is finished, and
 * drafts go. Taking over is renaming the `owner-…` file to a name of one's own, which only one can do. No step relies
 * on the lock: where two meet all the same, as when a machine's name changed meanwhile, whole folders are renamed, and
 * the loser's rename fails.
 *
 * - Other systems: only renames, exclusive by nature, and no links. Windows renames no folder in which a file is
 *   open (a PDF in its viewer); it is asked again for three seconds, then 2 fails with nothing done. A power cut finds
 *   the renames in the order of a journalling file system, and files that were synced before them.
 * - Network file systems: renames are atomic on the server. A process of another machine cannot be asked whether it
 *   lives; its work folder counts for a day.
 * - A reader with a file open keeps it; one that opens files by name while 2 and 3 happen may miss the folder, or read
 *   the first file of the older and the second of the new edition, which no program can keep apart for it; the hashes
 *   in `edition.json` tell.
 * - A folder that is a link or a mount point is not replaced, nor one with a file marked as immutable in it.
 */
export async function placeEdition(
  folder: string, files: ReadonlyMap<string, Uint8Array>, onKept: (path: string) => void = () => undefined
): Promise<{ path: string, bytes: number }[]> {
  await assertUnreleased(folder)
  await underLock(folder, { name: placeOf(folder).name, files }, (work) => swap(folder, work), (path) => onKept(join(folder, basename(path))))
  return [...files].map(([file, { length }]) => ({ path: join(folder, file), bytes: length }))
}

/** What is to be put in place: a folder of this name with these files. */
export interface Fresh { readonly name: string, readonly files: ReadonlyMap<string, Uint8Array>, readonly mode?: number }

/**
 * Writes the files into the work folder of the edition in `folder`, then does `act`, while no other run does the like.
 * Throws as `placeEdition`.
 */
export async function underLock(
  folder: string, fresh: Fresh, act: (work: string) => Promise<void>, onKept: (path: string) => void = () => undefined
): Promise<void> {
  const { out, work } = placeOf(folder)
  const unwritable = (error: unknown) => error instanceof Fault ? error : new Fault('out-unwritable', folder, codeOf(error))
  const draft = draftOf(work)
  try {
    await makeFolder(out)
    await writeDraft(draft, fresh)
    await enter(work, draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    throw unwritable(error)
  }
  const failure = await act(work).then(() => undefined, unwritable)
  await finish(work, draft, onKept)
  if (failure) throw failure
}

/** Does for the editions in the folder `out` what runs that were killed left undone. What it may not do it leaves. */
export async function recoverEditions(out: string): Promise<void> {
  await recover(resolve(out), '.tongbao-')
}

/** The same for the edition in `folder` alone, and waits where a living run is about to put it in place. */
export async function recoverEdition(folder: string): Promise<void> {
  const { out, work } = placeOf(folder)
  for (const start = performance.now(); performance.now() - start < patience; await sleep(20)) {
    if (await recover(out, basename(work))) return
  }
}

function placeOf(folder: string): { out: string, name: string, work: string } {
  const [out, name] = [dirname(resolve(folder)), basename(resolve(folder))]
  // two names that are one on some systems share the work folder on all
  const key = sha256(name.normalize('NFC').toLowerCase()).slice(0, 12)
  return { out, name, work: join(out, `.tongbao-${key}`) }
}

/** A name that no other run gives, and that tells whose it is. */
function draftOf(work: string): string {
  return `${work}-${ownMark}-${randomBytes(3).toString('hex')}`
}

async function writeDraft(draft: string, { name, files, mode = 0o666 }: Fresh): Promise<void> {
  const fresh = join(draft, 'new', name)
  for (const path of [draft, join(draft, 'old'), join(draft, 'new'), fresh]) await mkdir(path)
  await writeFile(join(draft, ownerOf(draft)), '')
  for (const [file, content] of files) await writeFile(join(fresh, file), content, { flush: true, mode })
  for (const path of [fresh, join(draft, 'new'), draft]) await syncFolder(path)
}

/** Makes `draft` the one work folder; waits for another's, and clears away a dead one's. */
async function enter(work: string, draft: string, folder: string): Promise<void> {
  for (const start = performance.now(); ;) {
    try {
      return await rename(draft, work)
    } catch (error) {
      const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) || (process.platform === 'win32' && heldOnWindows.has(codeOf(error)))
      if (!isTaken) throw error
      const isHeld = await settle(work)
      if (performance.now() - start > patience) throw isHeld ? new Fault('out-busy', folder, work) : error
      await sleep(20)
    }
  }
}

async function swap(folder: string, work: string): Promise<void> {
  const { out, name } = placeOf(folder)
  const [target, fresh] = [join(out, name), join(work, 'new', name)]
  if (await isThere(target)) {
    await assertReplaceable(folder)
    await chmod(fresh, (await stat(target)).mode & 0o7777)
    await renameFolder(target, join(work, 'old', name))
    await moveReleases(join(work, 'old', name), fresh)
  }
  await renameFolder(fresh, target)
  await syncFolder(out)
}

/** Throws where `folder` could be replaced, but what is in it not be cleared away afterwards. */
async function assertReplaceable(folder: string): Promise<void> {
  if (!(await lstat(folder)).isDirectory()) {
    throw new Fault('out-unwritable', folder, inTheWay)
  }
  await access(folder, constants.W_OK | constants.X_OK)
  for (const name of await readdir(folder)) {
    const code = await access(join(folder, name), constants.W_OK).then(() => '', codeOf)
    // EACCES is the mode of the file, which hinders no deleting; EPERM is that nobody may
    if (code === 'EPERM') throw new Fault('out-unwritable', join(folder, name), code)
  }
}

/** Goes through the work folders and drafts whose names begin with `start`; tells whether no living run is at work. */
async function recover(out: string, start: string): Promise<boolean> {
  let isQuiet = true
  const names = await readdir(out).catch(() => [])
  for (const name of names.filter((other) => other.startsWith(start))) {
    const path = join(out, name)
    try {
      const mark = markPattern.exec(name)?.[1]
      if (/^\.tongbao-[0-9a-f]{12}$/.test(name)) isQuiet = !await settle(path) && isQuiet
      else if (mark !== undefined && await isFolder(path) && await isOver(path, mark)) await rm(path, { recursive: true, force: true })
    } catch { /* a medium that cannot be written, say: a reading command reads all the same, and a build tells */ }
  }
  return isQuiet
}

/** Finishes what a dead run began; tells whether the work folder is there and a living one's. */
async function settle(work: string): Promise<boolean> {
  const before = await lstat(work).catch(() => undefined)
  if (!before?.isDirectory()) return false
  const [owner] = await ownersOf(work)
  const mark = markPattern.exec(owner ?? '')?.[1]
  if (owner === undefined || mark === undefined) {
    // emptied by a power cut, unless it was looked at while it went, and is another one now
    const after = await lstat(work).catch(() => undefined)
    if (after?.ino !== before.ino || after.ctimeMs !== before.ctimeMs) return true
  } else if (!await isOver(work, mark)) return true
  const draft = draftOf(work)
  if (owner === undefined) await writeFile(join(work, ownerOf(draft)), '')
  else await rename(join(work, owner), join(work, ownerOf(draft))).catch(unlessGone)
  return !await finish(work, draft, () => undefined)
}

async function isOver(path: string, mark: string): Promise<boolean> {
  const state = stateOf(mark)
  return state === 'gone' || (state === 'unknown' && Date.now() - (await lstat(path)).mtimeMs > day)
}

/**
 * Puts back or clears away the older edition, whichever is left to do, and removes the work folder by way of `draft`.
 * Gives `false` where it is not, or no longer, the run's whose draft that is. Throws the fault `out-untidy`.
 */
async function finish(work: string, draft: string, onKept: (path: string) => void): Promise<boolean> {
  const older = join(work, 'old')
  if (!(await ownersOf(work)).includes(ownerOf(draft))) return false
  try {
    for (const name of await isFolder(older) ? await readdir(older) : []) {
      const [old, folder] = [join(older, name), join(dirname(work), name)]
      if (!await isFolder(old)) throw new Error(`no folder: ${name}`)
      if (await isThere(folder)) {
        await clearEdition(old, folder, onKept)
        continue
      }
      await moveReleases(join(work, 'new', name), old)
      await renameFolder(old, folder)
    }
    await rmdir(older).catch(unlessGone)
    await renameFolder(work, draft)
  } catch (error) {
    await rename(join(work, ownerOf(draft)), join(work, `owner-${nobody}`)).catch(() => undefined)
    throw new Fault('out-untidy', work, codeOf(error))
  }
  await rm(draft, { recursive: true, force: true }).catch(() => undefined)
  return true
}

/** The file that tells whose a work folder is. */
function ownerOf(draft: string): string {
  return `owner${markPattern.exec(draft)?.[0] ?? ''}`
}

async function ownersOf(work: string): Promise<string[]> {
  const names = await readdir(work).catch(unlessGone)
  return (names ?? []).filter((name) => name.startsWith('owner-'))
}

function unlessGone(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}
