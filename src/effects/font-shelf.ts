import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { glob } from 'tinyglobby'
import { stateOf, toTrueType } from '../fonts/truetype.js'
import { Fault } from '../report.js'
import type { FontFile, FontShelf } from '../world.js'
import { sha256 as hashOf } from '../text/hashes.js'
import { fontFolders, type FontFolder } from './font-folders.js'
import { readRegular } from './read-regular.js'

/**
 * Opens the shelf of the font files on this machine. `folder` is the user's own fonts folder, `cache` the program's
 * cache folder, where converted faces are kept under `faces/`; neither need exist. What was listed and loaded once is kept
 * for the shelf's lifetime, so that several documents printed by one run are printed alike.
 */
export function openFontShelf({ folder, cache }: { folder?: string, cache: string }): FontShelf {
  let listing: Promise<readonly FontFile[]> | undefined
  const faces = new Map<string, Promise<Uint8Array | undefined>>()
  const hashes = new Map<string, Promise<string | undefined>>()
  const load = ({ path }: FontFile): Promise<Uint8Array | undefined> => {
    const face = faces.get(path) ?? loadFace(path, join(cache, 'faces'))
    faces.set(path, face)
    return face
  }
  return {
    files: () => listing ??= listFiles(fontFolders(folder, cache)),
    load,
    hash: (file) => {
      const hash = hashes.get(file.path) ?? load(file).then((face) => face && hashOf(face))
      hashes.set(file.path, hash)
      return hash
    }
  }
}

/** Bytes of the largest file that is read: collections hold several faces of up to 32 MiB. */
const largestFile = 256 * 2 ** 20

async function loadFace(path: string, cache: string): Promise<Uint8Array | undefined> {
  const file = readRegular(path, largestFile)
  const state = file ? stateOf(file) : 'useless'
  if (!file || state === 'useless') return undefined
  return state === 'ready' ? file : convert(file, cache)
}

async function listFiles(folders: readonly FontFolder[]): Promise<readonly FontFile[]> {
  const own = folders.find(({ place }) => place === 'folder')
  const isThere = !own || await stat(own.path).then((found) => found.isDirectory(), () => false)
  if (own && !isThere) throw new Fault('settings-invalid', `fonts: ${own.path}`, { zh: '存在的文件夹', en: 'a folder that exists' })
  const lists = await Promise.all(folders.map(async ({ place, path: cwd, within }) => {
    const paths = await glob(`${within}/*.{ttf,otf,ttc,woff2}`, { cwd, absolute: true, caseSensitiveMatch: false })
    return paths.map((path): FontFile => ({ place, name: basename(path), path }))
  }))
  const order = [...new Set(folders.map(({ place }) => place))]
  return lists.flat().sort((a, b) =>
    order.indexOf(a.place) - order.indexOf(b.place) || compare(a.name, b.name) || compare(a.path, b.path))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Counts up when `toTrueType` gives other bytes than before, so that faces cached by an older program are left. */
const converterVersion = '1'

/** Converts `file`, or takes the face an earlier run made of the same bytes. */
async function convert(file: Uint8Array, cache: string): Promise<Uint8Array | undefined> {
  const path = join(cache, `${sha256(converterVersion, file).toString('hex')}.ttf`)
  const kept = await readFile(path).then(unseal, () => undefined)
  if (kept) return kept
  const face = await toTrueType(file)
  // A cache that cannot be written costs a second at the next run and nothing else.
  if (face) await keep(path, face).catch(() => undefined)
  return face
}

async function keep(path: string, face: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(draft, [face, sha256(face)])
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes the SHA-256 off the end of a cached face; `undefined` where it is not that of the rest. */
function unseal(sealed: Uint8Array): Uint8Array | undefined {
  const face = sealed.subarray(0, -32)
  return sha256(face).equals(sealed.subarray(-32)) ? face : undefined
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
