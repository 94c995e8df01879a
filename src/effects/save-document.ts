import { randomBytes } from 'node:crypto'
import { chmod, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../report.js'
import { sha256 } from '../text/hashes.js'
import { codeOf, syncFolder } from './folders.js'
import { markPattern, ownMark, stateOf } from './owner.js'
import { maximumSourceBytes, readRegular } from './regular-file.js'

/** The bytes that a file has, and their SHA-256; no bytes and no hash where it is gone. */
export interface OnDisk {
  readonly bytes: Uint8Array | undefined
  readonly hash: string
}

/** Reads a document that is on the desk, also through links. Throws the fault `file-refused` for what is no regular file. */
export async function lookAtDocument(path: string): Promise<OnDisk> {
  const target = await realpath(path).catch(() => path)
  const bytes = await readRegular(target, maximumSourceBytes)
  return { bytes, hash: bytes ? sha256(bytes) : '' }
}

/**
 * Writes `bytes` to `path` if the file still has the hash `expected` (none: if it is still gone); else gives what is there
 * now, and nothing is written. They are written beside it and renamed into place: whenever the program is killed, the file
 * is the old one or the new one, whole. A link stays one, and the file's mode stays. Throws the fault `save-refused`.
 */
export async function saveDocument(path: string, bytes: Uint8Array, expected: string): Promise<OnDisk | undefined> {
  const target = await realpath(path).catch(() => path)
  const prefix = `.tongbao-save-${sha256(basename(target)).slice(0, 12)}-`
  const draft = join(dirname(target), `${prefix}${ownMark}-${randomBytes(3).toString('hex')}`)
  try {
    const before = await lookAtDocument(target)
    if (before.hash !== expected) return before
    await sweepDrafts(dirname(target), prefix)
    await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true })
    await chmod(draft, before.bytes ? (await stat(target)).mode & 0o7777 : 0o666 & ~process.umask())
    // somebody may have saved it meanwhile
    const now = await lookAtDocument(target)
    if (now.hash !== expected) return now
    await rename(draft, target)
    await syncFolder(dirname(target))
    return undefined
  } catch (error) {
    throw new Fault('save-refused', path, error instanceof Fault ? error.values[1] ?? '' : codeOf(error))
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

/** Removes what runs that were killed have left. */
async function sweepDrafts(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const mark = name.startsWith(prefix) ? markPattern.exec(name)?.[1] : undefined
    if (mark !== undefined && stateOf(mark) === 'gone') await rm(join(folder, name), { force: true })
  }
}
