import type { Nodes } from 'hast'
import type { OfficialDocument } from '../document/document.js'
import { faceStyles, mergeUsage, usageOf, type Usage } from '../fonts/usage.js'
import type { Page } from '../html/render.js'
import type { World } from '../world.js'
import { usageOfCover } from './cover.js'
import { describing } from './edition-note.js'
import { makeNav } from './navigation.js'
import { contents, entriesOf, makeParts, pageSourceOf } from './parts.js'

/**
 * Lists the characters that the book of a document shows, by the role of their face, before the faces are known: the
 * contents show headings in another face than the page does, and the note on the edition has words of its own.
 */
export function usageOfBook(document: OfficialDocument, page: Page, world: World): Usage {
  const usage = usages.get(page) ?? findUsage(document, page, world)
  usages.set(page, usage)
  return usage
}

/** Asked for when the faces are chosen, and again for the book. */
const usages = new WeakMap<Page, Usage>()

function findUsage(document: OfficialDocument, page: Page, world: World): Usage {
  const sources = [undefined, true, false].map((isOriginal) =>
    pageSourceOf(document, page, isOriginal === undefined ? undefined : { hash: '', isOriginal }))
  const parts = makeParts({ document, page, faces: [], sourceHash: '', pageSource: sources.join('') }, world)
  const pages = [{ label: '0', href: '' }] // digits are among the characters below; this is for the list's title
  const nav = makeNav({ entries: parts.flatMap(entriesOf), pages, places: [...parts, contents] })
  const trees: Nodes[] = [...parts.map(({ tree }) => tree), nav]
  const css = faceStyles(document.description.form, world)
  return mergeUsage(
    new Map([['fangsong', new Set(describing)]]), usageOfCover(document.description), ...trees.map((tree) => usageOf(tree, css))
  )
}
