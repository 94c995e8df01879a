import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { archivePdf, type ArchiveOptions } from '../src/pdf/archive/archive.js'
import {
  catalogOf, entry, fromLatin1, hexText, inflate, itemsAt, nameAt, parsePdf, toLatin1
} from '../src/pdf/read/objects.js'
import { writePdf } from '../src/pdf/archive/write.js'
import { checkConformance } from '../src/pdf/gate/check.js'
import { everyBlock, furniture, metadata, printHtml, printRaw } from './support/print.js'
import { hasVeraPdf, judge } from './support/verapdf.js'
import { fileAt, fileWith } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const archive = async (pdf: Uint8Array, more: Partial<ArchiveOptions> = {}) =>
  (await archivePdf(pdf, { metadata, furniture, ...more })).pdf

let seed: Uint8Array
let rich: Uint8Array
let withFiles: Uint8Array
beforeAll(async () => {
  seed = await printRaw(fileAt('content/2019-14.md'), printer)
  const raw = await printRaw(fileWith(everyBlock), printer)
  rich = await archive(raw)
  const source = { name: '源文件.md', mediaType: 'text/markdown', description: '源文件', relationship: 'Source' } as const
  const data = { name: 'record.json', mediaType: 'application/json', description: '记录', relationship: 'Data' } as const
  const bytes = fromLatin1('{}')
  withFiles = await archive(raw, { attachments: [{ ...source, bytes }, { ...data, bytes }] })
})

/** The clauses that `pdf` breaks. */
async function clausesOf(pdf: Uint8Array): Promise<string[]> {
  const { checks, failures } = await checkConformance(pdf)
  expect(checks).toBeGreaterThan(0)
  return [...new Set(failures.map(({ clause }) => clause))]
}

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

describe('the gate', () => {
  test('passes what the archive pass writes, after many checks', async () => {
    for (const pdf of [await archive(seed), rich, withFiles]) {
      const { checks, failures } = await checkConformance(pdf)
      expect(failures).toEqual([])
      expect(checks).toBeGreaterThan(1000)
    }
  })

  test('refuses the plain print, by the clauses for which veraPDF does', async () => {
    expect(await clausesOf(seed)).toEqual(expect.arrayContaining([
      'ISO 19005-2 6.1.3', 'ISO 19005-2 6.2.4.3', 'ISO 19005-2 6.6.2.1', 'ISO 19005-2 6.6.4', 'ISO 14289-1 5',
      'ISO 14289-1 7.1'
    ]))
  })

  test.each([
    ['no PDF', () => fromLatin1('%!PS'), /header/],
    ['nothing', () => new Uint8Array(0), /header/],
    ['a truncated one', () => rich.subarray(0, 30_000), /damaged/],
    ['one with a hole', () => rich.map((byte, at) => at > 2000 && at < 2400 ? 32 : byte), /damaged|inflated|stream/],
    ['an encrypted one', () => fromLatin1(toLatin1(seed).replace('/Info 1 0 R', '/Encrypt 1 0 R')), /encrypted/]
  ])('refuses %s in words', async (_, make, reason) => {
    const { checks, failures } = await checkConformance(make())
    expect(checks).toBe(1)
    expect(failures).toEqual([{ clause: 'ISO 19005-2 6.1', detail: expect.stringMatching(reason) }])
  })

  test.each<[string, string, string]>([
    ['a picture without alt', 'ISO 14289-1 7.3', `<img width="9" height="9" src="${dot}">`],
    ['a skipped level', 'ISO 14289-1 7.4.2', '<h1>A</h1><h3>B</h3>'],
    ['a first heading of level 2', 'ISO 14289-1 7.4.2', '<h2>B</h2>'],
    ['a character that no face has', 'ISO 19005-2 6.2.11.8', '<p>\u{10fffd}</p>'],
    ['a Type 3 font', 'tongbao TrueType', '<p style="-webkit-text-stroke: 1px red">Text</p>']
  ])('catches %s', async (_, clause, html) => {
    expect(await clausesOf(await archive(await printHtml(html, printer)))).toContain(clause)
  })
})

type Find = (context: PDFContext, catalog: PDFDict) => PDFDict | undefined
type Fault = (context: PDFContext, catalog: PDFDict) => void

type FindStream = (context: PDFContext, catalog: PDFDict) => PDFRawStream | undefined

const remove = (find: Find, key: string): Fault => (...of) => { find(...of)?.delete(PDFName.of(key)) }
const set = (find: Find, key: string, value: PDFObject | number | boolean): Fault => (...of) => {
  find(...of)?.set(PDFName.of(key), typeof value === 'object' ? value : of[0].obj(value as number))
}
const rewrite = (find: FindStream, change: (text: string) => string): Fault => (...of) => {
  const stream = find(...of)
  if (!stream) throw new Error('no stream')
  stream.contents = fromLatin1(change(toLatin1(inflate(stream))))
  stream.dict.delete(PDFName.of('Filter'))
}

