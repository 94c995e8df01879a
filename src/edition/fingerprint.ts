import { visit } from 'unist-util-visit'
import type { OfficialDocument } from '../document/document.js'
import { candidatesFor, roles, type RoleName } from '../fonts/roles.js'
import type { Provenance } from '../pdf/archive-metadata.js'
import { recordedSettings } from '../settings.js'
import { sha256 } from '../text/hashes.js'
import type { FontPlace, FontShelf, World } from '../world.js'

/** A file that shapes an edition. */
export interface HashedFile {
  readonly name: string
  readonly sha256: string
}

/** A face that serves a class of type. */
export interface HashedFace extends HashedFile {
  /** The class that it serves, for example `fangsong`. */
  readonly role: string
  readonly place: FontPlace
  /** Whether it is a stand-in for a face of that class. */
  readonly standIn: boolean
}

/**
 * Everything that shapes an edition, known before it is built: with the same fingerprint the same bytes come out. Lists
 * are in the order of the names, faces in that of the classes; several may serve as fallback.
 */
export interface Fingerprint {
  /** SHA-256 of all that follows. */
  readonly sha256: string
  /** The Markdown; the path is relative to the edition's folder. */
  readonly source: { readonly path: string, readonly sha256: string }
  readonly pictures: readonly HashedFile[]
  readonly templates: readonly HashedFile[]
  readonly styles: readonly HashedFile[]
  readonly faces: readonly HashedFace[]
  /** The settings that shape products. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The date of the edition in seconds since 1970, as `SOURCE_DATE_EPOCH` or the front matter says. */
  readonly epoch: number
  /** As in `Chromium 147.0.7727.24`. */
  readonly browser: string
  /** This program and its libraries, name → version. */
  readonly tools: Readonly<Record<string, string>>
  /** SHA-256 of this program's own code; older records have none. Nothing that is printed depends on it. */
  readonly program?: string
}

/** Takes the fingerprint of an edition that is to be made. */
export async function takeFingerprint(
  { document, source, settings, browser, tools, created }: Provenance,
  world: Pick<World, 'fonts' | 'picture' | 'program' | 'styles' | 'templates'>
): Promise<Fingerprint> {
  const pictures = hashAll(picturesOf(document, world))
  const { form } = document.description
  return sealFingerprint({ source, pictures, form, settings, epoch: created.getTime() / 1000, browser, tools }, world)
}

/** Takes the fingerprint of an edition whose pictures and date are known. */
export async function sealFingerprint(
  { source, pictures, form, settings, epoch, browser, tools }: Ingredients, world: Pick<World, 'fonts' | 'program' | 'styles' | 'templates'>
): Promise<Fingerprint> {
  const parts = {
    source: { path: source.path, sha256: sha256(source.bytes) }, pictures,
    templates: hashAll(world.templates(form)), styles: hashAll(world.styles), faces: await facesOn(world.fonts),
    settings: recordedSettings(settings), epoch, browser, tools, program: world.program
  }
  return { sha256: sha256(JSON.stringify(parts)), ...parts }
}

type Ingredients = Pick<Provenance, 'source' | 'settings' | 'browser' | 'tools'> & Pick<Fingerprint, 'pictures' | 'epoch'> & { readonly form: string }

function picturesOf({ body }: OfficialDocument, world: Pick<World, 'picture'>): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  visit(body, 'image', ({ url }) => {
    const bytes = world.picture(url)
    if (bytes) pictures.set(url, bytes)
  })
  return pictures
}

/** Hashes files by their names, in the order of these. */
export function hashAll(files: ReadonlyMap<string, Uint8Array | string>): HashedFile[] {
  const hashed = [...files].map(([name, content]) => ({ name, sha256: sha256(content) }))
  return hashed.sort((a, b) => a.name < b.name ? -1 : 1)
}

/** A shelf stays as it was opened, and serves many documents. */
const known = new WeakMap<FontShelf, Promise<HashedFace[]>>()

/** The face that would win each class of type, whether or not the document needs it; of fallbacks all. */
function facesOn(shelf: FontShelf): Promise<HashedFace[]> {
  const faces = known.get(shelf) ?? chooseFaces(shelf)
  known.set(shelf, faces)
  return faces
}

async function chooseFaces(shelf: FontShelf): Promise<HashedFace[]> {
  const files = await shelf.files()
  const winners = await Promise.all((Object.keys(roles) as RoleName[]).map(async (role) => {
    const usable: HashedFace[] = []
    for (const { file, genuine } of candidatesFor(role, files)) {
      if (usable.length > 0 && role !== 'fallback') break
      const hash = await shelf.hash(file)
      if (hash !== undefined) usable.push({ role, name: file.name, place: file.place, standIn: !genuine, sha256: hash })
    }
    return usable
  }))
  return winners.flat()
}
