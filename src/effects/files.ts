import { realpathSync, statSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { VFile } from 'vfile'
import { maximumPictureBytes } from '../document/picture.js'
import { Fault } from '../report.js'
import type { PlacedFile } from '../world.js'
import { codeOf, makeFolder } from './folders.js'
import { ownMark } from './owner.js'
import { readRegularSync } from './regular-file-sync.js'
import { readNamed } from './regular-file.js'

/** Reads a document as bytes; the one from the standard input gets a name. Throws the faults `file-missing` and `file-unreadable`. */
export async function readDocument(path: string): Promise<VFile> {
  return new VFile({ path: path === '-' ? 'stdin.md' : path, value: await readNamed(path) })
}

/**
 * Gives a reader of the pictures beside `document`: `undefined` for what is not there, is no regular file or lies, also by
 * a link or `..`, outside the document's folder; no bytes for one that is too large to be read. Each is read once, so that
 * what is checked is what is printed.
 */
export function pictureReader(document: string): (path: string) => Uint8Array | undefined {
  const folder = realpathSync(dirname(resolve(document)))
  const known = new Map<string, Uint8Array | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, readPicture(folder, path))
    return known.get(path)
  }
}

function readPicture(folder: string, path: string): Uint8Array | undefined {
  try {
    if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.includes('\0')) return undefined
    const target = realpathSync(resolve(folder, decodeURIComponent(path)))
    const inside = relative(folder, target)
    if (inside.split(sep)[0] === '..' || isAbsolute(inside)) return undefined
    return statSync(target).size > maximumPictureBytes ? new Uint8Array() : readRegularSync(target, maximumPictureBytes)
  } catch {
    return undefined
  }
}

/**
 * Writes files called `name` with these endings into a folder, each whole or not at all; gives their paths. Throws the fault
 * `out-unwritable`.
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>, name: string): Promise<PlacedFile[]> {
  try {
    await makeFolder(folder)
    return await Promise.all([...files].map(async ([ending, content]) => {
      const path = join(folder, `${name}.${ending}`)
      const draft = join(folder, `.tongbao-${name}.${ending}-${ownMark}`)
      await writeFile(draft, content, { flush: true }).then(() => rename(draft, path)).finally(() => rm(draft, { force: true }))
      return { path, bytes: content.length }
    }))
  } catch (error) {
    throw new Fault('out-unwritable', folder, codeOf(error))
  }
}