const first = (context: PDFContext, key: string, value: string): PDFDict => {
  const objects = context.enumerateIndirectObjects().map(([, object]) => object)
  const found = objects.map((object) => object instanceof PDFRawStream ? object.dict : object)
    .find((dict) => dict instanceof PDFDict && nameAt(dict, key) === value)
  if (!(found instanceof PDFDict)) throw new Error(`no ${key} ${value}`)
  return found
}
const catalogItself: Find = (_, catalog) => catalog
const structure = (type: string): Find => (context) => first(context, 'S', type)
const link: Find = (context) => first(context, 'Subtype', 'Link')
const page: Find = (context) => first(context, 'Type', 'Page')
const picture: Find = (context) => first(context, 'Subtype', 'Image')
const font: Find = (context) => first(context, 'Subtype', 'Type0')
const roles: Find = (_, catalog) => entry(catalog, 'StructTreeRoot', PDFDict)
const info: Find = (context) => context.lookup(context.trailerInfo.Info, PDFDict)
const descriptor: Find = (context) => first(context, 'Type', 'FontDescriptor')
const xmp: FindStream = (_, catalog) => entry(catalog, 'Metadata', PDFRawStream)
const content: FindStream = (...of) => entry(page(...of), 'Contents', PDFRawStream)
const toUnicode: FindStream = (...of) => entry(font(...of), 'ToUnicode', PDFRawStream)
const twoKinds = '$1BDC/Artifact BMC$2EMC EMC'
const replace = (pattern: RegExp | string, by: string) => (text: string) => text.replace(pattern, by)

describe('the gate catches', () => {
  test.each<[string, string, Fault]>([
    ['a missing output intent', 'ISO 19005-2 6.2.4.3', remove(catalogItself, 'OutputIntents')],
    ['missing metadata', 'ISO 19005-2 6.6.2.1', remove(catalogItself, 'Metadata')],
    ['a missing claim', 'ISO 14289-1 5', rewrite(xmp, (text) => text.replaceAll('pdfuaid:part', 'pdfuaid:none'))],
    ['a weaker claim', 'ISO 19005-2 6.6.4', rewrite(xmp, replace('>A</pdfaid:conformance', '>B</pdfaid:conformance'))],
    ['an undescribed element', 'ISO 19005-2 6.6.2.3', rewrite(xmp, replace('>tongbao<', '>other<'))],
    ['another title in the dictionary', 'ISO 19005-2 6.6.3', set(info, 'Title', hexText('x'))],
    ['no language', 'ISO 14289-1 7.2', remove(catalogItself, 'Lang')],
    ['no mark of tags', 'ISO 19005-2 6.7.2.2', remove(catalogItself, 'MarkInfo')],
    ['a hidden title', 'ISO 14289-1 7.1', remove(catalogItself, 'ViewerPreferences')],
    ['no structure', 'ISO 14289-1 7.1', remove(catalogItself, 'StructTreeRoot')],
    ['a form', 'tongbao catalog', set(catalogItself, 'AcroForm', true)],
    ['an action', 'ISO 19005-2 6.5.1', set((...of) => entry(link(...of), 'A', PDFDict), 'S', PDFName.of('Launch'))],
    ['an unknown type', 'ISO 14289-1 7.1', set(structure('BlockQuote'), 'S', PDFName.of('Aside'))],
    ['a role without meaning', 'ISO 14289-1 7.1', remove(roles, 'RoleMap')],
    ['an item without body', 'ISO 14289-1 7.2', set(structure('LBody'), 'S', PDFName.of('P'))],
    ['a list of paragraphs', 'ISO 14289-1 7.2', set(structure('LI'), 'S', PDFName.of('P'))],
    ['a cell too few', 'ISO 14289-1 7.2', (...of) => entry(structure('TR')(...of), 'K', PDFArray)?.remove(0)],
    ['a picture without description', 'ISO 14289-1 7.3', remove(structure('Figure'), 'Alt')],
    ['a skipped level', 'ISO 14289-1 7.4.2', set(structure('H2'), 'S', PDFName.of('H3'))],
    ['a header without scope', 'ISO 14289-1 7.5', remove(structure('TH'), 'A')],
    ['a note without identifier', 'ISO 14289-1 7.9', remove(structure('Note'), 'ID')],
    ['a link without description', 'ISO 14289-1 7.18.5', remove(link, 'Contents')],
    ['a link outside Link', 'ISO 14289-1 7.18.5', set(structure('Link'), 'S', PDFName.of('Span'))],
    ['a hidden link', 'ISO 19005-2 6.3.2', set(link, 'F', 2)],
    ['another annotation', 'ISO 19005-2 6.3.1', set(link, 'Subtype', PDFName.of('Movie'))],
    ['a link without parent', 'ISO 32000-1 14.7.4.4', set(link, 'StructParent', 9999)],
    ['another order of tabs', 'ISO 14289-1 7.18.3', remove(page, 'Tabs')],
    ['unmarked content', 'ISO 14289-1 7.1', rewrite(content, (text) => `${text}\n0 0 9 9 re f`)],
    ['content of two kinds', 'ISO 14289-1 7.1', rewrite(content, replace(/(MCID 1 >>)BDC([^]*?)EMC/, twoKinds))],
    ['content without element', 'ISO 14289-1 7.1', rewrite(content, replace(/MCID 1(?= )/, 'MCID 777'))],
    ['an element without content', 'ISO 32000-1 14.7.4', rewrite(content, replace(/MCID 1(?= )/, 'MCID 777'))],
    ['a wrong parent', 'ISO 32000-1 14.7.4.4', (_, catalog) => {
      const [, row] = itemsAt(catalog, 'StructTreeRoot/ParentTree/Nums')
      const ref = catalog.get(PDFName.of('StructTreeRoot'))
      if (row instanceof PDFArray && ref) for (const index of row.asArray().keys()) row.set(index, ref)
    }],
    ['a missing glyph', 'ISO 19005-2 6.2.11.8', rewrite(content, replace(/<[0-9A-F]{4}> Tj/, '<0000> Tj'))],
    ['a radical', 'tongbao radicals', rewrite(toUnicode, replace(/> <[0-9A-F]{4}>/g, '> <2F00>'))],
    ['a private character', 'ISO 19005-2 6.2.11.7', rewrite(toUnicode, replace(/> <[0-9A-F]{4}>/g, '> <E78D>'))],
    ['a font that is not inside', 'ISO 19005-2 6.2.11.4', remove(descriptor, 'FontFile2')],
    ['a font without map', 'ISO 19005-2 6.2.11.7', remove(font, 'ToUnicode')],
    ['a filter that is not allowed', 'ISO 19005-2 6.1.7', set(picture, 'Filter', PDFName.of('LZWDecode'))],
    ['a picture that is smoothed', 'ISO 19005-2 6.2.8', set(picture, 'Interpolate', true)]
  ])('%s', async (_, clause, fault) => {
    const context = await parsePdf(rich)
    fault(context, catalogOf(context))
    expect(await clausesOf(await writePdf(context))).toContain(clause)
  })

  test('a file inside a file of part 2', async () => {
    const context = await parsePdf(withFiles)
    rewrite(xmp, (text) => text.replace('>3</pdfaid:part', '>2</pdfaid:part'))(context, catalogOf(context))
    expect(await clausesOf(await writePdf(context))).toEqual(['ISO 19005-2 6.8'])
  })

  test('a file without relationship', async () => {
    const context = await parsePdf(withFiles)
    first(context, 'Type', 'Filespec').delete(PDFName.of('AFRelationship'))
    expect(await clausesOf(await writePdf(context))).toEqual(['ISO 19005-3 6.8'])
  })
})

