import { lstat, readdir, rename, rmdir, unlink } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { recordName } from '../edition/finish.js'
import { sha256 } from '../text/hashes.js'
import { isThere } from './folders.js'
import { readRegular } from './regular-file.js'

/** A record or product above this is none that the program wrote, bytes. */
const mostBytes = 256 * 1024 * 1024

/**
 * Clears away the edition in `old`, in whose place the one in `folder` stands. Deleted is what this program wrote and
 * nobody changed: the files that the record of `old` lists, with their hashes, and the record itself. Everything else
 * is somebody's work (a note, a signed copy, a product that was edited) and moves into `folder`: under its own name, or
 * where the new edition has that, as in `2019-14.kept-1.pdf`, of which `onKept` hears. The record goes last, so that
 * this can be done again by whoever finds it half done. Throws the error of a file that cannot be moved or deleted, and
 * one where `folder` holds no edition.
 */
export async function clearEdition(old: string, folder: string, onKept: (path: string) => void): Promise<void> {
  if (!(await lstat(join(folder, recordName))).isFile()) throw new Error(`no ${recordName}`)
  const recorded = await recordedIn(old)
  const others: string[] = []
  for (const name of await readdir(old)) {
    const hash = recorded?.get(name)
    if (hash !== undefined && hash === await hashOf(join(old, name))) await unlink(join(old, name))
    // a file that was kept before keeps its name: only then are new ones given
    else if (name !== recordName && !await isThere(join(folder, name))) await rename(join(old, name), join(folder, name))
    else others.push(name)
  }
  for (const name of others.filter((other) => other !== recordName || !recorded)) {
    const path = await freePath(folder, name)
    await rename(join(old, name), path)
    onKept(path)
  }
  if (recorded) await unlink(join(old, recordName))
  await rmdir(old)
}

/** As in `2019-14.kept-1.pdf`. */
async function freePath(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name)
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${stem}.kept-${number}${ext}`)
    if (!await isThere(path)) return path
  }
}

/** The hashes of the files that a record lists; `undefined` where there is no record of this program. */
async function recordedIn(folder: string): Promise<Map<unknown, unknown> | undefined> {
  try {
    const bytes = await readRegular(join(folder, recordName), mostBytes)
    const { tongbaoEdition, outputs } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<string, unknown>>
    if (typeof tongbaoEdition !== 'number' || !Array.isArray(outputs)) return undefined
    return new Map(outputs.map((output: { name?: unknown, sha256?: unknown } | null) => [output?.name, output?.sha256]))
  } catch {
    // no record, or none that can be read: then nothing is known to be the program's own
    return undefined
  }
}

async function hashOf(path: string): Promise<string | undefined> {
  const content = await readRegular(path, mostBytes).catch(() => undefined)
  return content && sha256(content)
}
