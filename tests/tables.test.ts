import { afterAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { readPdf } from '../src/pdf/read/read.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { outline } from './support/outline.js'
import { fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

/** Publishes a body as PDF, which has gone through gate and proof then. */
async function print(body: string): Promise<Uint8Array> {
  const file = fileWith(body)
  const edition = await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world: worldFor(file.path, printer) })
  expect(findingsOf(file).filter(({ ruleId }) => !['font-substituted', 'page-empty', 'character-fallback'].includes(ruleId))).toEqual([])
  return edition?.products.get('pdf') ?? new Uint8Array()
}

describe('the structure', () => {
  test.each([
    ['united cells, a head of two rows', [
      '| 市州 | > | 人口 | 评价 |', '| --- | --- | --- | --- |', '| ^ | 2017 | 2018 | ^ |', '| > | > | > | 湘西 |', '| 甲 | 1 | 2 | 好 |', '| 乙 | 3 | | ^ |'
    ], 'Table(TR(TH "市州" TH "人口" TH "评价") TR(TH "2017" TH "2018") TR(TD "湘西") TR(TD "甲" TD "1" TD "2" TD "好") TR(TD "乙" TD "3" TD))'],
    ['a form without a head, with rows to fill in', [
      '|  |  |  |', '| --- | --- | --- |', '|  |  |  |', '| 姓名 |  | 照片 |', '|  |  | ^ |', '|  |  |  |'
    ], 'Table(TR(TD TD TD) TR(TD "姓名" TD TD "照片") TR(TD TD) TR(TD TD TD))'],
    ['a head with empty cells, some over words', [
      '| 姓名 |  |  |', '| --- | --- | --- |', '| 意见 | 盖章 |  |', '|  |  |  |', '| 　 | &nbsp; | &emsp; |'
    ], 'Table(TR(TH "姓名" TH TH) TR(TD "意见" TD "盖章" TD) TR(TD TD TD) TR(TD "\u3000" TD "\u00a0" TD "\u2003"))'],
    ['a row of a number and words alone', [
      '| 序号 | 举措 |', '| --- | --- |', '| 一、融合方面 |  |', '| 1 | 甲 |', '| 2 |  |'
    ], 'Table(TR(TH "序号" TH "举措") TR(TD "一、融合方面") TR(TD "1" TD "甲") TR(TD "2" TD))'],
    ['signs that are text', ['| 甲 | 乙 |', '| --- | --- |', '| \\> | \\> |', '| \\^ | 1 |'], 'Table(TR(TH "甲" TH "乙") TR(TD ">" TD ">") TR(TD "^" TD "1"))']
  ])('of %s', async (_, rows, expected) => {
    expect(await outline(await print(`一段。\n\n${rows.join('\n')}\n\n末段。`))).toContain(expected)
  })
})

test('a table that is too wide and too long is turned page by page, with its head on each, and stays one table', async () => {
  const columns = Array.from({ length: 13 }, (_, index) => `指标${index}`)
  const rows = Array.from({ length: 40 }, (_, row) => `| ${columns.map((_, column) => `${1000 + row}.${10 + column}`).join(' | ')} |`)
  const pdf = await print(`${'一段。'.repeat(150)}\n\n| ${columns.join(' | ')} |\n|${' --- |'.repeat(13)}\n${rows.join('\n')}\n\n末段。`)
  const { pages } = await readPdf(pdf)
  const shown = pages.map(({ scan }) => scan.painted.filter(({ glyphs = [] }) => glyphs[0]?.isTurned).map(({ text }) => text).join(''))
  expect(shown.map((text) => text.split('指标12').length - 1)).toEqual([0, 0, 1, 1, 1, 0])
  expect((await outline(pdf)).match(/Table\(.*?\) P/g)).toHaveLength(1)
  expect((await outline(pdf)).match(/TH "指标12"/g)).toHaveLength(1)
})

test('dates and short cells keep to one line; where columns are many, short cells may have two', async () => {
  const lines = async (columns: number) => {
    const head = Array.from({ length: columns }, (_, index) => `主要职责${index || ''}`)
    const row = ['按期完成', '2024年7月31日前', ...head.slice(2).map(() => '全面开展调查研究工作，形成书面材料，'.repeat(4))]
    const { pages } = await readPdf(await print(`一段。\n\n| ${head.join(' | ')} |\n|${' --- |'.repeat(columns)}\n| ${row.join(' | ')} |\n\n末段。`))
    return pages.flatMap(({ scan }) => scan.painted.map(({ text }) => text))
  }
  expect(await lines(4)).toEqual(expect.arrayContaining(['按期完成', '2024年7月31日前']))
  expect(await lines(9)).toEqual(expect.arrayContaining(['按期', '完成', '2024年7月31日前']))
})

test.each([[100, 14], [260, 12]])('a row of %i characters is set in %i pt, so that it is no third of a page high', async (length, size) => {
  const { pages } = await readPdf(await print(`| 措施 | 内容 | 单位 |\n| --- | --- | --- |\n| 加强领导 | ${'全面开展调查研究工作'.repeat(length / 10)} | 县委办公室 |\n\n末段。`))
  const set = pages.flatMap(({ scan }) => scan.painted.flatMap(({ text, glyphs }) => text.startsWith('全面') ? [glyphs?.[0]?.size] : []))
  expect(Math.round(set[0] ?? 0)).toBe(size)
})

test('rows that a cell unites, and one that heads others with the next, share a page', async () => {
  const rows = Array.from({ length: 10 }, (_, group) => [
    `| > | 第${group}组 |`, ...Array.from({ length: 5 }, (_, row) => `| ${row === 0 ? `共${group}` : '^'} | 乙${group} |`)
  ])
  const { pages } = await readPdf(await print(`| 甲 | 乙 |\n| --- | --- |\n${rows.flat().join('\n')}`))
  const texts = pages.map(({ scan }) => scan.painted.map(({ text }) => text).join(''))
  for (let group = 0; group < 10; group += 1) {
    const home = texts.findIndex((text) => text.includes(`第${group}组`))
    expect(texts[home]).toContain(`共${group}`)
  }
})
