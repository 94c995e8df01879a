import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob, isDynamicPattern } from 'tinyglobby'
import { VFile } from 'vfile'
import type { Schema } from '../edition/check-schema.js'
import { assertEditionName } from '../edition/edition-name.js'
import { Fault } from '../report.js'
import { codeOf } from './folders.js'
import { maximumSourceBytes, readNamed } from './regular-file.js'

/** The folder of the program itself, with `templates/` and `styles/`. */
const home = fileURLToPath(new URL('../../', import.meta.url))

/** Reads a text file of the program, such as `styles/type.css`. */
export function readOwn(path: string): string {
  return readFileSync(join(home, path), 'utf8')
}

/** Reads a document as bytes. Throws the faults `file-missing`, `file-unreadable` and `file-refused`. */
export async function readDocument(path: string): Promise<VFile> {
  return new VFile({ path, value: await readNamed(path, maximumSourceBytes) })
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

/** `content/2019-14.md` → `2019-14`: the name of the edition. */
export function editionName(path: string): string {
  return basename(path, extname(path))
}

/**
 * The folder of the edition of the document at `path`, and the document's path from there, with slashes. Throws the
 * fault `document-name`.
 */
export function editionFolder(out: string, path: string): { folder: string, sourcePath: string } {
  assertEditionName(editionName(path), path)
  const folder = join(out, editionName(path))
  return { folder, sourcePath: relative(resolve(folder), resolve(path)).replaceAll(sep, '/') }
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
