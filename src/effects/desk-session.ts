import { join } from 'node:path'
import { VFile } from 'vfile'
import { closeText, openText, type EditedText } from '../desk/text-form.js'
import type { PlacedSource } from '../desk/place-source.js'
import { recordName, releasesName } from '../edition/finish.js'
import { numberOf, type EditionRecord } from '../edition/record.js'
import { compareFolders, makeErrata } from '../errata.js'
import { guard } from '../guard.js'
import { buildOne } from '../job.js'
import { plainFinding, type Outcome, type PlainFinding } from '../outcome.js'
import { preview } from '../preview.js'
import { asEdition, lookAtEdition } from '../rebuild.js'
import { releaseEdition } from '../release.js'
import type { Settings } from '../settings.js'
import type { Outside, World } from '../world.js'
import { openEdition } from './edition-reader.js'
import type { EditionPlace } from './operands.js'
import { lookAtDocument, saveDocument } from './save-document.js'

/** A document on the desk. */
export interface Session {
  readonly place: EditionPlace
  /** The text on disk and the hash of its bytes; no text where the file is gone. */
  readonly read: () => Promise<Saved>
  /** Lays out a text that need not be saved. `version` names these pages. */
  readonly preview: (text: string) => Promise<{ version: number, findings: readonly PlainFinding[], pdf?: Uint8Array }>
  /** Where the source stands on the pages of a version, if it is one of the last. */
  readonly places: (version: number) => Promise<PlacedSource | undefined>
  /**
   * Makes and proves every product of a text, and puts the edition in place where the text is the saved one; `undefined`
   * where another text is there meanwhile.
   */
  readonly finish: (text: string, isSaved: boolean) => Promise<Finished | undefined>
  /** A file of what was finished last, or of the errata. */
  readonly product: (name: string) => Uint8Array | undefined
  /** The errata of the edition in place against the last one that was released, or what forbids them; nothing where nothing was released. */
  readonly errata: () => Promise<Errata>
  /** Releases the edition in place, for good. */
  readonly release: () => Promise<Outcome>
  /** Saves a text over the file with the hash `expected`; gives what is there where that is another. Throws `save-refused`. */
  readonly save: (text: string, expected: string) => Promise<Saved & { isSaved: boolean }>
}

/** A document as it is on disk. */
export interface Saved extends Partial<EditedText> {
  readonly hash: string
}

/** A product, by its name. */
export interface ProductFile {
  readonly name: string
  readonly bytes: number
}

/** Errata against the edition with this number, and their products. */
export interface Errata {
  readonly against?: number
  readonly files: readonly ProductFile[]
  readonly findings: readonly PlainFinding[]
}

/** What became of a text, and the files that there are of it. */
export interface Finished extends Outcome {
  readonly files: readonly ProductFile[]
}

/** Puts a document on the desk. `draftWorld` is the outside of its previews, for one that is looked at and gone. */
export function openSession(
  place: EditionPlace, { settings, outside, draftWorld }:
  { readonly settings: Settings, readonly outside: Outside, readonly draftWorld: (path: string) => World }
): Session {
  const { path } = place
  const superseded = new Error('another text is there')
  const placed = new Map<number, () => Promise<PlacedSource | undefined>>()
  let version = 0
  let files: ReadonlyMap<string, Uint8Array> = new Map()
  let errata: ReadonlyMap<string, Uint8Array> = new Map()
  let isWarm = false
  // the edition that a text would be, as it was last reckoned
  let number: number | undefined

  const fileOf = (text: string) => new VFile({ path, value: Buffer.from(text) })
  const read = async (): Promise<Saved> => {
    const { bytes, hash } = await lookAtDocument(path)
    return { hash, ...bytes && openText(bytes) }
  }
  return {
    place, read,
    preview: async (text) => {
      const current = version += 1
      const inputs = { source: { path: place.sourcePath, bytes: Buffer.from(text) }, settings }
      number ??= await lookAtEdition(place.folder, inputs, outside, outside.worldFor(path)).then((standing) => standing.number, () => 1)
      const own = { settings: asEdition(inputs, number).settings, trace: outside.trace }
      const { findings, pdf, places } = await preview(fileOf(text), { ...own, openWorld: () => isWarm ? draftWorld(path) : outside.worldFor(path) })
      // the many characters of drafts take the browser seconds to load: the first pages do not wait for them
      if (pdf && !isWarm) void preview(fileOf(text), { ...own, openWorld: () => draftWorld(path) }).then(() => { isWarm = true })
      placed.set(current, places)
      placed.delete(current - 3)
      return { version: current, findings, ...pdf && { pdf } }
    },
    places: async (wanted) => placed.get(wanted)?.(),
    finish: async (text, isSaved) => {
      const begun = version
      let made: ReadonlyMap<string, Uint8Array> = new Map()
      const own: Outside = {
        ...outside,
        read: isSaved ? outside.read : async () => fileOf(text),
        place: async (folder, edition, onKept) => {
          made = edition
          return isSaved ? outside.place(folder, edition, onKept) : []
        },
        trace: async (error) => error === superseded ? '' : outside.trace(error)
      }
      const outcome = await buildOne({ ...place, settings }, own, () => { if (version !== begun) throw superseded })
      if (version !== begun && made.size === 0) return undefined
      if (made.size > 0) [files, number] = [made, numberIn(made)]
      return { ...outcome, files: listFiles(made) }
    },
    product: (name) => files.get(name) ?? errata.get(name),
    errata: async () => {
      const against = (await outside.edition(place.folder).released()).at(-1)
      if (against === undefined) return { files: [], findings: [] }
      const { comparison, findings } = await compareFolders([join(place.folder, releasesName, String(against)), place.folder], outside)
      const made = comparison && await makeErrata(comparison, { outside, isPublished: true })
      errata = new Map([...made?.files ?? []].map(([format, bytes]) => [`${made?.name}.${format}`, bytes]))
      return { against, findings: [...findings, ...made?.findings ?? []].map(plainFinding), files: listFiles(errata) }
    },
    release: async () => {
      number = undefined
      return guard(path, outside, () => releaseEdition(place.folder, openEdition(place.folder, path).readSource, outside))
    },
    save: async (text, expected) => {
      const { form = { hasMark: false, lineEnd: '\n', isMixed: false } } = await read()
      const other = await saveDocument(path, closeText(text, form), expected)
      return { ...await read(), isSaved: other === undefined }
    }
  }
}

function listFiles(files: ReadonlyMap<string, Uint8Array>): readonly ProductFile[] {
  return [...files].map(([name, { length }]) => ({ name, bytes: length }))
}

/** The number of the edition that has these files. */
function numberIn(files: ReadonlyMap<string, Uint8Array>): number {
  return numberOf(JSON.parse(new TextDecoder().decode(files.get(recordName))) as EditionRecord)
}
