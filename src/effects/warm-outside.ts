import { dirname, join, resolve } from 'node:path'
import { commonCharacters, openSubsets } from '../fonts/keep-subsets.js'
import type { Settings } from '../settings.js'
import type { Outside, World } from '../world.js'
import { openOutside } from './outside.js'

/** The outside of a program that stays: it knows which pictures a document asked for, and has another world for drafts. */
export interface WarmOutside extends Outside, Pick<World, 'fonts' | 'forms'> {
  /** For pages that are looked at and gone: its faces have more characters than the text, so that they can stay in the browser. */
  readonly draftWorld: (document: string) => World
  /** The pictures that the document asked for when it was last made, by their paths. */
  readonly picturesOf: (document: string) => Iterable<string>
}

/** Opens the outside of a program that stays, as `openOutside` does; its opener closes it. */
export async function openWarmOutside(settings: Pick<Settings, 'fonts'>): Promise<WarmOutside> {
  // the faces of editions and those of drafts
  const outside = await openOutside(settings, 2)
  const { fonts, forms } = outside.worldFor('.')
  const cut = openSubsets(commonCharacters())
  const pictures = new Map<string, Set<string>>()
  const worldFor = (document: string): World => {
    const world = outside.worldFor(document)
    const asked = new Set<string>()
    pictures.set(document, asked)
    return {
      ...world,
      picture: (path) => {
        asked.add(resolve(join(dirname(document), path)))
        return world.picture(path)
      }
    }
  }
  return {
    ...outside, worldFor, fonts, forms,
    draftWorld: (document) => ({ ...worldFor(document), cut }),
    picturesOf: (document) => pictures.get(document) ?? []
  }
}
