import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareEditions } from '../src/edition/errata/compare-editions.js'
import { readEditionText, withImages, type EditionText } from '../src/edition/errata/edition-text.js'
import type { Errata } from '../src/edition/errata/errata.js'
import { summariseErrata } from '../src/edition/errata/summarise.js'
import { writeErrata } from '../src/edition/errata/write-errata.js'
import { cacheFolder } from '../src/effects/cache.js'
import { drawPages } from '../src/effects/draw-pages.js'
import { openPrinter } from '../src/effects/printer.js'
import { publish } from '../src/publish.js'
import { defaults } from '../src/settings.js'
import { worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const seed = readFileSync('content/2019-14.md', 'utf8')
  .replace('## 三、', '| 县 | 户数 | 人数 |\n| --- | --- | --- |\n| 甲县 | 1204 | 4310 |\n| 乙县 | 988 | 3127 |\n\n## 三、')
let [old, oldPixels]: [EditionText | undefined, readonly string[]] = [undefined, []]
beforeAll(async () => { [old, oldPixels] = await set(seed) })

/** Publishes a text with its PDF and reads it as it was published; draws its pages. */
async function set(text: string, edition = 1): Promise<[EditionText, readonly string[]]> {
  const file = new VFile({ path: 'content/2019-14.md', value: Buffer.from(text) })
  const made = await publish(file, {
    settings: { ...defaults, formats: ['pdf'], ...(edition > 1 && { edition }) }, world: worldFor(file.path, printer)
  })
  const pdf = made?.products.get('pdf')
  if (!made || !pdf) throw new Error(file.messages.join('\n'))
  const read = await readEditionText(made.record, pdf)
  expect(read.blocks.map(({ id }) => id)).toEqual(made.record.blocks.map(({ id }) => id))
  expect(read.blocks.map(({ text: own }) => own).join('')).toBe(read.text)
  return [read, await drawPages({ pdf, first: 1, last: 99 }) ?? []]
}

/** The errata of a changed text; what is said of the pages is held against their pixels. */
async function change(edit: (text: string) => string, edition = 1): Promise<Errata> {
  const [fresh, pixels] = await set(edit(seed), edition)
  if (!old) throw new Error('not set')
  const errata = compareEditions(old, fresh)
  const { corrected, moved, relaid, noted, comparedBy } = errata.pages
  const differing = pixels.flatMap((page, index) => page === oldPixels[index] ? [] : [index + 1])
  expect([...corrected, ...moved, ...relaid, ...noted].sort((a, b) => a - b)).toEqual(differing)
  const drawn = compareEditions(withImages(old, oldPixels), withImages(fresh, pixels))
  expect([drawn, comparedBy]).toEqual([{ ...errata, pages: { ...errata.pages, comparedBy: 'pixels' } }, 'content'])
  return errata
}

const rowsOf = ({ rows }: Errata) => rows.map(({ kind, was, is, wrong, right }) => [kind, `${was.page}/${was.line}`, `${is.page}/${is.line}`, wrong, right])

test('one character: one row, its page and line, one sheet', async () => {
  const errata = await change((text) => text.replace('深度贫困户，推动', '深度贫困户，推劝'))
  expect(rowsOf(errata)).toEqual([['corrected', '3/17', '3/17', '动', '劝']])
  expect(errata.pages).toMatchObject({ corrected: [3], moved: [], sheets: { reprint: [2] } })
  expect(summariseErrata(errata)).toEqual({
    zh: '第3页 第17行：动→劝；重印第3页（第2张）', en: 'page 3, line 17: 动→劝; reprint page 3 (sheet 2)'
  })
})

test('a cell, a heading, a title: a row each', async () => {
  const errata = await change((text) => text.replace('3127', '3217').replace('## 三、以实干', '## 三、以苦干').replace('title: 在省委扶贫工作', 'title: 在省委扶贫攻坚'))
  expect(rowsOf(errata).map(([, , , wrong, right]) => [wrong, right])).toEqual([['工作', '攻坚'], ['127', '217'].map((digits) => digits.slice(0, 2)), ['实', '苦']])
  expect(errata.pages.moved).toEqual([])
})

test('a sentence more: what is on the pages behind it only moved', async () => {
  const errata = await change((text) => text.replace('坚定信心决心尤为重要。', '坚定信心决心尤为重要。要坚决防止形式主义、官僚主义，切实减轻基层负担，把更多精力用在抓落实上。'))
  expect(errata.rows).toMatchObject([{ wrong: '', right: '要坚决防止形式主义、官僚主义，切实减轻基层负担，把更多精力用在抓落实上。', is: { page: 4, line: 8 } }])
  expect(errata.pages.corrected).toEqual([4])
  expect(errata.pages.moved[0]).toBe(5)
})

test('a paragraph that moved is one row', async () => {
  const paragraph = /“行百里者半九十”.*\n\n/.exec(seed)?.[0] ?? ''
  const errata = await change((text) => text.replace(paragraph, '').replace('第四，建立健全', `${paragraph}第四，建立健全`))
  expect(rowsOf(errata).map(([kind, was]) => [kind, was])).toEqual([['moved', '4/6']])
})

test('the second edition: the last page tells it, and need not be printed again', async () => {
  const errata = await change((text) => text.replace('深度贫困户，推动', '深度贫困户，推劝').replace('---\n\n', 'revisionDate: 2019-05-06\n---\n\n'), 2)
  expect(rowsOf(errata)).toHaveLength(1)
  const last = errata.pages.fresh
  expect(errata.pages).toMatchObject({ corrected: [3], noted: [last], sheets: { reprint: [2], noted: [Math.ceil(last / 2)] } })
  expect(summariseErrata(errata).zh).toMatch(/^第3页 第17行：动→劝；重印第3页（第2张）；第\d+页（第\d+张）只改版次$/)
})

test('text that looks like Markdown is none in the list', async () => {
  if (!old) throw new Error('not set')
  const same = compareEditions(old, old)
  expect(same).toMatchObject({ rows: [], shifts: [], pages: { sheets: { reprint: [], noted: [], dropped: [] } } })
  const errata: Errata = { ...same, rows: [{ kind: 'corrected', block: 'x', was: { page: 1, line: 1 }, is: { page: 1, line: 1 }, wrong: '*|<a>`_\\', right: '[1]: ~x~ & #', before: '**甲', after: '乙|' }] }
  const text = writeErrata({ old, fresh: old, errata, date: '2019-05-06' })
  const file = new VFile({ path: 'errata.md', value: Buffer.from(text) })
  const made = await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world: worldFor(file.path, printer) })
  const pdf = made?.products.get('pdf')
  if (!made || !pdf) throw new Error(file.messages.join('\n'))
  const { text: said } = await readEditionText(made.record, pdf)
  expect(said).toContain('**甲*|<a>`_\\乙|**甲[1]:~x~&#乙|')
})
