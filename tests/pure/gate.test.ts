import { PDFHexString } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { checkConformance } from '../../src/pdf/gate/check.js'
import { numbersIn } from '../../src/pdf/gate/check-content.js'
import { fromLatin1, hexText, toLatin1 } from '../../src/pdf/read/objects.js'
import { arrayAt, set, writeSmallPdf, type SmallPdf } from '../support/small-pdf.js'
import {
  attachments, content, element, faults, glyph, info, map, name, profile, within, xmp, type Spoil
} from '../support/small-pdf-faults.js'

async function judge(pdf: Uint8Array): Promise<string[]> {
  const { failures } = await checkConformance(pdf)
  return failures.map(({ name, page, detail: { en } }) => `${name}${page === undefined ? '' : ` ${page}`}: ${en}`)
}

describe('the gate', () => {
  test('passes a small PDF, after each of its checks', async () => {
    const { checks, failures } = await checkConformance(await writeSmallPdf())
    expect(failures).toEqual([])
    expect(checks).toBe(285)
    expect(await judge(await writeSmallPdf(undefined, attachments))).toEqual([])
  })

  test.each(faults)('finds %s', async (_, spoil, found) => {
    expect(await judge(await writeSmallPdf(spoil))).toEqual(found)
  })

  const bytes = async (from: RegExp, to: string) => {
    const before = toLatin1(await writeSmallPdf())
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    return judge(fromLatin1(after))
  }
  const [header, end, identifier] = ['header: no header of PDF 1.x with a binary comment', 'end-of-file: bytes after the end of the file', 'file-identifier: no file identifier of twice 16 bytes']

  test.each<[string, RegExp, string, string[]]>([
    ['a header of another version', /^%PDF-1\.7/, '%PDF-2.0', [header]], ['a header of a version to come', /^%PDF-1\.7/, '%PDF-1.8', [header]],
    ['a comment that is not binary', /(?<=^%PDF-1\.7\n)%..../, '%text', [header]], ['no comment', /(?<=^%PDF-1\.7\n)%/, ' ', [header]],
    ['bytes after the end', /$/, 'x', [end]], ['bytes before the end', /%%EOF/, '%%EOX', [end]], ['a short identifier', /..(?=> *<[0-9A-F]{32}> *\])/, '  ', [identifier]],
    ['a short second identifier', /..(?=> *\])/, '  ', [identifier]], ['one identifier', /<([0-9A-F]{32})> *<[0-9A-F]{32}>/, (`<$1>${' '.repeat(35)}`), [identifier]]
  ])('finds %s', async (_, from, to, found) => {
    expect(await bytes(from, to)).toEqual(found)
  })

  test.each<[string, RegExp, string]>([
    ['a return in the header', /^%PDF-1\.7\n/, '%PDF-1.7\r\n'], ['an end of file with a line end', /%%EOF\s*$/, '%%EOF\n'], ['one with both', /%%EOF\s*$/, '%%EOF\r\n'], ['one without', /%%EOF\s*$/, '%%EOF']
  ])('passes %s', async (_, from, to) => {
    const before = toLatin1(await writeSmallPdf())
    expect(await judge(fromLatin1(before.replace(from, to)))).toEqual([])
  })

  test.each<[string, Spoil]>([
    ['a destination inside the file', ({ links }) => { set(within(links[0], 'A'), 'S', name('GoTo')) }], ['a picture that is not smoothed', ({ picture }) => set(picture, 'Interpolate', false)],
    ['two filters that are allowed', ({ picture }) => set(picture, 'Filter', ['FlateDecode', 'DCTDecode'])], ['vertical type', ({ fonts }) => set(fonts[0], 'Encoding', name('Identity-V'))],
    ['suspects that are none', ({ catalog }) => set(within(catalog, 'MarkInfo'), 'Suspects', false)], ['a dictionary without a subject', (pdf) => set(info(pdf), 'Subject')],
    ['a profile of a printer', profile('mntr', 'prtr')],
    ['a table with a caption', ({ elements }) => set(elements['TR'], 'S', name('TR'))], ['two headings of a level', element('H3', 'S', name('H2'))], ['a heading that goes back', element('H3', 'S', name('H1'))],
    ['a picture with both words', element('Figure', 'ActualText', hexText('图'))], ['other flags of a link', ({ links }) => set(links[0], 'F', 4 | 8 | 16 | 64 | 128)],
    ['an ActualText that is one', content(glyph('<0001> Tj'), '/Span <</ActualText <FEFF7532>>> BDC <0001> Tj EMC')], ['what is no annotation', ({ pages }) => { arrayAt(pages[0], 'Annots').push(name('X')) }]
  ])('passes %s', async (_, spoil) => {
    expect(await judge(await writeSmallPdf(spoil))).toEqual([])
  })

  test('passes on an error that is not the PDF\'s', async () => {
    const mistake = new TypeError('mine')
    await expect(checkConformance(await writeSmallPdf(), Promise.reject(mistake))).rejects.toBe(mistake)
  })

  test('looks at each glyph of a font once', async () => {
    const found = await judge(await writeSmallPdf((pdf) => {
      map([[1, '\ue000']])(pdf)
      content(/<0001> Tj/g, '<00010001> Tj', 1)(pdf)
    }))
    expect(found).toEqual(['glyph-text 1: glyph 1 of AAAAAA+F0 means U+E000'])
  })
})

describe('files inside', () => {
  const file = ({ catalog }: SmallPdf, index = 0) => arrayAt(catalog, 'AF').lookup(index) as SmallPdf['catalog']
  const [unlisted, nameless] = ['file-listed: associated files are not listed', 'file-name: a file without name']
  const [unrelated, unknown] = ['file-relationship: a file without relationship', 'file-type: a file without media type']
  test.each<[string, Spoil, string[]]>([
    ['part 2', xmp('<pdfaid:part>3', '<pdfaid:part>2'), ['file-inside: a file inside a file of part 2']],
    ['no list', ({ catalog }) => set(catalog, 'AF'), [unlisted, unrelated, unrelated]], ['one that is not listed', ({ catalog }) => arrayAt(catalog, 'AF').remove(0), [unlisted, unrelated]],
    ['another that is listed', ({ context, catalog }) => { arrayAt(catalog, 'AF').set(0, context.obj({})) }, [unrelated]],
    ['no name', (pdf) => set(file(pdf), 'F'), [nameless]], ['no name in Unicode', (pdf) => set(file(pdf, 1), 'UF'), [nameless]], ['no relationship', (pdf) => set(file(pdf), 'AFRelationship'), [unrelated]],
    ['no media type', (pdf) => set((within(within(file(pdf), 'EF'), 'F') as unknown as { dict: SmallPdf['catalog'] }).dict, 'Subtype'), [unknown]]
  ])('%s', async (_, spoil, found) => {
    expect(await judge(await writeSmallPdf(spoil, attachments))).toEqual(found)
  })
})

test('a tree of numbers is read to its end, and not without end', async () => {
  let root: SmallPdf['root'] | undefined
  await writeSmallPdf(({ context, catalog }) => {
    const item = context.register(context.obj(['x']))
    let node = context.obj({ Nums: [9, item, PDFHexString.of('00'), item, 8] })
    for (let depth = 0; depth < 10; depth += 1) node = context.obj({ Kids: [node, 7], Nums: [depth, item, depth + 20, catalog] })
    root = node
  })
  const numbers = numbersIn(root)
  expect([...numbers.keys()].filter((key) => key < 20).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(numbersIn(undefined)).toEqual(new Map())
})
