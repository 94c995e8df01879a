import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib'
import {
  catalogOf, entry, fromLatin1, hexText, inflate, itemsAt, nameAt, parsePdf, toLatin1
} from '../../src/pdf/read/objects.js'
import { writePdf } from '../../src/pdf/archive/write.js'
import type { ClauseName } from '../../src/pdf/gate/clauses.js'

/** A way to spoil a PDF that passes the gate: what it is, the check that must see it, and how it is done. */
export type GateFault = readonly [what: string, check: ClauseName, spoil: (pdf: Uint8Array) => Promise<Uint8Array>]

type Objects = [context: PDFContext, catalog: PDFDict]
type Find<T = PDFDict> = (...objects: Objects) => T | undefined

/** Changes the objects of a PDF and writes it anew. */
const among = (change: (...objects: Objects) => void): GateFault[2] => async (pdf) => {
  const context = await parsePdf(pdf)
  change(context, catalogOf(context))
  return writePdf(context)
}
const remove = (find: Find, key: string) => among((...objects) => { there(find(...objects)).delete(PDFName.of(key)) })
const set = (find: Find, key: string, value: object | number | boolean) => among((...objects) => {
  there(find(...objects)).set(PDFName.of(key), objects[0].obj(value as number))
})
const rewrite = (find: Find<PDFRawStream>, from: RegExp | string, to: string) => among((...objects) => {
  const found = there(find(...objects))
  const before = toLatin1(inflate(found))
  found.contents = fromLatin1(before.replace(from, to))
  if (toLatin1(found.contents) === before) throw new Error(`no ${String(from)}`)
  found.dict.delete(PDFName.of('Filter'))
})
/** Changes the bytes; one character is one byte. */
const bytes = (from: RegExp, to: string): GateFault[2] => async (pdf) => {
  const after = toLatin1(pdf).replace(from, to)
  if (after === toLatin1(pdf)) throw new Error(`no ${String(from)}`)
  return fromLatin1(after)
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('not there')
  return found
}

const first = (key: string, value: string): Find => (context) => {
  const objects = context.enumerateIndirectObjects().map(([, object]) => object)
  const found = objects.map((object) => object instanceof PDFRawStream ? object.dict : object)
    .find((dict) => dict instanceof PDFDict && nameAt(dict, key) === value)
  return found instanceof PDFDict ? found : undefined
}
const within = (find: Find, path: string): Find => (...objects) => entry(find(...objects), path, PDFDict)
const stream = (find: Find, path: string): Find<PDFRawStream> => (...objects) => entry(find(...objects), path, PDFRawStream)

const catalog: Find = (_, found) => found
const structure = (type: string) => first('S', type)
const link = first('Subtype', 'Link')
const page = first('Type', 'Page')
const picture = first('Subtype', 'Image')
const font = first('Subtype', 'Type0')
const file = first('Type', 'Filespec')
const xmp = stream(catalog, 'Metadata')
const content = stream(page, 'Contents')
const toUnicode = stream(font, 'ToUnicode')
const intent: Find = (_, found) => itemsAt(found, 'OutputIntents').find((item) => item instanceof PDFDict)
const info: Find = (context) => context.lookup(context.trailerInfo.Info, PDFDict)
const name = (text: string) => PDFName.of(text)

