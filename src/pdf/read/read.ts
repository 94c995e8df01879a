import { PDFArray, PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { catalogOf, entry, inflate, nameAt, parsePdf, toLatin1, UnreadablePdf } from './objects.js'
import { scanContent, wonder, type Scan } from './scan.js'
import { readStructure, type StructElement } from './structure.js'
import { parseToUnicode, type ToUnicode } from './to-unicode.js'
import { readWidths } from './widths.js'
import { oddity } from './words.js'

/** A font as the pages name it, with the text of its glyphs. */
export interface Font {
  /** For example `BAAAAA+NotoSerifSC-Bold`. */
  readonly name: string
  readonly dict: PDFDict
  readonly toUnicode: ToUnicode
  /** How far a glyph moves on, in thousandths of the size. */
  readonly widthOf: (glyph: number) => number
}

/** One page: its content stream, one character a byte, and what was found in it. */
export interface PdfPage {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly content: string
  readonly fonts: ReadonlyMap<string, Font>
  readonly scan: Scan
}

/** A PDF taken apart: objects, pages in order, and the structure tree, `undefined` where it has none. */
export interface PdfModel {
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly PdfPage[]
  readonly tree: StructElement | undefined
}

/** Takes a PDF apart. Throws `UnreadablePdf`. */
export async function readPdf(bytes: Uint8Array): Promise<PdfModel> {
  const context = await parsePdf(bytes)
  const catalog = catalogOf(context)
  const fonts = new Map<PDFDict, Font>()
  const leaves = leavesOf(context, catalog.get(PDFName.of('Pages')))
  const pages = leaves.map(([ref, dict], index) => {
    try {
      return readPage(ref, dict, fonts)
    } catch (error) {
      if (error instanceof UnreadablePdf) throw new UnreadablePdf('page', index + 1, error.reason)
      throw new UnreadablePdf('page', index + 1, error instanceof Error ? error.message : String(error))
    }
  })
  return { context, catalog, pages, tree: readStructure(catalog, pages.map(({ ref }) => ref)) }
}

function readPage(ref: PDFRef, dict: PDFDict, known: Map<PDFDict, Font>): PdfPage {
  const stream = entry(dict, 'Contents', PDFRawStream)
  const fonts = readFonts(entry(dict, 'Resources/Font', PDFDict), known)
  const objects = entry(dict, 'Resources/XObject', PDFDict)
  const names = (objects?.keys() ?? []).map((key) => key.decodeText())
  const forms = names.filter((name) => nameAt(entry(objects, name, PDFRawStream)?.dict, 'Subtype') !== 'Image')
  const content = stream ? toLatin1(inflate(stream)) : ''
  const scan = scanContent(content, { fonts, forms: new Set(forms) })
  if (!stream && entry(dict, 'Contents', PDFArray)) wonder(scan, oddity('streams'))
  for (const [name, { dict: font }] of fonts) {
    if (nameAt(font, 'Subtype') !== 'Type0') wonder(scan, oddity('font', name, nameAt(font, 'Subtype') ?? ''))
  }
  return { ref, dict, content, fonts, scan }
}

/** A font serves many pages and is read once. */
function readFonts(dicts: PDFDict | undefined, known: Map<PDFDict, Font>): Map<string, Font> {
  const fonts = new Map<string, Font>()
  for (const key of dicts?.keys() ?? []) {
    const name = key.decodeText()
    const dict = entry(dicts, name, PDFDict)
    if (!dict) continue
    const font = known.get(dict) ?? readFont(dict)
    known.set(dict, font)
    fonts.set(name, font)
  }
  return fonts
}

function readFont(dict: PDFDict): Font {
  const map = entry(dict, 'ToUnicode', PDFRawStream)
  const toUnicode = map ? parseToUnicode(toLatin1(inflate(map))) : new Map<number, string>()
  return { name: nameAt(dict, 'BaseFont') ?? '', dict, toUnicode, widthOf: readWidths(dict) }
}

/** Page trees are shallow: Chromium's has a level for each power of eight. */
const mostLevels = 64

function leavesOf(context: PDFContext, root: unknown, seen = new Set<unknown>(), levels = 0): [PDFRef, PDFDict][] {
  if (!(root instanceof PDFRef) || seen.has(root)) return []
  if (levels > mostLevels) throw new UnreadablePdf('levels', mostLevels)
  seen.add(root)
  const node = context.lookup(root)
  if (!(node instanceof PDFDict)) return []
  const kids = entry(node, 'Kids', PDFArray)
  return kids ? kids.asArray().flatMap((kid) => leavesOf(context, kid, seen, levels + 1)) : [[root, node]]
}
