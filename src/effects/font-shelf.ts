import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { glob } from 'tinyglobby'
import { candidatesFor, collections } from '../fonts/roles.js'
import { Fault } from '../report.js'
import type { FontFile, FontShelf } from '../world.js'
import { findFace, type FoundFace } from './face-files.js'
import { fontFolders, type FontFolder } from './font-folders.js'

/** A shelf that can look ahead. */
export interface WarmFontShelf extends FontShelf {
  /** Loads the faces that a document most likely needs, without waiting for them. */
  readonly warmUp: () => void
}

/**
 * Opens the shelf of the font files on this machine. `folder` is the user's own fonts folder, `cache` the program's
 * cache folder, where converted faces are kept under `faces/`; neither need exist. What was listed and loaded once is kept
 * for the shelf's lifetime, so that several documents printed by one run are printed alike.
 */
export function openFontShelf({ folder, cache }: { folder?: string, cache: string }): WarmFontShelf {
  let listing: Promise<readonly FontFile[]> | undefined
  const faces = new Map<string, Promise<FoundFace | undefined>>()
  const find = ({ path, member }: FontFile): Promise<FoundFace | undefined> => {
    const key = [path, member].join('#')
    const face = faces.get(key) ?? findFace(path, join(cache, 'faces'), member)
    faces.set(key, face)
    return face
  }
  const files = () => listing ??= listFiles(fontFolders(folder, cache))
  const load = async (file: FontFile) => (await find(file))?.load()
  return {
    files, load,
    hash: async (file) => (await find(file))?.sha256,
    warmUp: () => {
      files().then((found) => Promise.all(usualRoles.map((role) => candidatesFor(role, found).slice(0, 1).map(({ file }) => load(file)))))
        .catch(() => undefined)
    }
  }
}

const usualRoles = ['fangsong', 'kaiti', 'heiti', 'songti', 'xiaobiaosong'] as const

async function listFiles(folders: readonly FontFolder[]): Promise<readonly FontFile[]> {
  const own = folders.find(({ place }) => place === 'folder')
  const isThere = !own || await stat(own.path).then((found) => found.isDirectory(), () => false)
  if (own && !isThere) throw new Fault('settings-invalid', `fonts: ${own.path}`, { zh: '存在的文件夹', en: 'a folder that exists' })
  const lists = await Promise.all(folders.map(async ({ place, path: cwd, within }) => {
    const paths = await glob(`${within}/*.{ttf,otf,ttc,woff2}`, { cwd, absolute: true, caseSensitiveMatch: false })
    return paths.flatMap((path) => facesIn({ place, name: basename(path), path }))
  }))
  const order = [...new Set(folders.map(({ place }) => place))]
  return lists.flat().sort((a, b) =>
    order.indexOf(a.place) - order.indexOf(b.place) || compare(a.name, b.name) || compare(a.path, b.path))
}

/** A collection that is known to hold several that serve, face by face. */
function facesIn(file: FontFile): FontFile[] {
  return collections[file.name]?.map((member) => ({ ...file, name: `${file.name}#${member}`, member })) ?? [file]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