/** Faults of a document that has every kind of block. */
export const faults: readonly GateFault[] = [
  ['a header without binary comment', 'header', bytes(/(?<=^%PDF-1\.7\n)%..../, '%text')],
  ['something after the end', 'end-of-file', bytes(/$/, 'more')],
  ['a short identifier', 'file-identifier', bytes(/..(?=> *<[0-9A-F]{32}> *\])/, '  ')],
  ['a filter that is not allowed', 'filter', set(picture, 'Filter', name('LZWDecode'))],
  ['a stream elsewhere', 'stream-inside', set(picture, 'F', hexText('picture.bin'))],
  ['a colour profile for print', 'colour-profile', rewrite(stream(intent, 'DestOutputProfile'), 'RGB ', 'CMYK')],
  ['a missing output intent', 'output-intent', remove(catalog, 'OutputIntents')],
  ['a transfer function', 'transfer-function', among((context, found) => {
    const states = there(within(page, 'Resources/ExtGState')(context, found))
    states.set(name('Dark'), context.obj({ TR2: 'Identity' }))
  })],
  ['a picture that is smoothed', 'picture-smoothed', set(picture, 'Interpolate', true)],
  ['a picture with alternates', 'picture-alternates', set(picture, 'Alternates', [])],
  ['a script', 'script', set(page, 'AA', {})],
  ['an action', 'action', set(within(link, 'A'), 'S', name('Launch'))],
  ['a form', 'catalog', set(catalog, 'AcroForm', true)],

  ['a Type 1 font', 'font-kind', set(font, 'Subtype', name('Type1'))],
  ['a font without numbers of glyphs', 'font-glyphs', remove(first('Subtype', 'CIDFontType2'), 'CIDToGIDMap')],
  ['a font in another encoding', 'font-encoding', set(font, 'Encoding', name('GBK-EUC-H'))],
  ['a font that is not inside', 'font-inside', remove(first('Type', 'FontDescriptor'), 'FontFile2')],
  ['a font without map', 'font-unicode', remove(font, 'ToUnicode')],
  ['a private character', 'glyph-text', rewrite(toUnicode, /> <[0-9A-F]{4}>/g, '> <E78D>')],
  ['a radical', 'glyph-radical', rewrite(toUnicode, /> <[0-9A-F]{4}>/g, '> <2F00>')],
  ['a private character for a glyph', 'actual-text',
    rewrite(content, /<[0-9A-F]{4}> Tj/, '/Span <</ActualText <FEFFE78D>>> BDC $& EMC')],
  ['a missing glyph', 'glyph-missing', rewrite(content, /<[0-9A-F]{4}> Tj/, '<0000> Tj')],

  ['another annotation', 'annotation-kind', set(link, 'Subtype', name('Movie'))],
  ['a hidden link', 'annotation-shown', set(link, 'F', 2)],
  ['a link with a picture', 'link-appearance', set(link, 'AP', {})],
  ['another order of tabs', 'tab-order', remove(page, 'Tabs')],
  ['a link without description', 'link-description', remove(link, 'Contents')],
  ['a link outside Link', 'link-element', set(structure('Link'), 'S', name('Span'))],
  ['a link without parent', 'link-parent', set(link, 'StructParent', 9999)],

  ['missing metadata', 'xmp', remove(catalog, 'Metadata')],
  ['metadata out of balance', 'xmp-readable', rewrite(xmp, '</dc:title>', '')],
  ['metadata of another program', 'xmp-readable', rewrite(xmp, /id="\w+"/, 'id="other"')],
  ['an undescribed element', 'xmp-described', rewrite(xmp, '>tongbao<', '>other<')],
  ['another title in the dictionary', 'info', set(info, 'Title', hexText('x'))],
  ['a weaker claim', 'claim-a', rewrite(xmp, '>A</pdfaid:conformance', '>B</pdfaid:conformance')],
  ['a missing claim', 'claim-ua', rewrite(xmp, /pdfuaid:part/g, 'pdfuaid:none')],
  ['no title', 'title', rewrite(xmp, /dc:title/g, 'dc:subject')],
  ['a hidden title', 'title-shown', remove(catalog, 'ViewerPreferences')],
  ['no mark of tags', 'tagged', remove(catalog, 'MarkInfo')],
  ['suspect tags', 'suspects', set(within(catalog, 'MarkInfo'), 'Suspects', true)],
  ['no language', 'language', remove(catalog, 'Lang')],

  ['no structure', 'structure', remove(catalog, 'StructTreeRoot')],
  ['an unknown type', 'element-type', set(structure('BlockQuote'), 'S', name('Aside'))],
  ['a role without meaning', 'element-type', remove(within(catalog, 'StructTreeRoot'), 'RoleMap')],
  ['a body without item', 'element-place', set(structure('LI'), 'S', name('P'))],
  ['an item without body', 'element-kids', set(structure('LBody'), 'S', name('P'))],
  ['a cell too few', 'table-rows', among((...objects) => {
    there(entry(structure('TR')(...objects), 'K', PDFArray)).remove(0)
  })],
  ['a picture without description', 'picture-description', remove(structure('Figure'), 'Alt')],
  ['a skipped level', 'heading-level', set(structure('H2'), 'S', name('H3'))],
  ['a header without scope', 'header-scope', remove(structure('TH'), 'A')],
  ['a note without identifier', 'note-identifier', remove(structure('Note'), 'ID')],

  ['unmarked content', 'content-tagged', rewrite(content, /$/, '\n0 0 9 9 re f')],
  ['content of two kinds', 'content-tagged',
    rewrite(content, /(MCID 1 >>)BDC([^]*?)EMC/, '$1BDC/Artifact BMC$2EMC EMC')],
  ['content without element', 'content-owner', rewrite(content, /MCID 1(?= )/, 'MCID 777')],
  ['an element without content', 'content-there', rewrite(content, /MCID 1(?= )/, 'MCID 777')],
  ['a wrong parent', 'content-parent', among((_, found) => {
    const [, row] = itemsAt(found, 'StructTreeRoot/ParentTree/Nums')
    const ref = there(found.get(name('StructTreeRoot')))
    if (row instanceof PDFArray) for (const index of row.asArray().keys()) row.set(index, ref)
  })],
  ['an operator that the browser does not write', 'content-known', rewrite(content, /$/, '\nBT [<0000> 5] TJ ET')]
]

/** Faults of a document with files inside. */
export const fileFaults: readonly GateFault[] = [
  ['a file inside a file of part 2', 'file-inside', rewrite(xmp, '>3</pdfaid:part', '>2</pdfaid:part')],
  ['a file that is not listed', 'file-listed', set(catalog, 'AF', [])],
  ['a file without name', 'file-name', remove(file, 'UF')],
  ['a file without relationship', 'file-relationship', remove(file, 'AFRelationship')],
  ['a file of no kind', 'file-type', remove(first('Type', 'EmbeddedFile'), 'Subtype')]
]
