import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../report.js'
import { codeOf } from './folders.js'
import { markPattern, ownMark, stateOf } from './owner.js'

const prefix = 'tongbao'

/** Makes a folder of this process in the system's folder for such; its maker removes it. Throws the fault `own-folder-unwritable`. */
export async function makeScratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}-${ownMark}-`)).catch(refuse)
}

/**
 * Gives `use` the path of a file `name` with this content, for another program to read; the file goes again. Throws the
 * fault `own-folder-unwritable`.
 */
export async function withScratch<T>(name: string, content: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await makeScratch()
  try {
    const file = join(folder, name)
    await writeFile(file, content).catch(refuse)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Removes the scratch folders and browser profiles that runs of this user, on this machine, left when they were killed.
 * A folder that anybody may write to holds other things as well: what is not this user's own folder, by a name that
 * tells of a process that is gone, is left alone.
 */
export async function sweep(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((other) => other.startsWith(`${prefix}-`))) {
    const mark = markPattern.exec(name)?.[1]
    if (mark === undefined || stateOf(mark) !== 'gone') continue
    const path = join(tmpdir(), name)
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) continue
    // a browser that is still ending may write to its profile; what cannot go now goes another time
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

function refuse(error: unknown): never {
  throw new Fault('own-folder-unwritable', tmpdir(), codeOf(error), process.platform === 'win32' ? 'TEMP' : 'TMPDIR')
}
