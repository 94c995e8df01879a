import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { exampleOf, laidOut } from './support/issued.js'
import type { Line, Sheet } from './support/pdf.js'
import { area, character, expectNear, footOf, line, middleOf, mm, near, pitch, rules, topOf } from './support/places.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

describe('信函', () => {
  let sheets: Sheet[] = []
  beforeAll(async () => {
    const made = await laidOut(exampleOf('letter'), printer)
    sheets = made.sheets
    expect(made.found).toEqual([])
  })

  test('the mark 30 mm below the edge, the double rule 4 mm below it, thick over thin; the other 20 mm above the edge, thin over thick; 170 mm (10.1)', () => {
    const mark = line(sheets, /^青禾县人民政府办公室$/)
    expectNear(topOf(mark), 30)
    const [thick, thin, foot, last] = rules(sheets[0], 165)
    const heights = [thick, thin, foot, last].map((box) => (box?.bottom ?? 0) - (box?.top ?? 0))
    expectNear((thick?.top ?? 0) - footOf(mark), 4)
    expect(heights[0]).toBeGreaterThan((heights[1] ?? 0) + 0.2)
    expect(heights[3]).toBeGreaterThan((heights[2] ?? 0) + 0.2)
    expectNear(last?.bottom ?? 0, 277)
    for (const box of [thick, thin, foot, last]) {
      expectNear((box?.right ?? 0) - (box?.x ?? 0), 170)
      expectNear(box?.x ?? 0, 20)
    }
    expect(rules(sheets[1], 165)).toEqual([])
  })

  test('urgency at the left and number at the right, 7/8 of a character below the rule; the title two lines below (10.1)', () => {
    const [, thin] = rules(sheets[0], 165)
    const both = line(sheets, '青政办函〔2020〕31号')
    expect(both.text).toBe('加急青政办函〔2020〕31号')
    expectNear(topOf(both) - (thin?.bottom ?? 0), 7 / 8 * mm(16))
    expectNear(both.x, area.left)
    expectNear(both.right, area.right)
    expectNear(middleOf(line(sheets.map(({ lines, ...rest }) => ({ ...rest, lines: lines.slice(2) })), /^青禾县人民政府办公室$/)) - middleOf(both), 3 * pitch)
  })

  test('no number on the first page, 2 on the second; an imprint without rules (10.1)', () => {
    expect(sheets.map(({ lines }) => lines.filter(({ text }) => /^— \d —$/.test(text)).map(({ text }) => text))).toEqual([[], ['— 2 —']])
    expect(rules(sheets.at(-1))).toEqual([])
    expectNear(footOf(line(sheets, '抄送：')), area.bottom - (pitch - mm(14)) / 2, 1)
  })

  test('the text goes down to 7/8 of a character above the second rule, and goes on at the top of the next page', async () => {
    const { sheets: full, found } = await laidOut(exampleOf('letter', undefined, Array.from({ length: 9 }, (_, index) => `${'〇一二三四五六七八'[index]}${'为人民服务要坚持到底'.repeat(15)}`).join('\n\n')), printer)
    expect(found).toEqual([])
    const [foot] = rules(full[0], 165).slice(-2)
    const last = full[0]?.lines.at(-1)
    const room = (foot?.top ?? 0) - footOf(last as Line)
    expect(room).toBeGreaterThan(7 / 8 * mm(16) - near)
    expect(room).toBeLessThan(7 / 8 * mm(16) + pitch)
    expectNear(topOf(full[1]?.lines[0] as Line), area.top + (pitch - mm(16)) / 2)
    expect(full[1]?.lines.filter(({ text }) => !text.startsWith('—'))).toHaveLength(22)
  })
})

test('命令: the mark 20 mm below the type area\'s upper edge, number, text and signature each two blank lines below, no rule over the text (10.2, 7.3.5.3)', async () => {
  const { sheets, found } = await laidOut(exampleOf('order'), printer)
  expect(found).toEqual([])
  const [mark, number, text, last] = [line(sheets, '青禾县人民政府令'), line(sheets, /^第7号$/), line(sheets, '《青禾县农村供水'), line(sheets, '起施行。')]
  expectNear(topOf(mark), area.top + 20)
  expectNear(middleOf(number), footOf(mark) + 2.5 * pitch)
  expectNear(text.y - number.y, 3 * pitch)
  const [signed, date] = [line(sheets, '县长覃昱'), line(sheets, /^2019年9月20日$/)]
  expectNear(signed.y - last.y, 3 * pitch)
  expectNear(date.y - signed.y, 2 * pitch)
  for (const { right } of [signed, date]) expectNear(right, area.right - 4 * character, 0.6)
  expect(rules(sheets[0]).filter(({ top }) => top < last.y)).toEqual([])
})

test('纪要: the mark 35 mm below the type area\'s upper edge; who attended a blank line below the text, two characters in, behind the colon (10.3)', async () => {
  const { sheets, found } = await laidOut(exampleOf('minutes'), printer)
  expect(found).toEqual([])
  expectNear(topOf(line(sheets, '青禾县人民政府常务会议纪要')), area.top + 35)
  const [text, attended, excused, observed, wrapped] = [line(sheets, '按程序报批。'), line(sheets, '出席：'), line(sheets, '请假：'), line(sheets, '列席：'), line(sheets, /^水?镇?人民政府何青|^水镇人民政府/)]
  expectNear(attended.y - text.y, 2 * pitch)
  for (const one of [attended, excused, observed]) expectNear(one.x, (one.page % 2 === 1 ? area.left : 26) + 2 * character)
  expectNear(excused.y - attended.y, pitch)
  expectNear(wrapped.x, observed.x + 3 * character)
})

test('简报: items under titles of 22 pt in the middle, their contents before them; 报, 送, 发 in the imprint', async () => {
  const { sheets, found } = await laidOut(exampleOf('briefing'), printer)
  expect(found).toEqual([])
  const titles = sheets.flatMap(({ lines }) => lines.filter(({ size }) => Math.round(size) === 22))
  expect(titles.map(({ text }) => text)).toEqual(['全县饮水安全工程全面开工', '白水镇推行三项管护制度'])
  expect(sheets[0]?.lines.filter(({ text }) => text === '白水镇推行三项管护制度')).toHaveLength(1)
  const lines = ['报：', '送：', '发：'].map((label) => line(sheets, label))
  for (const [index, { y, x }] of lines.entries()) {
    expectNear(y - (lines[0]?.y ?? 0), index * pitch)
    expectNear(x, lines[0]?.x ?? 0)
  }
})

test('文稿: title on the first line of the type area, subtitle, date and author below it in the middle', async () => {
  const { sheets, found } = await laidOut(exampleOf('paper'), printer)
  expect(found).toEqual([])
  const [title, ...others] = ['把群众的事办到心坎上', '——在全县驻村干部座谈会上的讲话', '（二〇一九年七月三日）', '覃昱'].map((words) => line(sheets, words))
  expectNear(middleOf(title as Line), area.top + pitch / 2)
  for (const { x, right } of others) expectNear((x + right) / 2, (area.left + area.right) / 2, 1)
  expect(rules(sheets[0])).toEqual([])
})
