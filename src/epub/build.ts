import type { OfficialDocument } from '../document/document.js'
import type { Face } from '../fonts/prepare.js'
import type { Page } from '../html/render.js'
import type { PageFormat } from '../layout/page-format.js'
import type { PageStart } from '../layout/page-starts.js'
import type { Review } from '../settings.js'
import { sha256 } from '../text/hashes.js'
import type { World } from '../world.js'
import { assembleBook, loadAssembler, type Book } from './assemble.js'
import { drawCover } from './cover.js'
import { describeFace, namePageSource } from './edition-note.js'
import { identify, releasedAt } from './identity.js'
import { makeNav, makeNcx } from './navigation.js'
import { packFile, writeOcf } from './ocf.js'
import { makePackage } from './package.js'
import { markPages } from './page-breaks.js'
import { contents, entriesOf, isBeforeContents, makeParts, names, pagesOf } from './parts.js'
import { takePictures } from './pictures.js'
import { splitPart } from './split.js'
import { faceName, makeStyle } from './stylesheet.js'
import { usageOfBook } from './book-usage.js'
import { writeXhtml } from '../markup/write-xml.js'

/** What a book is made from. */
export interface BookSources {
  readonly document: OfficialDocument
  readonly page: Page
  readonly faces: readonly Face[]
  readonly format: PageFormat
  /** The Markdown. */
  readonly source: Uint8Array
  /** The date of the edition, where that is not known from the document alone. */
  readonly created?: Date
  /** The pages of the finished PDF; without it the printed original's own page marks serve. */
  readonly pagination?: PagedPdf | undefined
  /** What `prepareEpub` gave. */
  readonly cover: Uint8Array
  /** Without it no conformance is claimed. */
  readonly review?: Review | undefined
}

/** A PDF, where its pages begin, and whether they are those of the printed original. */
export interface PagedPdf {
  readonly pdf: Uint8Array
  readonly starts: readonly PageStart[]
  readonly isOriginal?: boolean
}

/** Does what of a book needs no pages, while the browser prints: packs the faces, loads a library, draws the cover, a PNG. */
export async function prepareEpub(
  { document: { description }, faces, format }: Pick<BookSources, 'document' | 'faces' | 'format'>, world: Pick<World, 'deflate' | 'drawPng'>
): Promise<Uint8Array> {
  const packing = faces.map(({ data }) => packFile(data, world))
  const [cover] = await Promise.all([drawCover(description, { faces, red: format.red }, world), ...packing, loadAssembler()])
  return cover
}

/** Turns a document and its page into the bytes of an EPUB 3.3. */
export async function buildEpub(sources: BookSources, world: World): Promise<Uint8Array> {
  const book = composeBook(sources, world)
  return writeOcf(await assembleBook(book), book.modified)
}

/** Words out every part of the book. */
export function composeBook({ document, page, format, pagination, review, ...sources }: BookSources, world: World): Book {
  const { description } = document
  const shown = usageOfBook(document, page, world)
  const faces = sources.faces.filter(({ role }) => role === 'fallback' || shown.has(role))
  const pdf = pagination && { hash: sha256(pagination.pdf), isOriginal: pagination.isOriginal ?? false }
  const paged = pagesOf(page, pdf)
  const parts = makeParts({ document, page, pages: paged }, world)
    .flatMap((part) => splitPart(part, description.language))
  const text = parts.filter(({ landmark }) => landmark?.[0] !== 'cover')
  const pages = markPages(text, pagination?.starts)
  const pictures = new Map(text.flatMap((part) => [...takePictures(part, world)]))
  const assets = new Map([
    [names.cover, sources.cover],
    ...pictures,
    ...faces.map((face, index) => [faceName(face, index), face.data] as const)
  ])
  const places = [
    ...parts.filter(isBeforeContents), contents, ...parts.filter((part) => !isBeforeContents(part))
  ]
  const source = sha256(sources.source)
  const modified = releasedAt(description, [source, ...pictures.keys()], sources.created ?? world.epoch)
  const navigation = { entries: text.flatMap(entriesOf), pages, places }
  return {
    title: description.plainTitle, language: description.language, modified, assets,
    documents: new Map(parts.map(({ name, tree }) => [name, writeXhtml(tree, description.language)])),
    opf: makePackage(description, {
      modified, source, faces: faces.map(describeFace),
      spine: places.map(({ name }) => name),
      assets: assets.keys(),
      hasPictures: pictures.size > 0,
      pageSource: paged && namePageSource(description, paged), review
    }),
    nav: writeXhtml(makeNav(navigation), description.language),
    ncx: makeNcx(navigation, description.plainTitle, identify(description)),
    css: makeStyle({ form: description.form, faces, format }, world)
  }
}