test('a document of a hundred pages passes, and is the same after another print', async () => {
  const hundred = await printLong()
  const pdf = await archive(hundred)
  expect((await checkConformance(pdf)).failures).toEqual([])
  expect(Buffer.from(await archive(await printLong())).equals(pdf)).toBe(true)
})

/** The bulletin's body eleven times over: a hundred pages. */
function printLong(): Promise<Uint8Array> {
  const [, , body = ''] = String(fileAt('content/2019-14.md').value).split('---\n')
  return printRaw(fileWith(body.replace(/<!--.*?-->/g, '').repeat(11)), printer)
}

describe.skipIf(!hasVeraPdf)('veraPDF (needs Java and Maven)', () => {
  test('finds the bulletin compliant with PDF/A-2a and PDF/UA-1', async () => {
    const pdf = await archive(seed)
    for (const flavour of ['2a', 'ua1'] as const) {
      const { isCompliant, checks, failures } = await judge(pdf, flavour)
      expect(failures).toEqual([])
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(10_000)
    }
  })

  test('finds every kind of block, and attachments, compliant with PDF/A-3a and PDF/UA-1', async () => {
    for (const flavour of ['3a', 'ua1'] as const) {
      const { isCompliant, checks, failures } = await judge(withFiles, flavour)
      expect(failures).toEqual([])
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(1000)
    }
  })

  test('finds a hundred pages compliant', async () => {
    const pdf = await archive(await printLong())
    for (const flavour of ['2a', 'ua1'] as const) {
      const { isCompliant, checks } = await judge(pdf, flavour)
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(100_000)
    }
  })

  test('refuses the plain print', async () => {
    const { isCompliant, failures } = await judge(seed, '2a')
    expect(isCompliant).toBe(false)
    expect(failures).toEqual(expect.arrayContaining(['6.1.3-1', '6.2.4.3-2', '6.6.2.1-1']))
  })
})
