import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob, isDynamicPattern } from 'tinyglobby'
import { VFile } from 'vfile'
import { maximumPictureBytes } from '../document/picture.js'
import type { Schema } from '../edition/check-schema.js'
import { Fault } from '../report.js'
import { readRegular } from './read-regular.js'

/** The folder of the program itself, with `templates/` and `styles/`. */
const home = fileURLToPath(new URL('../../', import.meta.url))

/** Reads a text file of the program, such as `styles/type.css`. */
export function readOwn(path: string): string {
  return readFileSync(join(home, path), 'utf8')
}

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
    return statSync(target).size > maximumPictureBytes ? new Uint8Array() : readRegular(target, maximumPictureBytes)
  } catch {
    return undefined
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

/** `content/2019-14.md` → `2019-14`: the name of the edition. */
export function editionName(path: string): string {
  return basename(path, extname(path))
}

/** The folder of the edition of the document at `path`, and the document's path from there, with slashes. */
export function editionFolder(out: string, path: string): { folder: string, sourcePath: string } {
  const folder = join(out, editionName(path))
  return { folder, sourcePath: relative(resolve(folder), resolve(path)).replaceAll(sep, '/') }
}

/** The path of a file that a record names by its path from the edition's `folder`. */
export function pathFrom(folder: string, path: string): string {
  return join(folder, path)
}

/** Reads a file of an edition, also one that its record names with a path; `undefined` where it is not there. */
export async function readFrom(folder: string, path: string): Promise<Uint8Array | undefined> {
  return readFile(pathFrom(folder, path)).catch(() => undefined)
}

/** Turns operands of the command line into paths of files: a path that is there stands for itself, others are globs. */
export function expandPaths(operands: readonly string[]): Promise<string[]> {
  return expand(operands, 'FILE…', true)
}

/** Turns the operands of the command line into paths of folders, without slashes at the end. */
export async function expandFolders(operands: readonly string[]): Promise<string[]> {
  const paths = await expand(operands, 'DIR…', false)
  return paths.map((path) => path.replace(/(?<=.)[/\\]+$/, ''))
}

async function expand(operands: readonly string[], what: string, onlyFiles: boolean): Promise<string[]> {
  if (operands.length === 0) throw new Fault('usage', what)
  const lists = await Promise.all(operands.map(async (operand) => {
    if (!isDynamicPattern(operand) || existsSync(operand)) return [operand]
    const found = await glob(operand, { expandDirectories: false, onlyFiles })
    if (found.length === 0) throw new Fault('file-missing', operand)
    return found.sort()
  }))
  return [...new Set(lists.flat())]
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

/** The description of records. */
export function readSchema(): Schema {
  return JSON.parse(readOwn('schemas/edition.schema.json')) as Schema
}

/** The genres for which there is a template. */
export function listGenres(): string[] {
  return readdirSync(join(home, 'templates'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
