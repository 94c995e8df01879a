import { unzipSync } from 'fflate'
import type { VFile } from 'vfile'
import { parseDocument } from '../../src/document/parse.js'
import { prepareEpub, type BookSources, type PagedPdf } from '../../src/epub/build.js'
import type { Book } from '../../src/epub/assemble.js'
import { textOf } from '../../src/markup/text-places.js'
import { usageOfBook } from '../../src/epub/book-usage.js'
import { prepareFonts } from '../../src/fonts/prepare.js'
import { faceStyles, mergeUsage, usageOf } from '../../src/fonts/usage.js'
import { renderHtml } from '../../src/html/render.js'
import { furnitureUsage, gbt9704 } from '../../src/layout/page-format.js'
import { findingsOf } from '../../src/report.js'
import type { World } from '../../src/world.js'

/** Brings a document as far as the products. Throws where a finding forbids publication. */
export async function prepare(file: VFile, world: World, format = gbt9704): Promise<BookSources> {
  const document = parseDocument(file, world)
  if (!document) throw new Error(findingsOf(file).map(String).join('\n'))
  const page = renderHtml(document, world)
  const shown = usageOf(page.tree, faceStyles(document.description.form, world))
  const usage = mergeUsage(shown, furnitureUsage(format), usageOfBook(document, page, world))
  const faces = await prepareFonts(file, usage, world)
  const cover = await prepareEpub({ document, faces, format }, world)
  return { document, page, faces, format, cover, source: file.value as Uint8Array }
}

/** Pages of so many characters each, as a PDF could have them. */
export function pageEvery(characters: number, { page }: BookSources): PagedPdf {
  const count = Math.ceil(textOf(page.tree).length / characters)
  const starts = Array.from({ length: count }, (_, index) => ({ offset: characters * index, label: String(index + 1) }))
  return { pdf: Buffer.from('a PDF'), starts }
}

/** The files of a book as the library lays them out, made without it. */
export function layOut({ documents, assets, opf, nav, ncx, css }: Book): Map<string, Uint8Array> {
  const container = '<?xml version="1.0" encoding="UTF-8" ?><container version="1.0" ' +
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" ' +
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
  const texts = {
    ...Object.fromEntries(documents), 'content.opf': opf, 'toc.xhtml': nav, 'toc.ncx': ncx, 'style.css': css
  }
  return new Map([
    ['mimetype', Buffer.from('application/epub+zip')],
    ['META-INF/container.xml', Buffer.from(container)],
    ...Object.entries(texts).map(([name, text]) => [`OEBPS/${name}`, Buffer.from(text)] as const),
    ...[...assets].map(([name, bytes]) => [`OEBPS/${name}`, bytes] as const)
  ])
}

/** The text files of an EPUB by their name below `OEBPS/`. */
export function textsOf(epub: Uint8Array): Record<string, string> {
  const texts = Object.entries(unzipSync(epub)).filter(([path]) => /\.(xhtml|opf|ncx|css)$/.test(path))
  return Object.fromEntries(texts.map(([path, bytes]) => [path.replace('OEBPS/', ''), Buffer.from(bytes).toString()]))
}

/** The document's text in a book, in reading order, without what the book adds; `mark` stands for each page break. */
export function contentOf(book: Record<string, string>, mark = ''): string {
  const content = [...['speech', 'text'].flatMap((name) => [name, `${name}-2`, `${name}-3`]), 'colophon'].map((name) => book[`${name}.xhtml`] ?? '').join('')
  const own = content.replace(/<(h1|p) class="apparatus"[^]*?<\/\1>/g, '')
  return bareText(own.replace(/<span id="page-[^>]*>/g, mark))
}

/** The bare text of XML: what is left without tags, references resolved, without white space. */
export function bareText(xml: string): string {
  return resolve(xml.replace(/<head>[^]*?<\/head>|<[^>]*>/g, '')).replace(/\s+/g, '')
}

/** The values of `attribute` in `xml`, in order. */
export function valuesOf(xml: string, attribute: string): string[] {
  return [...xml.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => resolve(value))
}

function resolve(text: string): string {
  return text.replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
}
