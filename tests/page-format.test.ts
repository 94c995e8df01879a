import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { VFile } from 'vfile'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { composeBook } from '../src/epub/build.js'
import { composePage } from '../src/layout/compose-page.js'
import { pageCss } from '../src/layout/page-css.js'
import { flowOf, furnitureUsage, gbt9704, type PageFormat } from '../src/layout/page-format.js'
import { printDocument } from '../src/layout/print.js'
import { archivePrint } from '../src/pdf/archive-print.js'
import { checkPdf } from '../src/proof/check-pdf.js'
import { sourceTextOf } from '../src/proof/source-text.js'
import { publish } from '../src/publish.js'
import { forbidding } from '../src/report.js'
import { defaults } from '../src/settings.js'
import type { World } from '../src/world.js'
import { prepare } from './support/epub-fixture.js'
import { readPdf } from './support/pdf.js'
import { fileWith, withTemplate, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const text = '为人民服务要坚持到底'.repeat(150)

/** Makes the PDF of `file` on pages of one format, and checks it by another. */
async function make(file: VFile, format: PageFormat, expected = format) {
  const world = worldFor(file.path, printer)
  const { document, page, faces, source } = await prepare(file, world, format)
  const print = await printDocument(file, { document, page, faces, format, pagination: 'flow' }, world)
  if (!print) throw new Error(file.messages.join('\n'))
  const pdf = await archivePrint(file, { pdf: print.pdf, page }, {
    document, source: { path: file.path, bytes: source }, settings: defaults, format: expected,
    browser: await printer.version(), tools: world.tools, created: new Date(0)
  }, world)
  if (!pdf) throw new Error(file.messages.join('\n'))
  const audited = errorsOf(file)
  const checked = await checkPdf(file, { pdf, text: sourceTextOf(document, source, world), format: expected }, world)
  await checked?.prove()
  return { sheets: await readPdf(pdf), audited, proven: errorsOf(file).slice(audited.length) }
}

function errorsOf(file: VFile): string[] {
  return forbidding(file).map(({ ruleId, values }) => [ruleId, ...values].join(' '))
}

describe('a figure that is changed is changed everywhere', () => {
  const { margins, typeArea, pageNumber } = gbt9704
  const figures: [what: string, change: Partial<PageFormat>, ...rules: string[]][] = [
    ['binding margin', { margins: { ...margins, binding: 30 } },
      '@page :right {\n  margin: 37mm 24mm 35mm 30mm;', '@page :left {\n  margin: 37mm 30mm 35mm 24mm;'],
    ['top margin', { margins: { ...margins, top: 40 } }, '@page :right {\n  margin: 40mm 26mm 32mm 28mm;'],
    ['type area', { typeArea: { width: 150, height: 220 } },
      '@page :right {\n  margin: 37mm 32mm 40mm 28mm;', '--character: calc(150mm / 28)', '--line: 28.3pt', 'round(up, 220mm, 1px)'],
    ['lines', { lines: 20 }, '--line: 31.85pt'],
    ['characters', { characters: 26 }, '--character: calc(156mm / 26)'],
    ['red', { red: '#cc0000' }, '--red: #cc0000'],
    ['page number', { pageNumber: { ...pageNumber, before: '"', role: 'heiti', size: 12 } },
      'content: "\\"" counter(page) " —"', 'font: 12pt/1 heiti'],
    ['anchors', { anchors: { flow: 'article', foot: 'foot' } }, 'article { position: relative', '#foot { position: var(--imprint']
  ]
  test.each(figures)('%s: in the style sheet', (_, change, ...rules) => {
    for (const rule of rules) {
      expect(pageCss({ ...gbt9704, ...change })).toContain(rule)
      expect(pageCss(gbt9704)).not.toContain(rule)
    }
  })

  test('type area: for the printer', () => {
    expect(flowOf({ ...gbt9704, typeArea: { ...typeArea, width: 150 } })).toEqual({ selector: 'main.pages', width: 150, height: 225 })
  })

  test('page number: for the faces', () => {
    const usage = furnitureUsage({ ...gbt9704, pageNumber: { ...pageNumber, before: '第', after: '页', role: 'heiti' } })
    expect([...usage].map(([role, characters]) => [role, [...characters].join('')])).toEqual([['heiti', '第0123456789页']])
  })

  test('red: in the page and in the book, its cover too', async () => {
    const file = fileWith(text)
    const world = worldFor(file.path)
    const sources = await prepare(file, world)
    const other = await prepare(fileWith(text), world, { ...gbt9704, red: '#cc0000' })
    const [book, otherBook] = [composeBook(sources, world), composeBook(other, world)]
    expect(otherBook.css).toBe(book.css.replaceAll('#eb0000', '#cc0000'))
    expect(otherBook.css).not.toBe(book.css)
    expect(Buffer.compare(otherBook.assets.get('cover.png') ?? Buffer.of(), book.assets.get('cover.png') ?? Buffer.of())).not.toBe(0)
    expect(composePage(other, world)).toBe(composePage(sources, world).replaceAll('#eb0000', '#cc0000'))
  })

  const changed: PageFormat = {
    ...gbt9704, margins: { ...margins, binding: 30 }, pageNumber: { ...pageNumber, before: '第 ', after: ' 页', first: 2 }
  }
  test('margin, page number and the pages that have one: on paper; audit and proof expect them', async () => {
    const { sheets, audited, proven } = await make(fileWith(text), changed)
    const below = sheets.map(({ lines }) => lines.filter(({ y }) => y > 262).map((line) => line.text))
    expect(below).toEqual([[], ['第 2 页'], ['第 3 页'], ['第 4 页']])
    const lefts = sheets.slice(0, 2).map(({ lines }) => Math.min(...lines.map(({ x }) => x)))
    expect(lefts).toEqual([expect.closeTo(30, 0), expect.closeTo(24, 0)])
    expect([...audited, ...proven]).toEqual([])
  })

  test('a page number that the format does not know is a finding of audit and proof', async () => {
    const { audited, proven } = await make(fileWith(text), changed, gbt9704)
    expect(audited).toEqual([1, 2, 3, 4].map((page) => `text-lost ${page} ${page === 1 ? '' : `第 ${page} 页`} — ${page} —`))
    expect(proven.slice(0, 4)).toEqual([1, 2, 3, 4].map((page) => `text-lost ${page} ${page === 1 ? '' : `第${page}页`} — ${page} —`))
    const without = await make(fileWith(text), gbt9704, { ...gbt9704, pageNumber: { ...pageNumber, first: 2 } })
    expect(without.audited).toEqual(['text-lost 1 — 1 — '])
    expect(without.proven).toContain('text-lost 1 —1— ')
  })
})

test('the figures stand in no style sheet and nowhere else in the program', () => {
  const figures = /28\.95|27\.7\b|(?<!Chromium )\b156\b|\b225\b|\b297\b|['"]— |\b(14|16|22)pt|0\.[23]5mm|#(?!([0-9a-f]{1,2})\2\2\b)[0-9a-f]{3,8}\b/
  const css = ['styles', 'templates'].flatMap((folder) => filesIn(folder, '.css'))
  const code = filesIn('src', '.ts').filter((path) => !path.endsWith('page-format.ts'))
  expect(css).toContain(join('templates', 'bulletin', 'page.css'))
  const found = [...css, ...code].filter((path) =>
    figures.test(readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))
  expect(found).toEqual([])
})

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

describe('a form', () => {
  const bare = (world: World): World => ({
    ...world,
    templates: (form) => new Map([...world.templates(form)].filter(([name]) => !name.endsWith('.css'))
      .map(([name, text]) => [name, text.replace(' id="imprint"', '')]))
  })

  test('without an imprint, without styles of its own is published; its pages end with the text', async () => {
    const file = fileWith(text)
    const edition = await publish(file, { settings: defaults, world: bare(worldFor(file.path, printer)) })
    expect(errorsOf(file)).toEqual([])
    const sheets = await readPdf(edition?.products.get('pdf') ?? Buffer.of())
    const last = sheets.at(-1)?.lines.filter(({ text }) => !text.startsWith('—')) ?? []
    expect(last.at(-1)?.text).toContain('印发')
    expect(last.at(-1)?.y).toBeLessThan(250)
    expect([...edition?.products.keys() ?? []]).toEqual(['pdf', 'epub', 'html'])
  })

  test('that names a figure in its book which no format has is a mistake', async () => {
    const file = fileWith(text)
    const world = worldFor(file.path)
    const sources = await prepare(file, world)
    const wrong = { ...world, ...withTemplate(world, 'epub/OEBPS/style.css', () => '.masthead { color: var(--blue) }') }
    expect(() => composeBook(sources, wrong)).toThrow('--blue')
  })
})
