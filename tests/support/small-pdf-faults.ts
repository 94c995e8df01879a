import { PDFName, PDFRef } from '@cantoo/pdf-lib'
import { expect } from 'vitest'
import type { Attachment } from '../../src/pdf/archive/attach.js'
import { addStream, fromLatin1, hexText, toLatin1 } from '../../src/pdf/read/objects.js'
import { formatToUnicode } from '../../src/pdf/read/to-unicode.js'
import { arrayAt, rewrite, set, type SmallPdf } from './small-pdf.js'

/** Changes a small PDF before it is written. */
export type Spoil = (pdf: SmallPdf) => void

export const attachments: readonly Attachment[] = [
  { name: '源.md', mediaType: 'text/markdown', description: '源', relationship: 'Source', bytes: fromLatin1('x') },
  { name: 'b.json', mediaType: 'application/json', description: '乙', relationship: 'Data', bytes: fromLatin1('{}') }
]

export const name = (text: string) => PDFName.of(text)
export const xmp = (from: string | RegExp, to: string): Spoil => ({ catalog }) => rewrite(catalog, 'Metadata', from, to)
export const content = (from: string | RegExp, to: string, page = 0): Spoil => ({ pages }) => rewrite(pages[page], 'Contents', from, to)
export const map = (texts: [number, string][], font = 0): Spoil => ({ context, fonts }) =>
  set(fonts[font], 'ToUnicode', addStream(context, fromLatin1(formatToUnicode(new Map(texts))), {}))
export const element = (type: string, key: string, value?: Parameters<typeof set>[2]): Spoil => ({ elements }) => set(elements[type], key, value)
export const info = ({ context }: SmallPdf) => context.lookup(context.trailerInfo.Info) as SmallPdf['catalog']
const inner = ({ context, fonts: [font] }: SmallPdf) => context.lookup(arrayAt(font, 'DescendantFonts').get(0)) as SmallPdf['catalog']
export const within = (dict: SmallPdf['catalog'] | undefined, key: string) => dict?.lookup(name(key)) as SmallPdf['catalog'] | undefined
const intent = ({ catalog }: SmallPdf) => arrayAt(catalog, 'OutputIntents').lookup(0) as SmallPdf['catalog']
export const profile = (from: string, to: string): Spoil => (pdf) => rewrite(intent(pdf), 'DestOutputProfile', from, to)
export const glyph = (pattern: string) => new RegExp(pattern)

