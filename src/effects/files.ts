import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { VFile } from 'vfile'
import { Fault } from '../report.js'

/** Reads a document as bytes. Throws the faults `file-missing` and `file-unreadable`. */
export async function readDocument(path: string): Promise<VFile> {
  try {
    if ((await stat(path)).isDirectory()) throw new Fault('file-unreadable', path, 'EISDIR')
    return new VFile({ path, value: await readFile(path) })
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = codeOf(error)
    throw code === 'ENOENT' || code === 'ENOTDIR' ? new Fault('file-missing', path) : new Fault('file-unreadable', path, code)
  }
}

/**
 * Gives a reader of the pictures beside `document`: `undefined` for what is not there, is no file or lies, also by a
 * link or `..`, outside the document's folder.
 */
export function pictureReader(document: string): (path: string) => Uint8Array | undefined {
  const folder = realpathSync(dirname(resolve(document)))
  return (path) => {
    try {
      if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.includes('\0')) return undefined
      const target = realpathSync(resolve(folder, decodeURIComponent(path)))
      const inside = relative(folder, target)
      if (inside.startsWith('..') || resolve(inside) === inside || !statSync(target).isFile()) return undefined
      return readFileSync(target)
    } catch {
      return undefined
    }
  }
}

/**
 * Writes the files of an edition into `folder`, whole or not at all: everything is written to new names beside the old
 * files and renamed into place, in the given order, when all of it is on the disk. Throws the fault `out-unwritable`.
 */
export async function writeEdition(
  folder: string, files: ReadonlyMap<string, Uint8Array>
): Promise<{ path: string, bytes: number }[]> {
  const mark = randomBytes(6).toString('hex')
  const drafts: { draft: string, path: string, bytes: number }[] = []
  try {
    await makeFolder(folder)
    for (const [name, content] of files) {
      const draft = join(folder, `.${mark}.${name}`)
      drafts.push({ draft, path: join(folder, name), bytes: content.length })
      await writeFile(draft, content, { flush: true })
    }
    for (const { draft, path } of drafts) await rename(draft, path)
  } catch (error) {
    throw new Fault('out-unwritable', folder, codeOf(error))
  } finally {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)))
  }
  return drafts.map(({ path, bytes }) => ({ path, bytes }))
}

/** Makes a folder and those above it. (`mkdir`'s own `recursive` never ends where a file system refuses by ENOENT, as /proc does.) */
async function makeFolder(path: string): Promise<void> {
  const refused = await mkdir(path).then(() => undefined, (error: unknown) => error)
  if (refused === undefined || (codeOf(refused) === 'EEXIST' && (await stat(path)).isDirectory())) return
  const above = dirname(path)
  if (codeOf(refused) !== 'ENOENT' || existsSync(above)) throw refused
  await makeFolder(above)
  await mkdir(path)
}

/** The path of a file that a record names by its path from the edition's `folder`. */
export function pathFrom(folder: string, path: string): string {
  return join(folder, path)
}

/** Reads a file of an edition, also one that its record names with a path; `undefined` where it is not there. */
export async function readFrom(folder: string, path: string): Promise<Uint8Array | undefined> {
  return readFile(pathFrom(folder, path)).catch(() => undefined)
}

/** Reads the settings file that was named, or `tongbao.json` in this folder where there is one. */
export async function readSettings(named: unknown): Promise<Record<string, unknown>> {
  const path = typeof named === 'string' ? named : 'tongbao.json'
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (named === undefined && codeOf(error) === 'ENOENT') return '{}'
    throw new Fault('settings-invalid', `${path} (${codeOf(error)})`, 'JSON')
  })
  try {
    const settings: unknown = JSON.parse(text)
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return { ...settings }
  } catch { /* said below, as for any other JSON that is no object */ }
  throw new Fault('settings-invalid', path, 'JSON {"out": "dist"}')
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
