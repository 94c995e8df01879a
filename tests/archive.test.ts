import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { subsetFace } from '../src/fonts/subset.js'
import { parseDocument } from '../src/document/parse.js'
import { renderHtml } from '../src/html/render.js'
import { gbt9704 } from '../src/layout/page-format.js'
import { archivePrint } from '../src/pdf/archive-print.js'
import { archivePdf, type ArchiveOptions } from '../src/pdf/archive/archive.js'
import { entry, inflate, toLatin1, UnreadablePdf } from '../src/pdf/read/objects.js'
import { readPdf as readModel } from '../src/pdf/read/read.js'
import type { Kid } from '../src/pdf/read/structure.js'
import { formatToUnicode, parseToUnicode } from '../src/pdf/read/to-unicode.js'
import { tokenise } from '../src/pdf/read/tokenise.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { deflate } from '../src/text/deflate.js'
import { outline } from './support/outline.js'
import { readPdf, textOf } from './support/pdf.js'
import { furniture, metadata, printHtml, printRaw } from './support/print.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const archive = (pdf: Uint8Array, more: Partial<ArchiveOptions> = {}) =>
  archivePdf(pdf, { metadata, furniture, ...more })
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let seed: Uint8Array
let archived: Awaited<ReturnType<typeof archive>>
beforeAll(async () => {
  seed = await printRaw(fileAt('content/2019-14.md'), printer)
  archived = await archive(seed)
})

