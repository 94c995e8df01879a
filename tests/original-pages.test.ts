import { readFileSync } from 'node:fs'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VFile } from 'vfile'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import type { Edition } from '../src/edition/finish.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults, type Settings } from '../src/settings.js'
import { readPdf, textOf, type Sheet } from './support/pdf.js'
import seedText from './support/seed-text.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const original = (body: string) => fileWith(body, (yaml) => `${yaml}pagination: original\n`)
const isNumber = (text: string) => /^— \d+ —$/.test(text)
const body = ({ lines }: Sheet) => lines.filter(({ text }) => !isNumber(text))

async function edit(file: VFile, chosen: Partial<Settings> = {}): Promise<Edition | undefined> {
  const settings = { ...defaults, formats: ['pdf', 'html'] as const, ...chosen }
  return publish(file, { settings, world: worldFor(file.path, printer) })
}

async function sheetsOf(file: VFile): Promise<Sheet[]> {
  const pdf = (await edit(file))?.products.get('pdf')
  if (!pdf) throw new Error(file.messages.join('\n'))
  return readPdf(pdf)
}

/** How many paragraphs the structure of the PDF has. */
async function countParagraphs(edition: Edition | undefined): Promise<number> {
  const document = await PDFDocument.load(edition?.products.get('pdf') ?? new Uint8Array())
  const isParagraph = (found: unknown) => found instanceof PDFDict && found.get(PDFName.of('S')) === PDFName.of('P')
  return document.context.enumerateIndirectObjects().filter(([, found]) => isParagraph(found)).length
}

/** What is found in the file besides the choice of faces: rule, line and values. */
async function findingsIn(file: VFile): Promise<unknown[]> {
  expect(await edit(file)).toBeUndefined()
  return findingsOf(file).filter(({ ruleId }) => ruleId !== 'font-substituted')
    .map(({ ruleId, line, values }) => [ruleId, line, ...values])
}

