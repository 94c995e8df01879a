import { PDFArray, PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { attach, type Attachment } from '../../src/pdf/archive/attach.js'
import { writePdf } from '../../src/pdf/archive/write.js'
import { writeMetadata } from '../../src/pdf/archive/write-metadata.js'
import { addStream, catalogOf, fromLatin1, hexText, inflate, toLatin1 } from '../../src/pdf/read/objects.js'
import { formatToUnicode } from '../../src/pdf/read/to-unicode.js'
import { metadata } from './print.js'

/** What a small PDF is made of, to be spoilt before it is written. */
export interface SmallPdf {
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly PDFDict[]
  /** Structure elements by their types and, from the second on, numbers: `P`, `P2`. */
  readonly elements: Readonly<Record<string, PDFDict>>
  readonly root: PDFDict
  readonly fonts: readonly PDFDict[]
  readonly picture: PDFDict
  /** The links of page 1 and of page 2. */
  readonly links: readonly PDFDict[]
}

type Literal = object | string | number | boolean | undefined

/** Writes a PDF of two pages with one element of every kind, which passes the gate, or what is left of it when it was spoilt. */
export async function writeSmallPdf(spoil: (pdf: SmallPdf) => void = () => undefined, attachments: readonly Attachment[] = []): Promise<Uint8Array> {
  const context = PDFContext.create()
  const make = (literal: Literal) => context.register(context.obj(literal as number))
  const dict = (ref: PDFRef) => context.lookup(ref, PDFDict)
  const fonts = ['甲乙丙', '丁—12'].map((characters, index) => {
    const file = addStream(context, fromLatin1('a font'), {})
    const descriptor = make({ Type: 'FontDescriptor', FontName: `AAAAAA+F${index}`, FontFile2: file })
    const inner = make({ Type: 'Font', Subtype: 'CIDFontType2', FontDescriptor: descriptor, CIDToGIDMap: 'Identity' })
    const map = addStream(context, fromLatin1(formatToUnicode(new Map([...characters].map((character, glyph) => [glyph + 1, character])))), {})
    return make({ Type: 'Font', Subtype: 'Type0', BaseFont: `AAAAAA+F${index}`, Encoding: 'Identity-H', DescendantFonts: [inner], ToUnicode: map })
  })
  const picture = addStream(context, fromLatin1('a picture'), { Type: PDFName.of('XObject'), Subtype: PDFName.of('Image'), Filter: PDFName.of('DCTDecode') })
  const [pageList, pages] = [context.nextRef(), [context.nextRef(), context.nextRef()]] as const
  const links = [3, 4].map((key) => make({
    Type: 'Annot', Subtype: 'Link', F: 4, Contents: hexText('一处'), StructParent: key, A: { Type: 'Action', S: 'URI', URI: hexText('https://a.cn') }
  }))

  const parents: PDFRef[][] = [[], []]
  const elements: Record<string, PDFDict> = {}
  const contents = ['', '']
  const element = (type: string, kids: readonly PDFObject[], more: Record<string, Literal> = {}): PDFRef => {
    const ref = make({ Type: 'StructElem', S: type, K: [...kids], ...more })
    const count = Object.keys(elements).filter((name) => name.replace(/\d+$/, '') === type.replace(/\d+$/, '') && /^H\d/.test(type) === false).length
    elements[/^H\d/.test(type) || count === 0 ? type : `${type}${count + 1}`] = dict(ref)
    return ref
  }
  /** An element with content of its own on a page, from 0. */
  const leaf = (type: string, page: 0 | 1 = 0, more: Record<string, Literal> = {}, shown = '/F0 12 Tf 1 0 0 1 50 700 Tm <0001> Tj', kids: readonly PDFObject[] = []): PDFRef => {
    const mcid = parents[page]?.length ?? 0
    const ref = element(type, [context.obj(mcid), ...kids], { Pg: pages[page], ...more })
    parents[page]?.push(ref)
    contents[page] += `/${type} <</MCID ${mcid} >>BDC\n${shown.startsWith('/P') ? shown : `BT ${shown} ET`}\nEMC\n`
    return ref
  }
  const link = (page: 0 | 1) => leaf('Link', page, {}, undefined, [context.obj({ Type: 'OBJR', Obj: links[page], Pg: pages[page] })])
  const cell = (type: 'TH' | 'TD', more: Record<string, Literal> = {}) => leaf(type, 0, more)
  const linkRefs = [link(0), link(1)]
  const root = element('StructTreeRoot', [element('Document', [
    leaf('H1'), leaf('H2'), leaf('H3'), element('P', [linkRefs[0] ?? pageList]), leaf('P', 1, {}, '/F1 12 Tf 1 0 0 1 50 700 Tm <0001> Tj'), leaf('Aside'),
    element('L', [element('LI', [leaf('Lbl'), leaf('LBody')]), element('LI', [leaf('LBody')])]),
    element('Table', [
      element('TR', [cell('TH', { A: { O: 'Table', Scope: 'Column' } }), cell('TH', { A: [{ O: 'Layout' }, { O: 'Table', Scope: 'Column' }] })]),
      element('TR', [cell('TD'), cell('TD')])
    ]),
    leaf('Figure', 0, { Alt: hexText('图') }, '/Pic Do'), leaf('Figure', 0, { ActualText: hexText('图') }, '/Pic Do'),
    leaf('Note', 1, { ID: hexText('note-1') }), leaf('Note', 1, { ID: hexText('note-2') }), element('P', [linkRefs[1] ?? pageList])
  ])], {
    Type: 'StructTreeRoot', RoleMap: { Aside: 'P' },
    ParentTree: { Kids: [{ Nums: [0, context.register(context.obj(parents[0] ?? [])), 1, parents[1] ?? []] }, { Nums: [3, linkRefs[0], 4, linkRefs[1]] }] }
  })
  for (const [index, ref] of pages.entries()) {
    context.assign(ref, context.obj({
      Type: 'Page', Parent: pageList, StructParents: index, Tabs: 'S', Annots: [links[index]],
      Contents: addStream(context, fromLatin1(`${contents[index]}/Artifact BMC\nBT /F1 9 Tf 1 0 0 1 50 50 Tm <0002000${3 + index}0002> Tj ET\n0 0 9 9 re f\nEMC\n`), {}),
      Resources: { Font: { F0: fonts[0], F1: fonts[1] }, XObject: { Pic: picture }, ExtGState: { G: { Type: 'ExtGState', ca: 1 } } }
    } as unknown as number))
  }
  context.assign(pageList, context.obj({ Type: 'Pages', Kids: [...pages], Count: 2 } as unknown as number))
  context.trailerInfo.Root = make({ Type: 'Catalog', Pages: pageList, StructTreeRoot: root })
  const catalog = catalogOf(context)
  const model = { context, catalog, pages: [], tree: undefined }
  writeMetadata(model, metadata, attachments.length > 0 ? 3 : 2)
  if (attachments.length > 0) attach(model, attachments, metadata.created)
  spoil({
    context, catalog, pages: pages.map(dict), elements, root: dict(root), fonts: fonts.map(dict), picture: (context.lookup(picture) as PDFRawStream).dict, links: links.map(dict)
  })
  return writePdf(context)
}

/** Sets an entry of a dictionary, or, with nothing to set, removes it. */
export function set(dict: PDFDict | undefined, key: string, value?: Literal): void {
  if (!dict) throw new Error(`no dictionary for ${key}`)
  if (value === undefined) dict.delete(PDFName.of(key))
  else dict.set(PDFName.of(key), dict.context.obj(value as number))
}

/** Replaces text in a stream; one character is one byte. Throws where there is none. */
export function rewrite(dict: PDFDict | undefined, key: string, from: string | RegExp, to: string): void {
  const stream = dict?.lookup(PDFName.of(key))
  if (!(stream instanceof PDFRawStream)) throw new Error(`no stream ${key}`)
  const before = toLatin1(inflate(stream))
  stream.contents = fromLatin1(before.replace(from, to))
  stream.dict.delete(PDFName.of('Filter'))
  if (toLatin1(stream.contents) === before) throw new Error(`no ${String(from)}`)
}

/** The items of an array. */
export function arrayAt(dict: PDFDict | undefined, key: string): PDFArray {
  const array = dict?.lookup(PDFName.of(key))
  if (!(array instanceof PDFArray)) throw new Error(`no array ${key}`)
  return array
}
