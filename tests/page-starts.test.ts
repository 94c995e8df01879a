import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { VFile } from 'vfile'
import { afterAll, expect, test } from 'vitest'
import { composeBook } from '../src/epub/build.js'
import { textOf } from '../src/markup/text-places.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { readTagged } from '../src/pdf/read/tagged-text.js'
import { composeParts } from '../src/layout/compose-page.js'
import { findPageStarts } from '../src/layout/page-starts.js'
import { printPdf } from '../src/layout/print.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults, type Settings } from '../src/settings.js'
import { contentOf, prepare, textsOf, valuesOf } from './support/epub-fixture.js'
import { readPdf, textOf as textOfSheet } from './support/pdf.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

/** Prints a document, and pages its book like the print. */
async function page(file: VFile) {
  const world = worldFor(file.path, printer)
  const sources = await prepare(file, world)
  const { pdf } = await printPdf(composeParts(sources, world), { format: sources.format, pagination: 'flow' }, printer)
  const text = textOf(sources.page.tree)
  const starts = findPageStarts(file, await readTagged(pdf), text)
  const book = () => composeBook({ ...sources, pagination: { starts, pdf } }, world)
  return { pdf, text, starts, book }
}

const documents: readonly (readonly [name: string, file: () => VFile])[] = [
  ['the seed', () => fileAt('content/2019-14.md')],
  ...readdirSync('tests/cases').map((name) => [name, () => fileAt(`tests/cases/${name}/document.md`)] as const)
]

test.each(documents)('after each mark the book of %s goes on like the page', async (_, file) => {
  const source = file()
  const { pdf, starts, book } = await page(source)
  expect(findingsOf(source).filter(({ ruleId }) => ruleId === 'page-starts')).toEqual([])
  const { begins, sheets } = await compare(Object.fromEntries(book().documents), pdf)
  expect(starts.map(({ label }) => label)).toEqual(sheets.map((__, index) => String(index + 1)))
  expect(begins).toEqual(sheets)
})

/** What each page goes on with after its mark in a book, and what it begins with on paper: 20 characters of each, or all of the page. */
async function compare(book: Record<string, string>, pdf: Uint8Array): Promise<{ begins: string[], sheets: string[] }> {
  const marked = contentOf(book, '■')
  const sheets = (await readPdf(pdf)).map((sheet) => textOfSheet(sheet).slice(0, 20))
  const begins = [...marked.matchAll(/■/g)].map(({ index }, page) =>
    marked.slice(index).replaceAll('■', '').slice(0, sheets[page]?.length))
  return { begins, sheets }
}

async function publishWhole(file: VFile, choices: Partial<Settings> = {}): Promise<Record<'pdf' | 'epub', Uint8Array>> {
  const edition = await publish(file, { settings: { ...defaults, ...choices }, world: worldFor(file.path, printer) })
  const [pdf, epub] = [edition?.products.get('pdf'), edition?.products.get('epub')]
  if (!pdf || !epub) throw new Error(file.messages.join('\n'))
  return { pdf, epub }
}

test('the published book goes on like the published PDF, and names it', async () => {
  const { pdf, epub } = await publishWhole(fileAt('content/2019-14.md'))
  const book = textsOf(epub)
  const { begins, sheets } = await compare(book, pdf)
  expect(begins).toEqual(sheets)
  expect(begins.length).toBeGreaterThan(9)
  expect(book['content.opf']).toContain(`SHA-256 ${createHash('sha256').update(pdf).digest('hex')}</dc:source>`)
})

test('the labels are the original\'s pages where those are kept', async () => {
  const { pdf, epub } = await publishWhole(fileAt('content/2019-14.md'), { pagination: 'original' })
  const book = textsOf(epub)
  const { begins, sheets } = await compare(book, pdf)
  expect(begins).toEqual(sheets)
  const marks = [...readFileSync('content/2019-14.md', 'utf8').matchAll(/<!-- page (\d+) -->\s*(?:#+ )?(.{5})/g)]
  const labels = valuesOf(book['speech.xhtml'] ?? '', 'aria-label')
  expect(labels).toEqual(['1', ...marks.map(([, number]) => number)])
  for (const [index, [, , text = '']] of marks.entries()) expect(begins[index + 1]?.startsWith(text), text).toBe(true)
  expect(book['content.opf']).toContain('2019年第14期印刷本（页码同 PDF 版')
})

test('characters without a shape of their own are passed over', async () => {
  const { pdf, epub } = await publishWhole(fileWith(`## 一、长文\n\n${'甲乙&#8203;丙&#173;，'.repeat(300)}完。`))
  const { begins, sheets } = await compare(textsOf(epub), pdf)
  expect(begins.length).toBeGreaterThan(2)
  const seen = (text: string) => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').slice(0, 8)
  expect(begins.map(seen)).toEqual(sheets.map(seen))
})

test.each([
  ['a character lost', (text: string) => text.replace('下面，我讲', '下面，讲'), '我讲三点意见。一、保', '讲三点意见。一、保持'],
  ['text after the last page', (text: string) => `${text}完`, '', '完']
])('%s is a finding', async (_, spoil, found, expected) => {
  const source = fileAt('content/2019-14.md')
  const { pdf, text } = await page(source)
  expect(findPageStarts(source, await readTagged(pdf), spoil(text))).toEqual([])
  const [finding] = findingsOf(source).filter(({ ruleId }) => ruleId === 'page-starts')
  expect(finding && [finding.ruleId, ...finding.values]).toEqual(['page-starts', found, expected])
})

test('a page without text begins with the next', () => {
  const placed = { text: '甲乙丙', runs: [{ at: 0, page: 1, line: 1 }, { at: 1, page: 3, line: 1 }, { at: 2, page: 2, line: 1 }] }
  expect(findPageStarts(fileAt('content/2019-14.md'), placed, '甲乙丙').map(({ offset }) => offset)).toEqual([0, 1, 1])
})

test('rows and their repeated head may stand on several pages', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `| 第${index + 1}项 | ${'说明，'.repeat(index === 30 ? 900 : 5)} |`)
  const source = fileWith(`下表。\n\n| 项目 | 说明 |\n| --- | --- |\n${rows.join('\n')}\n\n完。`)
  const { pdf, epub } = await publishWhole(source)
  const { begins, sheets } = await compare(textsOf(epub), pdf)
  expect(begins).toHaveLength(sheets.length)
  const [second = '', third = ''] = sheets.slice(1).map((sheet) => sheet.replace(/^项目说明/, ''))
  expect([begins[1]?.startsWith(second), begins[2]?.startsWith(third)]).toEqual([true, true])
})
