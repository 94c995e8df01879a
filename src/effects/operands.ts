import { existsSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { assertEditionName } from '../edition/edition-name.js'
import { Fault } from '../report.js'

/** Turns operands of the command line into paths of files: a path that is there stands for itself, others are globs. */
export function expandPaths(operands: readonly string[]): Promise<string[]> {
  return expand(operands, true)
}

/** Turns the operands of the command line into paths of folders, without slashes at the end. */
export async function expandFolders(operands: readonly string[]): Promise<string[]> {
  const paths = await expand(operands, false)
  return paths.map((path) => path.replace(/(?<=.)[/\\]+$/, ''))
}

/**
 * Turns operands of the command line into paths of documents: a folder stands for the Markdown files in it and below, but
 * for what links lead to and what lies in `out` or a folder of packages. Throws the fault `file-missing` where there is none.
 */
export async function expandDocuments(operands: readonly string[], out: string): Promise<string[]> {
  const paths = await expand(operands, false)
  const lists = await Promise.all(paths.map(async (path) => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path]
    const names = await glob('**/*.md', { cwd: path, followSymbolicLinks: false, ignore: ['**/node_modules/**'] })
    return names.map((name) => join(path, name)).filter((name) => relative(out, name).split(sep)[0] === '..').sort()
  }))
  const documents = [...new Set(lists.flat())]
  if (documents.length === 0) throw new Fault('file-missing', join(operands[0] ?? '.', '*.md'))
  return documents
}

/** Turns operands, documents or folders of editions, into the folders, and the documents where these were named. */
export async function expandEditions(
  operands: readonly string[], out: string, root?: unknown
): Promise<{ readonly folder: string, readonly document?: string }[]> {
  const paths = await expand(operands, false)
  const isDocument = (path: string) => extname(path) !== '' && statSync(path, { throwIfNoEntry: false })?.isFile() === true
  const documents = placeEditions(paths.filter(isDocument), out, root).map(({ folder, path }) => ({ folder, document: path }))
  return [...documents, ...paths.filter((path) => !isDocument(path)).map((path) => ({ folder: path.replace(/(?<=.)[/\\]+$/, '') }))]
}

async function expand(operands: readonly string[], onlyFiles: boolean): Promise<string[]> {
  const lists = await Promise.all(operands.map(async (operand) => {
    if (!isDynamicPattern(operand) || existsSync(operand)) return [operand]
    const found = await glob(operand, { expandDirectories: false, onlyFiles })
    if (found.length === 0) throw new Fault('file-missing', operand)
    return found.sort()
  }))
  return [...new Set(lists.flat())]
}

/** Where the edition of a document goes. */
export interface EditionPlace {
  /** The document's path, as the user named it. */
  readonly path: string
  readonly folder: string
  /** The document's path from the edition's folder, with slashes. */
  readonly sourcePath: string
}

/**
 * Gives each document a folder below `out`, as the document lies below `root` (where nothing is named, the folder that
 * all of them share): `content/a/14.md` → `dist/a/14`. A document that is named twice is one. Throws the faults
 * `out-collision` where two would share a folder or one would lie in another's, on any file system, `document-name`, and `usage`
 * for a document outside the root.
 */
export function placeEditions(paths: readonly string[], out: string, root?: unknown): EditionPlace[] {
  const documents = [...new Map(paths.map((path) => [resolve(path), path])).entries()]
  const base = typeof root === 'string' ? resolve(root) : sharedFolder(documents.map(([full]) => dirname(full)))
  const places = documents.map(([full, path]): EditionPlace => {
    const below = relative(base, dirname(full))
    if (below.split(sep)[0] === '..' || resolve(below) === below) throw new Fault('usage', { zh: `${path} 不在 --root ${String(root)} 之下`, en: `${path} is not below --root ${String(root)}` })
    const name = basename(full, extname(full))
    assertEditionName(name, path)
    const folder = join(out, below, name)
    return { path, folder, sourcePath: relative(resolve(folder), full).replaceAll(sep, '/') }
  })
  const owners = new Map<string, EditionPlace>()
  for (const place of places) owners.set(keyOf(place.folder), owners.get(keyOf(place.folder)) ?? place)
  for (const place of places) {
    for (let folder = place.folder; folder !== dirname(folder); folder = dirname(folder)) {
      const owner = owners.get(keyOf(folder))
      if (owner && owner !== place) throw new Fault('out-collision', owner.path, place.path, owner.folder)
    }
  }
  return places
}

/** Some file systems tell neither a from A nor é from é. */
function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function sharedFolder([first = '.', ...others]: readonly string[]): string {
  let shared = first
  while (others.some((folder) => folder !== shared && !folder.startsWith(shared.endsWith(sep) ? shared : shared + sep))) {
    shared = dirname(shared)
  }
  return shared
}
