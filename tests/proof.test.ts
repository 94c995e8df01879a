import { PDFName } from '@cantoo/pdf-lib'
import type { VFile } from 'vfile'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { checkPdf } from '../src/proof/check-pdf.js'
import type { Edition } from '../src/edition/finish.js'
import { proveMarkup } from '../src/proof/prove.js'
import { sourceTextOf, type SourceText } from '../src/proof/source-text.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { addStream, fromLatin1 } from '../src/pdf/read/objects.js'
import { readPdf } from '../src/pdf/read/read.js'
import { formatToUnicode } from '../src/pdf/read/to-unicode.js'
import { writePdf } from '../src/pdf/archive/write.js'
import { gbt9704 } from '../src/layout/page-format.js'
import { publish } from '../src/publish.js'
import { findingsOf, forbidding, formatFinding, type Finding } from '../src/report.js'
import { defaults } from '../src/settings.js'
import type { World } from '../src/world.js'
import { fileAt, fileWith, withStyle, withTemplate, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const seed = 'content/2019-14.md'
type Change = (world: World) => Partial<World>

async function make(file: VFile, change: Change = () => ({})): Promise<{ edition: Edition | undefined, errors: Finding[] }> {
  const world = worldFor(file.path, printer)
  const edition = await publish(file, { settings: defaults, world: { ...world, ...change(world) } })
  return { edition, errors: forbidding(file) }
}

/** A printer that is given another page than the one that was made. */
const misprint = (spoil: (html: string) => string): Change => ({ printer: { layOut } }) => ({
  printer: { layOut: (html, flow, use) => layOut(spoil(html), flow, use) }
})
const restyle = (css: string): Change => (world) => withStyle(world, 'print.css', (own) => own + css)

const withoutSpeaker = (template: string) => template.replace(/<p[^>]*"speaker"><\/p>/, '')

function swap(html: string): string {
  const [, , first = '', second = ''] = /(<section class="body">[^]*?)(<p>[^]*?<\/p>)\s*<h2[^]*?<\/h2>\s*(<p>[^]*?<\/p>)/.exec(html) ?? []
  return html.replace(first, '■').replace(second, first).replace('■', second)
}

describe('a fault that comes in on the way is found, at its place', () => {
  const faults: [what: string, change: Change, id: string, line: number | undefined, words: RegExp][] = [
    ['a dropped sentence', misprint((html) => html.replace('讲的都很好。', '')), 'text-differs', 15, /PDF \(structure\), page 2/],
    ['two swapped paragraphs', misprint(swap), 'text-differs', 15, /“[^”]*杜家毫这次省委/],
    ['a doubled word', misprint((html) => html.replace('总结成绩、', '总结成绩、总结成绩、')), 'text-differs', 15, /鼓舞士气.*总结成绩、总结/],
    ['a number made by a style', restyle('.body p::before { content: "1." }'), 'text-lost', undefined, /page 1/],
    ['a sentence hidden by a style', restyle('.distribution { display: none }'), 'text-differs', 10, /本期发至/],
    ['a field that the page forgets', (world) => withTemplate(world, 'page.html', withoutSpeaker), 'text-differs', 8, /杜家毫/]
  ]
  test.each(faults)('%s', async (_, change, id, line, words) => {
    const { edition, errors } = await make(fileAt(seed), change)
    expect(edition).toBeUndefined()
    const first = errors.find(({ ruleId }) => ruleId === id)
    expect(first && [first.ruleId, first.file, first.line]).toEqual([id, seed, line])
    expect(first && formatFinding(first, 'en')).toMatch(words)
  })

  test('a field that the e-book forgets', async () => {
    const { edition, errors } = await make(fileAt(seed), (world) => withTemplate(world, 'epub/OEBPS/speech.xhtml', withoutSpeaker))
    expect(edition).toBeUndefined()
    expect(errors.map((error) => formatFinding(error, 'zh')).join('\n')).toMatch(/2019-14\.md:8:\d+ 错误：EPUB \(markup\) 的文字与原稿不符/)
  })

  test('another program that reads something else', async () => {
    const { errors } = await make(fileAt(seed), ({ extract }) => ({
      extract: async (pdf) => (await extract(pdf)).map(({ pages, ...rest }) => ({ ...rest, by: 'another', pages: pages.map((page) => page.replace('怕什么', '').replace('同志们', '同志')) }))
    }))
    expect(errors.length).toBeGreaterThan(0)
    expect(new Set(errors.map(({ values: [where] }) => (where as { zh: string }).zh))).toEqual(new Set(['PDF (another) 第 10 页']))
  })
})

describe('the finished files', () => {
  let edition: Edition
  let text: SourceText
  const world = worldFor(seed, printer)
  beforeAll(async () => {
    const file = fileAt(seed)
    const document = parseDocument(file, world)
    const made = await make(file)
    if (!made.edition || !document) throw new Error(file.messages.join('\n'))
    edition = made.edition
    text = sourceTextOf(document, file.value as Uint8Array, world)
  })
  const product = (format: 'pdf' | 'html' | 'epub') => edition.products.get(format) ?? new Uint8Array()
  async function check(pdf: Uint8Array): Promise<Finding[]> {
    const file = fileAt(seed)
    const checked = await checkPdf(file, { pdf, text, format: gbt9704 }, world)
    await checked?.prove()
    return findingsOf(file)
  }

  test('say what the source says', async () => {
    expect(await check(product('pdf'))).toEqual([])
    expect(edition.record.proofs.map(({ product, by }) => `${product} ${by}`)).toEqual(['pdf structure', 'pdf pdf.js', 'epub markup', 'html markup'])
    expect(new Set(edition.record.proofs.map(({ characters }) => characters))).toEqual(new Set([text.text.length]))
  })

  test('a radical in a font\'s map to Unicode', async () => {
    const model = await readPdf(product('pdf'))
    for (const { dict, toUnicode } of model.pages.flatMap(({ fonts }) => [...fonts.values()])) {
      const spoilt = new Map([...toUnicode].map(([glyph, words]) => [glyph, words === '一' ? '\u2f00' : words]))
      dict.set(PDFName.of('ToUnicode'), addStream(model.context, fromLatin1(formatToUnicode(spoilt))))
    }
    const found = await check(await writePdf(model.context))
    expect(found.filter(({ ruleId }) => ruleId === 'product-character').map(({ values }) => values[1])).toContain('U+2F00')
    expect(found.filter(({ ruleId }) => ruleId === 'text-differs').length).toBeGreaterThan(1)
  })

  test.each([['pdf', (bytes: Uint8Array) => bytes.subarray(0, 9000)], ['pdf', () => Buffer.from('no PDF')]] as const)('a damaged %s', async (_, spoil) => {
    expect((await check(spoil(product('pdf')))).map(({ ruleId }) => ruleId)).toContain('product-unreadable')
  })

  test('a damaged e-book, a web page that is not UTF-8, one with a private character', () => {
    const file = fileAt(seed)
    proveMarkup(file, text, 'epub', product('epub').subarray(0, 5000))
    proveMarkup(file, text, 'html', Uint8Array.of(0xff))
    expect(findingsOf(file).map(({ ruleId }) => ruleId)).toEqual(['product-unreadable', 'product-unreadable'])
    const html = new TextDecoder().decode(product('html')).replace('同志们', '同志们\ue000')
    proveMarkup(file, text, 'html', new TextEncoder().encode(html))
    expect(findingsOf(file).map(({ ruleId, values }) => [ruleId, values[1]])).toContainEqual(['product-character', 'U+E000'])
  })
})

describe('what is true is not accused', () => {
  const documents: [string, () => VFile][] = [
    ...readdirSync('tests/cases').map((name): [string, () => VFile] => [name, () => fileAt(`tests/cases/${name}/document.md`)]),
    ['entities and escapes', () => fileWith('甲&lt;乙&amp;丙\\*丁 &#x4e00;&copy;。')],
    ['a table over several pages', () => fileWith(`| 序号 | 名称 |\n| - | - |\n${'| 1 | 湘西土家族苗族自治州 |\n'.repeat(70)}`)],
    ['characters without a shape', () => fileWith('甲&#8203;乙&#173;丙。')],
    ['rare characters', () => fileWith('𠮷野家，㐂。')]
  ]
  test.each(documents)('%s', async (_, file) => {
    const { errors } = await make(file())
    expect(errors.filter(({ ruleId }) => !['character-uncovered'].includes(ruleId)).map(String)).toEqual([])
  })
})