describe('the bulletin', () => {
  test('has no errors; only the page numbers stand outside its structure', () => {
    const { errors, artifacts } = archived.report
    expect(errors).toEqual([])
    expect(artifacts.length).toBeGreaterThanOrEqual(10)
    for (const { page, text } of artifacts) expect(text).toBe(furniture(page))
  })

  test('says the same, page by page, and its structure says the same again', async () => {
    const [before, after] = [await readPdf(seed), await readPdf(archived.pdf)]
    expect(after.map(textOf)).toEqual(before.map(textOf))
    const { tree, pages } = await readModel(archived.pdf)
    const wordsOf = (kid: Kid): string => kid.kind === 'element' ? kid.kids.map(wordsOf).join('')
      : kid.kind === 'mark' ? pages[kid.page]?.scan.sequences.get(kid.mcid)?.text ?? '' : ''
    const sorted = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
    expect(sorted(tree ? wordsOf(tree) : '')).toBe(sorted(before.map(textOf).join('')))
  })

  test('is the same file after another print, at another time, with other identifiers of the browser\'s', async () => {
    const again = await printRaw(fileAt('content/2019-14.md'), printer)
    expect(hash((await archive(again)).pdf)).toBe(hash(archived.pdf))

    const table = await printRaw(fileWith('| 甲 | 乙 |\n| --- | --- |\n| 1 | |\n'), printer)
    const moved = Buffer.from(toLatin1(table).replace(/\(node0/g, '(node1').replace(/\(D:20/g, '(D:21'), 'latin1')
    expect(hash(moved)).not.toBe(hash(table))
    expect(hash((await archive(moved)).pdf)).toBe(hash((await archive(table)).pdf))
  })

  const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0
  test.skipIf(!hasPoppler)('looks the same, point for point at 100 dpi (needs pdftoppm)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'archive-'))
    try {
      for (const [name, pdf] of [['before', seed], ['after', archived.pdf]] as const) {
        writeFileSync(join(folder, `${name}.pdf`), pdf)
        spawnSync('pdftoppm', ['-r', '100', join(folder, `${name}.pdf`), join(folder, name)])
      }
      const pages = readdirSync(folder).filter((name) => /^before-.*ppm$/.test(name))
      expect(pages.length).toBe(archived.report.artifacts.length)
      for (const page of pages) {
        const [before, after] = [page, page.replace('before', 'after')].map((name) => readFileSync(join(folder, name)))
        expect(before && after?.equals(before)).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the structure', () => {
  test.each([
    ['lists', '- 甲\n- 乙\n  1. 子\n\n- 丙\n',
      'L(LI(Lbl "•" LBody "甲") LI(Lbl "•" LBody("乙" L(LI(Lbl "1." LBody "子")))) LI(Lbl "•" LBody "丙"))'],
    ['typed labels', '1986. 甲\n\n\n10) 乙\n', 'L(LI(Lbl "1986." LBody "甲")) L(LI(Lbl "10)" LBody "乙"))'],
    ['a figure in an item', '- ![说明](a.png "图题")\n', 'L(LI(Lbl "•" LBody(Div(Figure Caption "图题"))))'],
    ['notes', '正文[^a]。\n\n[^a]: 注。\n\n    又。\n',
      'P("正文" Reference(Link "〔1〕") "。") Div(Note(Lbl(Link "〔1〕") P "注。" P "又。"))'],
    ['figures', '![说明](a.png "图题")\n', 'Div(Figure Caption "图题")'],
    ['emphasis and links', '**甲**乙[丙](https://example.com)\n', 'P(Strong "甲" "乙" Link "丙")'],
    ['quotations', '> 甲\n>\n> 乙\n', 'BlockQuote(P "甲" P "乙")']
  ])('of %s', async (_, markdown, expected) => {
    const { pdf, report } = await archive(await printRaw(fileWith(markdown), printer))
    expect(report.errors).toEqual([])
    expect(await outline(pdf)).toContain(expected)
  })

  test('repeats no header cell', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `| ${row} | 文 |\n`).join('')
    const { pdf, report } = await archive(await printRaw(fileWith(`| 甲 | 乙 |\n| --- | --- |\n${rows}`), printer))
    expect(report.demotions.filter(({ reason }) => reason === 'repeated header').map(({ text }) => text)).toContain('甲')
    expect((await outline(pdf)).split('TH "甲"')).toHaveLength(2)
  })
})

describe('what would be lost', () => {
  test('generated content', async () => {
    const { report } = await archive(await printHtml('<style>p::before { content: "1. " }</style><p>Text</p>', printer))
    expect(report.errors).toEqual([
      { id: 'text-lost', page: 1, detail: expect.stringContaining('1. '), expected: '— 1 —' }
    ])
  })

  test('a picture without any description', async () => {
    const source = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const html = `<p>Text<img width="9" height="9" alt="" src="${source}"></p>`
    const { report } = await archive(await printHtml(html, printer))
    expect(report.errors).toEqual([{ id: 'picture-lost', page: 1, detail: 'picture' }])
  })

  test('a font of Type 3', async () => {
    const { report } = await archive(await printHtml('<p style="-webkit-text-stroke: 1px red">Text</p>', printer))
    expect(report.errors.map(({ id }) => id)).toContain('print-unexpected')
    expect(JSON.stringify(report.errors)).toMatch(/字体 \w+ 是 Type3/)
  })

  test('a page number that is not the expected one', async () => {
    const { report } = await archive(seed, { furniture: (page) => `— ${page + 1} —` })
    expect(report.errors[0]).toEqual({ id: 'text-lost', page: 1, detail: '— 1 —', expected: '— 2 —' })
  })
})

test('each of these is a finding on the document', async () => {
  const file = fileAt('content/2019-14.md')
  const document = parseDocument(file, worldFor(file.path))
  if (!document) throw new Error(file.messages.join('\n'))
  const misnamed = { ...document, name: 'a:b', description: { ...document.description, plainTitle: 'a\u0007b' } }
  const source = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  const print = await printHtml(`<style>p::before { content: "1. " }</style><p>Text<img width="9" height="9" alt="" src="${source}"></p>
    <p style="-webkit-text-stroke: 1px red">Text</p>`, printer)
  await archivePrint(file, { pdf: print, page: renderHtml(document, worldFor(file.path)) }, {
    document: misnamed, source: { path: file.path, bytes: new Uint8Array() }, settings: { ...defaults, attachSource: true },
    format: gbt9704, browser: 'Chromium 1', tools: {}, created: new Date(0)
  }, { deflate })
  expect(findingsOf(file).map(({ ruleId, values }) => [ruleId, ...values])).toEqual([
    ['text-lost', 1, expect.stringContaining('1. '), '— 1 —'], ['picture-lost', 1],
    ['print-unexpected', 1, { zh: expect.stringMatching(/^字体 \w+ 是 Type3$/), en: expect.stringMatching(/^font \w+ is Type3$/) }],
    ['metadata-character', 'a\u0007b'], ['attachment-name', 'a:b.md']
  ])
})

test('a radical in a font\'s map gives way to the ideograph that was meant', async () => {
  const face = readFileSync('node_modules/@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf')
  const both = Buffer.from(await subsetFace(face, '⼀一⼤大人')).toString('base64')
  const raw = await printHtml(`<style>@font-face { font-family: both; src: url(data:font/ttf;base64,${both}) }
    p { font-family: both }</style><p>一大人</p>`, printer)
  const { pdf, report } = await archive(raw)
  expect(report.toUnicode.map(({ from, to }) => from + to)).toEqual(['⼀一', '⼤大'])
  expect((await readPdf(pdf)).map(textOf).join()).toContain('一大人')
  for (const { scan } of (await readModel(pdf)).pages) expect(scan.corrections).toEqual([])
})

describe('metadata and attachments', () => {
  test('XMP and the information dictionary carry markup, emoji and rare ideographs', async () => {
    const { context, catalog } = await readModel(archived.pdf)
    const stream = entry(catalog, 'Metadata', PDFRawStream)
    const xmp = new TextDecoder().decode(stream && inflate(stream))
    expect(xmp).toContain('在省委扶贫工作会议上的讲话 &#x3C;&#x26;"> 😀𠮷')
    expect(xmp).toContain('<tongbao:issueNumber>第14期</tongbao:issueNumber>')
    expect(xmp).toContain('<xmp:CreateDate>2019-04-29T00:00:00Z</xmp:CreateDate>')
    const info = context.lookup(context.trailerInfo.Info, PDFDict)
    expect(info.toString()).toContain('CreationDate (D:20190429000000Z)')
    expect((await readModel(seed)).pages.length).toBe((await readModel(archived.pdf)).pages.length)
  })

  test('what XML cannot carry is an error', async () => {
    const { report } = await archive(seed, { metadata: { ...metadata, title: 'a\u0007b' } })
    expect(report.errors).toEqual([{ id: 'metadata-character', detail: 'a\u0007b' }])
  })

  const names = ['', '..', 'a/b.md', 'a\\b.md', 'a:b', 'a\u202eb', '甲.md']
  test.each(names)('a name such as %j, or one that is there already, is an error', async (name) => {
    const file = { mediaType: 'text/plain', description: '', bytes: new Uint8Array(3), relationship: 'Data' } as const
    const { report } = await archive(seed, { attachments: [{ ...file, name: '甲.md' }, { ...file, name }] })
    expect(report.errors).toEqual([{ id: 'attachment-name', detail: name }])
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['no PDF', () => Buffer.from('%!PS no PDF at all')],
    ['nothing', () => new Uint8Array(0)],
    ['a part of one', () => seed.subarray(0, 20_000)],
    ['an encrypted one', () => Buffer.from(toLatin1(seed).replace('/Info 1 0 R', '/Encrypt 1 0 R'), 'latin1')],
    ['an untagged one', () => Buffer.from(toLatin1(seed).replace(/StructTreeRoot(?= \d)/, 'StructTreeLost'), 'latin1')],
    ['one with a damaged stream', () => seed.map((byte, at) => at > 3000 && at < 3100 ? 0 : byte)]
  ])('%s', async (_, make) => {
    const outcome = await archive(make()).then(() => 'was read', (error: unknown) => error)
    expect(outcome).toBeInstanceOf(UnreadablePdf)
  })
})

describe('content streams', () => {
  test('every byte but white space and comments belongs to one operation', () => {
    const content = 'q 1 0 0 1 .5 -2 cm%c(\n/N <</MCID 0/A[(a\\)(b)) <0A>]>>BDC BT(x)Tj[<00> -5]TJ T* ET EMC'
      + ' BI /W 1 ID \xff EI\nQ f*'
    const operations = [...tokenise(content)]
    expect(operations.map(({ operator }) => operator).join(' ')).toBe('q cm BDC BT Tj TJ T* ET EMC BI ID EI Q f*')
    const parts = operations.map(({ start, end }) => content.slice(start, end))
    expect(parts[2]).toBe('/N <</MCID 0/A[(a\\)(b)) <0A>]>>BDC')
    expect(content.replace(/%.*/, '').replace(/\s/g, '')).toBe(parts.join('').replace(/\s/g, ''))
  })

  test.each(['(a', 'BT )', 'BI ID x', '<0A'])('%s is refused', (content) => {
    expect(() => [...tokenise(content)]).toThrow('Unexpected')
  })

  test('a map to Unicode is read as it was written', () => {
    const map = new Map([[1, '一'], [2, '𠮷'], [0x1ff, 'fi']])
    expect(parseToUnicode(formatToUnicode(map))).toEqual(map)
    const range = parseToUnicode('1 beginbfrange <0001> <0003> <4E00> endbfrange')
    expect([...range.values()]).toEqual(['一', '丁', '丂'])
  })
})