/** What spoils a small PDF, and all that the gate finds then. */
export const faults: [what: string, spoil: Spoil, found: string[]][] = [
  // the file as such
  ['a filter', ({ picture }) => set(picture, 'Filter', name('LZWDecode')), ['filter: filter /LZWDecode']],
  ['one filter of two', ({ picture }) => set(picture, 'Filter', ['FlateDecode', 'JPXDecode']), ['filter: filter /FlateDecode /JPXDecode']],
  ['a filter that is no name', ({ picture }) => set(picture, 'Filter', [1]), ['filter: filter 1']],
  ['a stream elsewhere', ({ picture }) => set(picture, 'F', hexText('x')), ['stream-inside: a stream outside the file']],
  ['a picture that is smoothed', ({ picture }) => set(picture, 'Interpolate', true), ['picture-smoothed: a picture that is smoothed']],
  ['alternates', ({ picture }) => set(picture, 'Alternates', []), ['picture-alternates: a picture with alternates']],
  ['OPI', ({ picture }) => set(picture, 'OPI', {}), ['picture-alternates: a picture with alternates']],
  ...['AcroForm', 'OCProperties', 'OpenAction'].map((key): [string, Spoil, string[]] =>
    [`${key} in the catalog`, ({ catalog }) => set(catalog, key, {}), [`catalog: ${key} in the catalog`]]),
  ...['AA', 'JS', 'JavaScript', 'XFA'].map((key): [string, Spoil, string[]] => [`${key} in a page`, ({ pages }) => set(pages[1], key, {}), [`script: ${key} in a dictionary`]]),
  ['a script deep within', ({ pages }) => set(pages[1], 'X', [[{ Y: { JS: 'x' } }]]), ['script: JS in a dictionary']],
  ['a script at a stream', ({ picture }) => set(picture, 'JS', 'x'), ['script: JS in a dictionary']],
  ['an action', ({ links }) => set(within(links[0], 'A'), 'S', name('Launch')), ['action: action Launch']],
  ['an action without kind', ({ links }) => set(within(links[0], 'A'), 'S'), ['action: action ']],
  ...['TR', 'TR2', 'HTP'].map((key): [string, Spoil, string[]] => [
    `a transfer function ${key}`, ({ pages }) => set(within(within(within(pages[0], 'Resources'), 'ExtGState'), 'G'), key, name('Identity')),
    ['transfer-function: a transfer function']]),
  ['no output intent', ({ catalog }) => set(catalog, 'OutputIntents'), ['output-intent: no output intent with a colour profile']],
  ['an intent for something else', (pdf) => set(intent(pdf), 'S', name('GTS_PDFX')), ['output-intent: no output intent with a colour profile']],
  ['an intent without a profile', (pdf) => set(intent(pdf), 'DestOutputProfile'), ['output-intent: no output intent with a colour profile']],
  ['a profile for print', profile('RGB ', 'CMYK'), ['colour-profile: the colour profile is not one for RGB']],
  ['a profile of a camera', profile('mntr', 'scnr'), ['colour-profile: the colour profile is not one for RGB']],
  ['something else than a profile', profile('acsp', 'xxxx'), ['colour-profile: the colour profile is not one for RGB']],
  ['a profile of a later version', ({ context, catalog }) => {
    const stream = intent({ catalog } as SmallPdf).lookup(name('DestOutputProfile')) as { contents?: Uint8Array } & SmallPdf['catalog']
    const bytes = Uint8Array.from(toLatin1((stream as unknown as { contents: Uint8Array }).contents).split('').map((one) => one.charCodeAt(0)))
    bytes[8] = 5
    set(intent({ catalog } as SmallPdf), 'DestOutputProfile', addStream(context, bytes, { N: context.obj(3) }))
  }, ['colour-profile: the colour profile is not one for RGB']],
  ['a profile of four colours', (pdf) => set((intent(pdf).lookup(name('DestOutputProfile')) as unknown as { dict: SmallPdf['catalog'] }).dict, 'N', 4), [
    'colour-profile: the colour profile is not one for RGB']],

  // fonts
  ['another kind of font', (pdf) => set(inner(pdf), 'Subtype', name('CIDFontType0')), ['font-kind 1: font AAAAAA+F0 is Type0 CIDFontType0, no TrueType']],
  ['a font without descendants', ({ fonts }) => set(fonts[0], 'DescendantFonts'), ['font-kind 1: font AAAAAA+F0 is Type0 , no TrueType']],
  ['a font that is not inside', (pdf) => set(within(inner(pdf), 'FontDescriptor'), 'FontFile2'), ['font-inside 1: font AAAAAA+F0 is not inside']],
  ['a font without numbers', (pdf) => set(inner(pdf), 'CIDToGIDMap'), ['font-glyphs 1: font AAAAAA+F0 has no CIDToGIDMap']],
  ...['GBK-EUC-H', 'Identity-HV', 'XIdentity-H'].map((encoding): [string, Spoil, string[]] => [
    `a font in ${encoding}`, ({ fonts }) => set(fonts[1], 'Encoding', name(encoding)), [`font-encoding 1: font AAAAAA+F1 has the unexpected encoding ${encoding}`]]),
  ['a font in no encoding', ({ fonts }) => set(fonts[1], 'Encoding'), ['font-encoding 1: font AAAAAA+F1 has the unexpected encoding ']],
  ['a font without map', ({ fonts }) => set(fonts[0], 'ToUnicode'), [
    'font-unicode 1: font AAAAAA+F0 has no map to Unicode', 'glyph-text 1: glyph 1 of AAAAAA+F0 means nothing']],
  ['a private character', map([[1, '\ue000']]), ['glyph-text 1: glyph 1 of AAAAAA+F0 means U+E000']],
  ['a byte order mark', map([[1, '甲\ufeff']]), ['glyph-text 1: glyph 1 of AAAAAA+F0 means U+7532 U+FEFF']],
  ['a glyph without text', map([[1, '']]), ['glyph-text 1: glyph 1 of AAAAAA+F0 means nothing']],
  ['a radical', map([[1, '\u2f00'], [2, '—'], [3, '1'], [4, '2']], 1), ['glyph-radical 2: glyph 1 of AAAAAA+F1 means the radical U+2F00']],
  ['a glyph of page 2 alone', content('<0001> Tj', '<0005> Tj', 1), ['glyph-text 2: glyph 5 of AAAAAA+F0 means nothing']],
  ['missing glyphs', content('<0001> Tj', '<00000000> Tj', 1), ['glyph-missing 2: 2 characters that no font has', 'glyph-text 2: glyph 0 of AAAAAA+F0 means nothing']],
  ...([['\\ue000', 'FEFFE000', '\ue000'], ['a radical', 'FEFF2F00', '\u2f00'], ['nothing', '', '']] as const).map(([what, hex, text]): [string, Spoil, string[]] =>
    [`an ActualText of ${what}`, content(glyph('<0001> Tj'), `/Span <</ActualText <${hex}>>> BDC <0001> Tj EMC`), [`actual-text 1: ActualText ${text}`]]),

  // annotations
  ['another annotation', ({ links }) => set(links[1], 'Subtype', name('Movie')), ['annotation-kind 2: annotation Movie']],
  ['an annotation of no kind', ({ links }) => set(links[1], 'Subtype'), ['annotation-kind 2: annotation ']],
  ...[undefined, 0, 4 | 1, 4 | 2, 4 | 32, 4 | 256].map((flags): [string, Spoil, string[]] =>
    [`the flags ${flags}`, ({ links }) => set(links[0], 'F', flags), ['annotation-shown 1: an annotation that is not printed']]),
  ['a link with a picture', ({ links }) => set(links[0], 'AP', {}), ['link-appearance 1: a link with a picture of its own']],
  ['another order of tabs', ({ pages }) => set(pages[0], 'Tabs', name('R')), ['tab-order 1: tabs do not follow the structure']],
  ['no order of tabs', ({ pages }) => set(pages[1], 'Tabs'), ['tab-order 2: tabs do not follow the structure']],
  ['a link without description', ({ links }) => set(links[0], 'Contents'), ['link-description 1: a link without description']],
  ['a link with an empty one', ({ links }) => set(links[0], 'Contents', hexText('')), ['link-description 1: a link without description']],
  ['a link in a span', element('Link', 'S', name('Span')), ['link-element 1: a link in Span']],
  ['a link in nothing', ({ elements }) => arrayAt(elements['Link2'], 'K').remove(1), [
    'link-element 2: a link in no element', 'link-parent 2: a link has another parent']],
  ['a link with another parent', ({ links }) => set(links[0], 'StructParent', 4), ['link-parent 1: a link has another parent']],
  ['a link without parent', ({ links }) => set(links[0], 'StructParent'), ['link-parent 1: a link has another parent']],

  // what the file says about itself
  ['compressed metadata', ({ context, catalog }) => {
    const stream = catalog.lookup(name('Metadata')) as unknown as { dict: SmallPdf['catalog'] }
    set(stream.dict, 'Type')
    set(stream.dict, 'Filter')
    void context
  }, ['xmp: no uncompressed XMP metadata']],
  ['no metadata', ({ catalog }) => set(catalog, 'Metadata'), [
    'xmp: no uncompressed XMP metadata', 'xmp-readable: XMP is not well-formed XML', 'claim-a: no claim of level A in XMP', 'claim-ua: no claim of PDF/UA-1 in XMP',
    'title: no title in XMP', ...['Title and dc:title', 'Author and dc:creator', 'Subject and dc:description', 'Keywords and pdf:Keywords', 'Creator and xmp:CreatorTool',
      'Producer and pdf:Producer'].map((twins) => `info: ${twins} differ`)]],
  ['part 1', xmp('<pdfaid:part>2', '<pdfaid:part>1'), ['claim-a: no claim of level A in XMP']],
  ['level B', xmp('conformance>A', 'conformance>B'), ['claim-a: no claim of level A in XMP']],
  ['part 2 of PDF/UA', xmp('<pdfuaid:part>1', '<pdfuaid:part>2'), ['claim-ua: no claim of PDF/UA-1 in XMP']],
  ['an empty title', xmp(/(<dc:title>.*?x-default">)[^<]*/, '$1'), ['title: no title in XMP', 'info: Title and dc:title differ']],
  ['an element of another name', xmp(/<tongbao:serialName>(.*?)<\/tongbao:serialName>/, '<tongbao:x>$1</tongbao:x>'), ['xmp-described: no description of the element tongbao:x']],
  ['an element of another prefix', xmp(/<tongbao:serialName>(.*?)<\/tongbao:serialName>/, '<pdfuaid:serialName>$1</pdfuaid:serialName>'), [
    'xmp-described: no description of the element pdfuaid:serialName']],
  ...Object.entries({ Title: 'dc:title', Author: 'dc:creator', Subject: 'dc:description', Keywords: 'pdf:Keywords', Creator: 'xmp:CreatorTool', Producer: 'pdf:Producer' })
    .map(([key, twin]): [string, Spoil, string[]] => [`another ${key}`, (pdf) => set(info(pdf), key, hexText('x')), [`info: ${key} and ${twin} differ`]]),
  ['no language', ({ catalog }) => set(catalog, 'Lang'), ['language: no language']],
  ['an empty language', ({ catalog }) => set(catalog, 'Lang', hexText('')), ['language: no language']],
  ['no mark of tags', ({ catalog }) => set(within(catalog, 'MarkInfo'), 'Marked'), ['tagged: not marked as tagged']],
  ['tags that are none', ({ catalog }) => set(within(catalog, 'MarkInfo'), 'Marked', false), ['tagged: not marked as tagged']],
  ['suspect tags', ({ catalog }) => set(within(catalog, 'MarkInfo'), 'Suspects', true), ['suspects: marked as suspect']],
  ['a title that is not shown', ({ catalog }) => set(within(catalog, 'ViewerPreferences'), 'DisplayDocTitle', false), ['title-shown: the title is not shown']],
  ['no word of the title', ({ catalog }) => set(catalog, 'ViewerPreferences'), ['title-shown: the title is not shown']],

  // structure
  ['no structure', ({ catalog }) => set(catalog, 'StructTreeRoot'), [
    'structure: no structure tree', ...[1, 2].flatMap((page) => [`link-element ${page}: a link in no element`, `link-parent ${page}: a link has another parent`])]],
  ['an unknown type', element('H1', 'S', name('Sect1')), ['element-type: structure type Sect1', 'heading-level: a heading of level 2 after one of level 0']],
  ['a role without meaning', ({ root }) => set(root, 'RoleMap'), ['element-type: structure type Aside']],
  ['an item in a division', element('L', 'S', name('Div')), ['element-place: LI in Div', 'element-place: LI in Div']],
  ['a row in a division', element('Table', 'S', name('Div')), ['element-place: TR in Div', 'element-place: TR in Div']],
  ['cells in an item', element('TR2', 'S', name('LI')), [
    'element-kids: LI in Table', 'element-place: LI in Table', 'element-kids: TD in LI', 'element-kids: TD in LI', 'element-place: TD in LI', 'element-place: TD in LI']],
  ['a header cell in a row that is none', element('TR', 'S', name('Caption')), ['element-place: TH in Caption', 'element-place: TH in Caption']],
  ['a body outside an item', element('LI2', 'S', name('Caption')), ['element-place: LBody in Caption']],
  ['a paragraph in a list', element('LI', 'S', name('P')), ['element-kids: P in L', 'element-place: LBody in P']],
  ['a paragraph in an item', element('LBody', 'S', name('P')), ['element-kids: P in LI']],
  ['a paragraph in a table', element('TR', 'S', name('P')), ['element-kids: P in Table', 'element-place: TH in P', 'element-place: TH in P']],
  ['a paragraph in a row', element('TD', 'S', name('P')), ['element-kids: P in TR']],
  ['another root', element('Document', 'S', name('Div')), ['element-kids: Div in StructTreeRoot']],
  ['content in a list', ({ elements }) => { arrayAt(elements['L'], 'K').push(arrayAt(elements['Lbl'], 'K').get(0)) }, ['element-kids: content in L']],
  ['an annotation in a row', ({ context, elements, links }) => {
    arrayAt(elements['TR'], 'K').push(context.obj({ Type: 'OBJR', Obj: context.getObjectRef(links[0] ?? context.obj({})) ?? PDFRef.of(1) }))
  }, ['table-rows: a table with rows of unequal length', 'element-kids: an annotation in TR', 'link-element 1: a link in TR', 'link-parent 1: a link has another parent']],
  ['something odd', ({ elements }) => { arrayAt(elements['P'], 'K').push(name('X')) }, ['element-kids: a structure element that is none in P']],
  ['a picture without description', element('Figure', 'Alt'), ['picture-description: a picture without description']],
  ['a picture with an empty one', element('Figure2', 'ActualText', hexText(' ')), ['picture-description: a picture without description']],
  ['a cell too few', ({ elements }) => { arrayAt(elements['TR2'], 'K').remove(1) }, [
    'content-owner 1: content 11 in 0 elements', 'content-parent 1: another parent of 11', 'table-rows: a table with rows of unequal length']],
  ['a table without rows', ({ elements }) => set(elements['Table'], 'K', []), [
    ...[8, 9, 10, 11].flatMap((mcid) => [`content-owner 1: content ${mcid} in 0 elements`, `content-parent 1: another parent of ${mcid}`]),
    'table-rows: a table with rows of unequal length']],
  ['a header without scope', element('TH', 'A'), ['header-scope: a header cell without scope']],
  ['a header with other attributes', element('TH2', 'A', [{ O: 'Layout' }]), ['header-scope: a header cell without scope']],
  ['a note without identifier', element('Note', 'ID'), ['note-identifier: a note with the identifier missing']],
  ['two notes of one identifier', element('Note2', 'ID', hexText('note-1')), [expect.stringMatching(/^note-identifier: a note with the identifier </) as string]],
  ['a first heading of level 2', element('H1', 'S', name('H2')), ['heading-level: a heading of level 2 after one of level 0', ]],
  ['a skipped level', element('H2', 'S', name('H3')), ['heading-level: a heading of level 3 after one of level 1']],

  // content
  ['text that is not marked', content(/$/, '\nBT /F0 12 Tf 1 0 0 1 50 9 Tm <0001> Tj ET'), ['content-tagged 1: text that is neither tag nor artifact, or both']],
  ['a path that is not marked', content(/$/, '\n0 0 9 9 re f', 1), ['content-tagged 2: path that is neither tag nor artifact, or both']],
  ['a picture that is not marked', content(/$/, '\n/Pic Do'), ['content-tagged 1: picture that is neither tag nor artifact, or both']],
  ['content of both kinds', content('BDC\nBT', 'BDC /Artifact BMC\nBT', 1), expect.arrayContaining(['content-tagged 2: text that is neither tag nor artifact, or both']) as string[]],
  ['content without element', content(/MCID 1 /, 'MCID 77 '), [
    'content-owner 1: content 77 in 0 elements', 'content-parent 1: another parent of 77', 'content-there 1: an element of content 1, which is not there']],
  ['content of two elements', ({ elements, context }) => { arrayAt(elements['H2'], 'K').push(context.obj(1)) }, ['content-owner 1: content 1 in 2 elements']],
  ['content with another parent', ({ pages }) => set(pages[1], 'StructParents', 9), [0, 1, 2, 3].map((mcid) => `content-parent 2: another parent of ${mcid}`)],
  ['content without parents', ({ pages }) => set(pages[1], 'StructParents'), [0, 1, 2, 3].map((mcid) => `content-parent 2: another parent of ${mcid}`)],
  ['an element of a page that is not there', ({ context, elements }) => set(elements['H1'], 'Pg', context.nextRef()), [
    'content-owner 1: content 1 in 0 elements', 'content-parent 1: another parent of 1']],
  ['an operator that the browser does not write', content(/$/, '\nBT [<0001> 5] TJ ET'), expect.arrayContaining([expect.stringMatching(/^content-known 1: /)]) as string[]]
]
