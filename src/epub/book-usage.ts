import type { Nodes } from 'hast'
import type { OfficialDocument } from '../document/document.js'
import { faceStyles, mergeUsage, usageOf, type Usage } from '../fonts/usage.js'
import type { Page } from '../html/render.js'
import type { World } from '../world.js'
import { usageOfCover } from './cover.js'
import { editionNote } from './edition-note.js'
import { makeNav } from './navigation.js'
import { contents, entriesOf, makeParts, pagesOf } from './parts.js'

/**
 * Lists the characters that the book of a document shows, by the role of their face, before the faces are known: the
 * contents show headings in another face than the page does, and the line on the edition has words of its own.
 */
export function usageOfBook(document: OfficialDocument, page: Page, world: World): Usage {
  const usage = usages.get(page) ?? findUsage(document, page, world)
  usages.set(page, usage)
  return usage
}

/** Asked for when the faces are chosen, and again for the book. */
const usages = new WeakMap<Page, Usage>()

function findUsage(document: OfficialDocument, page: Page, world: World): Usage {
  const parts = makeParts({ document, page, pages: pagesOf(page) }, world)
  const notes = [true, false].map((isOriginal) => editionNote(document.description, { hash: '', isOriginal }))
  const pages = [{ label: '0123456789', href: '' }]
  const nav = makeNav({ entries: parts.flatMap(entriesOf), pages, places: [...parts, contents] })
  const trees: Nodes[] = [...parts.map(({ tree }) => tree), ...notes, nav]
  const css = faceStyles(document.description.form, world)
  return mergeUsage(usageOfCover(document.description), ...trees.map((tree) => usageOf(tree, css)))
}
