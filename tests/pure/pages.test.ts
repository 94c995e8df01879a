import { describe, expect, test } from 'vitest'
import type { TaggedText } from '../../src/pdf/read/tagged-text.js'
import { asPrinted, joinPages, pageByPage, partFurniture, placeRuns } from '../../src/proof/pages.js'

const tagged = (text: string, runs: TaggedText['runs'] = [], furniture: readonly string[] = []): TaggedText =>
  ({ text, runs, headers: new Set(), pages: furniture.map((words) => ({ furniture: words, missing: 0 })) })
const number = (page: number) => `— ${page} —`
const run = (at: number, page: number, line = 1) => ({ at, page, line })

test('what a PDF need not have is left out of text and offsets', () => {
  const text = '甲\u200b\u200d乙\u{e0100}丙'
  expect(asPrinted({ text, offsets: [10, 11, 12, 20, 21, 22, 30] })).toEqual({ text: '甲乙丙', offsets: [10, 20, 30] })
  expect(asPrinted({ text: '甲乙', offsets: [1] })).toEqual({ text: '甲乙', offsets: [1, 0] })
})

test('the runs of a PDF are placed in the whole text', () => {
  const placed = placeRuns('\u200b甲\u{e0100}乙丙', { runs: [run(0, 1), run(1, 2, 3), run(9, 3)] })
  expect(placed).toEqual({ text: '\u200b甲\u{e0100}乙丙', runs: [run(1, 1), run(4, 2, 3), run(9, 3)] })
})

describe('the source, page by page', () => {
  const expected = { text: '甲一甲二乙一乙二末', offsets: [0, 1, 2, 3, 4, 5, 6, 7, 8] }

  test('cells that two pages share are put together by pages', () => {
    // two cells side by side, each broken after its first line
    const runs = [run(0, 1), run(2, 2), run(4, 1), run(6, 2), run(8, 2)]
    expect(pageByPage(expected, tagged(expected.text, runs))).toEqual({ text: '甲一乙一甲二乙二末', offsets: [0, 1, 4, 5, 2, 3, 6, 7, 8] })
  })

  test('pages that come in order stay, from ten on too', () => {
    const runs = [run(0, 2), run(2, 9), run(4, 10), run(6, 11)]
    expect(pageByPage(expected, tagged(expected.text, runs))).toEqual(expected)
    const turned = [run(0, 10), run(4, 9)]
    expect(pageByPage(expected, tagged(expected.text, turned)).text).toBe('乙一乙二末甲一甲二')
  })

  test('a PDF that says something else changes nothing', () => {
    const runs = [run(0, 2), run(2, 1)]
    expect(pageByPage(expected, tagged('甲一甲二乙一乙二', runs))).toBe(expected)
  })
})

describe('furniture', () => {
  test.each([
    ['—1—', 1, ['—1—', '']], ['—12—', 12, ['—12—', '']], ['—2—', 1, ['', '—2—']], ['', 1, ['', '']], ['—1—序号名称', 1, ['—1—', '序号名称']],
    ['序号名称—1—', 1, ['—1—', '序号名称']], ['序号—1—名称', 1, ['', '序号—1—名称']], ['—1——1—', 1, ['—1—', '—1—']]
  ])('“%s” of page %i is %j', (furniture, page, parts) => {
    expect(partFurniture(furniture, number(page))).toEqual(parts)
  })

  test('is taken off pages that are joined, before or after the text, once', () => {
    const { text, pageAt } = joinPages(
      { by: 'x', portable: true, pages: ['甲 乙\n— 1 —', '— 2 — 序号 丙', '丁序号—3—', '', '— 5 — 1— 5 —'] },
      tagged('', [], ['—1—', '—2—序号', '序号—3—', '—4—', '—5—']), number
    )
    expect(text).toBe('甲乙丙丁1—5—')
    expect([0, 1, 2, 3, 4, 7, 8].map(pageAt)).toEqual([1, 1, 2, 3, 5, 5, undefined])
  })

  test('a page of which the structure knows nothing is taken as it stands', () => {
    expect(joinPages({ by: 'x', portable: true, pages: ['甲\u200b', '乙 — 2 —'] }, tagged('', [], []), number).text).toBe('甲乙—2—')
  })
})