describe('the bulletin', () => {
  const [, , markdown = ''] = readFileSync('content/2019-14.md', 'utf8').split('---\n')
  const starts = markdown.split(/<!-- page \d+ -->/).slice(1).map((text) => text.replace(/[\s*#]/g, '').slice(0, 20))
  let edition: Edition | undefined
  let sheets: Sheet[] = []

  beforeAll(async () => {
    edition = await edit(fileAt('content/2019-14.md'), { pagination: 'original' })
    sheets = await readPdf(edition?.products.get('pdf') ?? new Uint8Array())
  })

  test('11 pages; ten of ten begin with the words after their mark', () => {
    expect(edition?.record.pages).toBe(11)
    expect(starts).toHaveLength(10)
    expect(sheets.slice(1).map((sheet) => textOf(sheet).slice(0, 20))).toEqual(starts)
  })

  test('each page has its number, text, and keeps within the type area and the stated pitch', () => {
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet.lines.filter(({ text }) => isNumber(text)).map(({ text }) => text)).toEqual([`— ${index + 1} —`])
      const lines = body(sheet)
      expect(lines.length).toBeGreaterThan(4)
      expect(lines.length).toBeLessThanOrEqual(22)
      const left = index % 2 === 0 ? 28 : 26
      for (const { text, x, right, y } of lines) {
        expect(x).toBeGreaterThan(left - 0.5)
        // a closing mark at a line's end may be drawn half wide: the half that stands out has no ink
        expect(right).toBeLessThan(left + 156.5 + (/[”’）》〉」』】〕]$/.test(text) ? 2.9 : 0))
        expect(y).toBeLessThan(262)
      }
      if (index === 0 || index === 10) continue
      // baselines stand on whole pixels
      for (const [n, { y }] of lines.entries()) {
        expect(Math.abs(y - (lines[0]?.y ?? 0) - n * 28.95 / 72 * 25.4)).toBeLessThan(0.3)
      }
    }
  })

  test('no page ends with a line of a few characters', () => {
    for (const sheet of sheets.slice(0, -1)) expect(body(sheet).at(-1)?.text.length).toBeGreaterThan(13)
  })

  test('the text is the source\'s', () => {
    expect(sheets.map(textOf).join('')).toBe(seedText)
  })

  test('the imprint stands on the foot of page 11', () => {
    const [, rule] = (sheets[10]?.boxes ?? []).filter(({ x, right }) => right - x > 155).sort((a, b) => a.top - b.top)
    expect(Math.abs((rule?.bottom ?? 0) - 262)).toBeLessThan(0.5)
    expect(body(sheets[10] as Sheet).at(-1)?.text).toBe('中共湖南省委办公厅2019年4月29日印发')
  })

  test('what continues is set flush, what begins a paragraph is indented', () => {
    for (const [index, sheet] of sheets.slice(1).entries()) {
      expect(Math.abs((body(sheet)[0]?.x ?? 0) - (index % 2 === 0 ? 26 : 28))).toBeLessThan(0.5)
    }
  })

  test('a paragraph over two pages is one paragraph to a reading program, and flow is as it was', async () => {
    const flow = await edit(fileAt('content/2019-14.md'))
    const paragraphs = await countParagraphs(flow)
    expect(paragraphs).toBeGreaterThan(20)
    expect(await countParagraphs(edition)).toBe(paragraphs)
    const [html = '', other] = [flow, edition].map((made) => Buffer.from(made?.products.get('html') ?? []).toString())
    // but for the places where the PDF turns its pages
    const unpaged = (page = '') => page.replace(/<span id="page-\d+"[^>]*><\/span>/g, '')
    expect(unpaged(html) === unpaged(other)).toBe(true)
    expect(html).not.toBe(unpaged(html))
    expect(html).toContain('<html lang="zh-CN">')
    expect(html.split('</head>')[1]).not.toMatch(/original-(?!page-\d+"|page")/)
    expect(flow?.record.pages).toBe(10)
  })
})

test('marks stand wherever text does: bold, headings, lists, tables, quotations, notes, between blocks', async () => {
  const sheets = await sheetsOf(original(`甲句。<!-- page 2 -->乙句，**粗<!-- page 3 -->丙句**，接着。

<!-- page 4 -->

## 一、标<!-- page 5 -->题在此

- 项一
- **<!-- page 6 -->项二**
- 项三前<!-- page 7 -->项三后
  - 子项<!-- page 8 -->子项后

| 甲 | 乙 |
| --- | --- |
| 一 | 二 |
| <!-- page 9 -->三 | 四 |
| 五 | 六前<!-- page 10 -->六后 |
| 七 | <!-- page 11 -->八 |

> 引文一<!-- page 12 -->引文二

<!-- page 13 -->
> 引文三[^1]

段末。<!-- page 14 -->

1. 首项

[^1]: 注文前<!-- page 15 -->注文后`))
  expect(sheets.map((sheet) => textOf(sheet).replace(/^省委.*杜家毫/, ''))).toEqual([
    '甲句。', '乙句，粗', '丙句，接着。', '一、标', '题在此•项一', '•项二•项三前', '项三后•子项', '子项后甲乙一二',
    '甲乙三四五六前', '甲乙六后', '甲乙七八引文一', '引文二', '〔1〕引文三段末。', '1.首项〔1〕注文前',
    '注文后（本期发至县团级）中共湖南省委办公厅2019年4月29日印发'
  ])
})

const lines = (count: number) => Array.from({ length: count }, (_, index) => `第${index + 1}段。`).join('\n\n')

describe('a page', () => {
  const pitchOf = async (count: number) => {
    const [, sheet] = await sheetsOf(original(`首页。\n\n<!-- page 2 -->\n\n${lines(count)}\n\n<!-- page 3 -->\n\n末页。`))
    const found = body(sheet as Sheet)
    expect(found).toHaveLength(count)
    return ((found.at(-1)?.y ?? 0) - (found[0]?.y ?? 0)) / (count - 1) / 25.4 * 72
  }

  test('of 22 lines keeps the pitch of 28.95 pt; one of 23 is set at 27.7 pt', async () => {
    expect(await pitchOf(22)).toBeCloseTo(28.95, 1)
    expect(await pitchOf(23)).toBeCloseTo(27.7, 1)
  })

  const cases = [[24, 1], [26, 3], [50, 27]] as const
  test.each(cases)('of %i lines is %i too long: an error at its mark, and no edition', async (count, over) => {
    const file = original(`首页。\n\n<!-- page 2 -->\n\n${lines(count)}\n\n<!-- page 3 -->\n\n末页。`)
    expect(await findingsIn(file)).toEqual([['original-page-overrun', 18, 2, over]])
  })

  test('of 24 lines of one paragraph is 1 too long, not 2: no rule on single lines moves any', async () => {
    const file = original(`首页。<!-- page 2 -->${'为民'.repeat(24 * 29 / 2 - 1)}<!-- page 3 -->末页。`)
    expect(await findingsIn(file)).toEqual([['original-page-overrun', 16, 2, 1]])
  })

  test('whose text ends full leaves the imprint to a page of its own', async () => {
    const sheets = await sheetsOf(original(`首页。\n\n<!-- page 2 -->\n\n${lines(21)}`))
    expect(sheets.map((sheet) => body(sheet).length)).toEqual([expect.any(Number), 22, 1])
  })
})

describe('pages that cannot be told', () => {
  test('no mark', async () => {
    expect(await findingsIn(original('一段。'))).toEqual([['original-page-missing', 1, 2]])
  })

  test('a gap', async () => {
    const file = original('一。<!-- page 2 -->二。<!-- page 4 -->四。')
    expect((await findingsIn(file)).at(-1)).toEqual(['original-page-missing', 16, 3])
  })

  test('a page without text', async () => {
    expect(await findingsIn(original('一。<!-- page 2 --><!-- page 3 -->三。'))).toEqual([['original-page-missing', 16, 2]])
  })
})

test('front matter and settings: the setting wins, other values are refused', async () => {
  expect((await edit(original('一。<!-- page 2 -->二。')))?.record.pages).toBe(2)
  expect((await edit(original('一。<!-- page 2 -->二。'), { pagination: 'flow' }))?.record.pages).toBe(1)
  const wrong = fileWith('一段。', (yaml) => `${yaml}pagination: both\n`)
  expect((await findingsIn(wrong))[0]).toEqual(['front-matter-type', 13, 'pagination', '"both"', expect.anything()])
})
