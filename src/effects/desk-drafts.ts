import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Fault } from '../report.js'
import { sha256 } from '../text/hashes.js'
import { codeOf, makeFolder } from './folders.js'
import { ownMark } from './owner.js'

/** Keeps what was typed on the desk and not saved, so that it outlives page, browser and program. */
export interface Drafts {
  /** Gives what was kept of a document, as it was kept. */
  readonly read: (path: string) => Promise<string | undefined>
  /** Keeps a draft in place of the last one; without one the last one goes. Only the user may read it. Throws the fault `own-folder-unwritable`. */
  readonly keep: (path: string, draft: string | undefined) => Promise<void>
}

/** Opens the drafts below the folder `cache`. */
export function openDrafts(cache: string): Drafts {
  const folder = join(cache, 'drafts')
  const fileOf = async (path: string) => join(folder, `${sha256(await realpath(path).catch(() => resolve(path))).slice(0, 32)}.json`)
  let count = 0
  return {
    read: async (path) => readFile(await fileOf(path), 'utf8').catch(() => undefined),
    keep: async (path, draft) => {
      const file = await fileOf(path)
      if (draft === undefined) return rm(file, { force: true })
      const fresh = `${file}-${ownMark}-${count += 1}`
      try {
        await makeFolder(folder, 0o700)
        await writeFile(fresh, draft, { mode: 0o600 })
        await rename(fresh, file)
      } catch (error) {
        throw new Fault('own-folder-unwritable', folder, codeOf(error), process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME')
      } finally {
        await rm(fresh, { force: true })
      }
    }
  }
}
