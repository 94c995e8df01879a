import type { Face } from '../fonts/prepare.js'
import { sha256 } from '../text/hashes.js'
import type { FontPlace, World } from '../world.js'

/** A file that went into an edition. */
export interface HashedFile {
  readonly name: string
  readonly sha256: string
}

/** A face that an edition is set in. */
export interface UsedFace extends HashedFile {
  /** The class that it serves, for example `fangsong`. */
  readonly role: string
  readonly place: FontPlace
  /** Whether it is a stand-in for a face of that class. */
  readonly standIn: boolean
}

/** The files that went into an edition, each list in the order of the names. */
export interface Inputs {
  readonly templates: readonly HashedFile[]
  readonly styles: readonly HashedFile[]
  readonly pictures: readonly HashedFile[]
  readonly faces: readonly UsedFace[]
}

/** Gives a world like `world` that remembers which files are read through it. */
export function watchInputs(world: World): { world: World, inputsWith: (faces: readonly Face[]) => Inputs } {
  const templates: Contents = new Map()
  const styles: Contents = new Map()
  const pictures: Contents = new Map()
  const loaded: Contents = new Map()
  return {
    world: {
      ...world,
      template: remember(templates, world.template),
      findTemplate: remember(templates, world.findTemplate),
      style: remember(styles, world.style),
      picture: remember(pictures, world.picture),
      fonts: {
        files: world.fonts.files,
        load: async (file) => {
          const face = await world.fonts.load(file)
          if (face) loaded.set(file.path, face)
          return face
        }
      }
    },
    inputsWith: (faces) => ({
      templates: hashAll(templates), styles: hashAll(styles), pictures: hashAll(pictures),
      faces: faces.map(({ role, file: { name, place, path }, genuine }) => ({
        role, name, place, standIn: !genuine, sha256: sha256(loaded.get(path) ?? '')
      }))
    })
  }
}

type Contents = Map<string, Uint8Array | string>

function remember<T extends Uint8Array | string | undefined>(
  read: Contents, from: (name: string) => T
): (name: string) => T {
  return (name) => {
    const content = from(name)
    if (content !== undefined) read.set(name, content)
    return content
  }
}

function hashAll(read: Contents): HashedFile[] {
  const hashed = [...read].map(([name, content]) => ({ name, sha256: sha256(content) }))
  return hashed.sort((a, b) => a.name < b.name ? -1 : 1)
}
