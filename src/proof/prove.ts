import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { Format } from '../settings.js'
import type { Extract } from '../world.js'
import { asPrinted, joinPages, pageByPage, partFurniture, type Expected } from './pages.js'
import { readEpub, readHtml } from './markup-text.js'
import { runAt, type TaggedText } from '../pdf/read/tagged-text.js'
import type { SourceText } from './source-text.js'
import { codePoint, firstUnfit } from '../text/characters.js'
import { excerpt, firstDifference, placeAt } from '../text/differences.js'

/** A product whose text was found equal to the source, and by what it was read. */
export interface Proof {
  readonly product: Format
  readonly by: string
  /** UTF-16 code units that were compared. */
  readonly characters: number
}

/** A text read from a product, and the page (from 1) on which a character of it stands. */
interface Reading {
  readonly product: Format
  readonly by: string
  readonly text: string
  readonly pageAt?: (index: number) => number | undefined
}

/** What a PDF says. */
interface PdfReading {
  /** As its structure tells it. */
  readonly tagged: TaggedText
  /** What a page (from 1) should say outside its structure. */
  readonly furniture: (page: number) => string
}

/**
 * Compares a PDF's text with the source, character for character, as its structure tells it. Left out are white space,
 * characters that have no glyph (`ignorable`), the page number, and the header row that a table repeats. The first
 * difference is reported at its place in `file`. Gives what was proven.
 */
export function provePdf(file: VFile, text: SourceText, { tagged, furniture }: PdfReading): readonly Proof[] {
  const pageAt = (index: number) => runAt(tagged, index)?.page
  checkFurniture(file, tagged, furniture)
  return prove(file, asPrinted(text), { product: 'pdf', by: 'structure', text: tagged.text, pageAt })
}

/** The same as other programs read it, page by page; the first difference of each reading is reported. */
export function proveExtracts(
  file: VFile, text: SourceText, { tagged, furniture, extracts }: PdfReading & { readonly extracts: readonly Extract[] }
): readonly Proof[] {
  const paged = pageByPage(asPrinted(text), tagged)
  return extracts.flatMap((extract) =>
    prove(file, paged, { product: 'pdf', by: extract.by, ...joinPages(extract, tagged, furniture) }))
}

/**
 * Compares the text of the web page or the e-book with the source, character for character. Left out are white space
 * and what the product adds: the class `apparatus`, and the contents of an e-book. The first difference is reported at its place.
 */
export function proveMarkup(
  file: VFile, text: SourceText, product: 'epub' | 'html', bytes: Uint8Array
): readonly Proof[] {
  try {
    const read = { epub: readEpub, html: readHtml }[product]
    return prove(file, text, { product, by: 'markup', text: read(bytes) })
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    report(file, 'product-unreadable', undefined, product.toUpperCase(), { zh: `原文：${reason}`, en: reason })
    return []
  }
}

function prove(file: VFile, expected: Expected, { product, by, text, pageAt }: Reading): readonly Proof[] {
  const where = (index: number) => describe(product, by, pageAt?.(index))
  const unfit = firstUnfit(text)
  if (unfit !== undefined) report(file, 'product-character', undefined, where(text.indexOf(unfit)), codePoint(unfit))
  const at = firstDifference(expected.text, text)
  if (at === undefined) return unfit === undefined ? [{ product, by, characters: text.length }] : []
  const offset = expected.offsets[at] ?? expected.offsets.at(-1) ?? 0
  report(file, 'text-differs', placeAt(sourceOf(file), offset), where(Math.min(at, text.length - 1)),
    excerpt(expected.text, at), excerpt(text, at))
  return []
}

function describe(product: Format, by: string, page: number | undefined): { zh: string, en: string } {
  const name = `${product.toUpperCase()} (${by})`
  return page === undefined ? { zh: name, en: name } : { zh: `${name} 第 ${page} 页`, en: `${name}, page ${page}` }
}

/** The offsets in the source text count in this text: decoded, without byte order mark. */
function sourceOf(file: VFile): string {
  return typeof file.value === 'string' ? file.value : new TextDecoder().decode(file.value)
}

/** Whatever stands outside the structure is the page number, once, or the repeated header of a table. */
function checkFurniture(file: VFile, { pages, headers }: TaggedText, expected: PdfReading['furniture']): void {
  for (const [index, { furniture, missing }] of pages.entries()) {
    const wanted = expected(index + 1)
    const [number, rest] = partFurniture(furniture, wanted)
    if ((number === '' && wanted !== '') || (rest !== '' && !headers.has(rest))) {
      report(file, 'text-lost', undefined, index + 1, furniture, wanted)
    }
    if (missing > 0) report(file, 'product-character', undefined, describe('pdf', 'structure', index + 1), '.notdef')
  }
}
