import { lstat, mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Makes a folder and those above it, while others may do the same. (`mkdir`'s own `recursive` never ends where a file
 * system refuses by ENOENT, as /proc does.)
 */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const make = () => mkdir(path, mode).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  })
  try {
    await make()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path), mode)
    await make()
  }
}

/** Renames a folder. Windows refuses while any file inside is open, as virus scanners have new ones for a moment. */
export async function renameFolder(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (process.platform !== 'win32' || tries === 30 || !heldOnWindows.has(codeOf(error))) throw error
      await sleep(100)
    }
  }
}

/** How Windows refuses to rename what is open, and to rename onto what is there. */
export const heldOnWindows: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Has the names in a folder outlive a power cut. Windows and some network file systems cannot, and need not be told. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined)
  try {
    await handle?.sync()
  } catch (error) {
    if (['EIO', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw error
  } finally {
    await handle?.close()
  }
}

/** Tells whether `path` is a folder itself, not a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then((found) => found.isDirectory(), () => false)
}

/** Tells whether anything is at `path`, also a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false)
}

/** The name of what went wrong, for example `ENOSPC`. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
