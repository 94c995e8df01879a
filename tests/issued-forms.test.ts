import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { exampleOf, laidOut, set } from './support/issued.js'
import type { Line, Sheet } from './support/pdf.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

// GB/T 9704-2012: millimetres from the edges of the paper; Chromium sets base lines on whole pixels (0.26 mm)
const area = { top: 37, bottom: 262, left: 28, right: 184 }
const pitch = 28.95 / 72 * 25.4
const character = 156 / 28
const near = 0.4
const mm = (points: number) => points / 72 * 25.4
const topOf = ({ y, size }: Line) => y - 0.88 * mm(size)
const footOf = ({ y, size }: Line) => y + 0.12 * mm(size)
/** A line that says this, on the first page that has one. */
function line(sheets: readonly Sheet[], words: string | RegExp): Line & { page: number } {
  for (const [index, { lines }] of sheets.entries()) {
    const found = lines.find(({ text }) => typeof words === 'string' ? text.includes(words) : words.test(text))
    if (found) return { ...found, page: index + 1 }
  }
  throw new Error(`no ${String(words)}`)
}
const rules = (sheet: Sheet | undefined, least = 150) => (sheet?.boxes ?? []).filter(({ x, right, top, bottom }) => right - x > least && bottom - top < 3).sort((a, b) => a.top - b.top)
/** How many line heights lie between the foot of one line and the top of another, both as boxes of their own height. */
const middleOf = (found: Line) => found.y - 0.38 * mm(found.size)
const expectNear = (found: number, expected: number, slack = near) => expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThan(slack)

describe('文件', () => {
  let sheets: Sheet[] = []
  beforeAll(async () => {
    const made = await laidOut(exampleOf('redhead'), printer)
    sheets = made.sheets
    expect(made.found).toEqual([])
  })

  test('份号, 密级, 紧急程度 stand flush left on the first three lines (7.2.1–7.2.3)', () => {
    for (const [index, words] of ['000012', '秘密★1年', '特急'].entries()) {
      const found = line(sheets, words)
      expectNear(found.x, area.left)
      expectNear(middleOf(found), area.top + (index + 0.5) * pitch)
    }
  })

  test('the mark stands 35 mm below the type area\'s upper edge, in the middle (7.2.4)', () => {
    const mark = line(sheets, '青禾县人民政府文件')
    expectNear(topOf(mark), area.top + 35)
    expectNear((mark.x + mark.right) / 2, (area.left + area.right) / 2)
  })

  test('the number stands two blank lines below the mark, in the middle; the rule 4 mm below it, as wide as the type area (7.2.5, 7.2.7)', () => {
    const [mark, number] = [line(sheets, '青禾县人民政府文件'), line(sheets, '青政发〔2019〕14号')]
    expectNear(middleOf(number), footOf(mark) + 2.5 * pitch)
    expectNear((number.x + number.right) / 2, (area.left + area.right) / 2)
    const [rule] = rules(sheets[0])
    expectNear((rule?.top ?? 0) - footOf(number), 4)
    expectNear(rule?.x ?? 0, area.left)
    expectNear(rule?.right ?? 0, area.right)
  })

  test('the title stands two blank lines below the rule, the recipients flush left a blank line below it, the text on the next (7.3.1–7.3.3)', () => {
    const [rule] = rules(sheets[0])
    const [first, last] = [line(sheets, /^青禾县人民政府$/), line(sheets, '关于加强农村')]
    expectNear(middleOf(first), (rule?.bottom ?? 0) + 2.5 * pitch)
    const [to, text] = [line(sheets, /^各乡镇人民政府.*：$/), line(sheets, '为深入贯彻')]
    expectNear(to.x, area.left)
    expectNear(middleOf(to) - middleOf(last), 2 * pitch)
    expectNear(text.y - to.y, pitch)
    expectNear(text.x, area.left + 2 * character)
  })

  test('附件说明 stands a blank line below the text, two characters in, the names below each other (7.3.4)', () => {
    const [text, one, two] = [line(sheets, /通报批评。$/), line(sheets, '附件：1.'), line(sheets, /^2\./)]
    expectNear(one.y - text.y, 2 * pitch)
    const left = one.page % 2 === 1 ? area.left : 26
    expectNear(one.x, left + 2 * character)
    expectNear(two.x, one.x + 3 * character)
  })

  test('name and date with room for a seal: date four characters in, the name over its middle, two blank lines above (7.3.5.1)', () => {
    const [above, name, date] = [line(sheets, /^2\./), line(sheets.slice(1), /^青禾县人民政府$/), line(sheets.slice(1), '2019年4月26日')]
    const right = (name.page + 1) % 2 === 1 ? area.right : 182
    expectNear(date.right, right - 4 * character)
    expectNear((name.x + name.right) / 2, (date.x + date.right) / 2)
    expectNear(date.y - name.y, pitch)
    expectNear(name.y - above.y, 3 * pitch)
  })

  test('附注 two characters in below the date (7.3.6); the imprint between 0.35 mm, 0.25 mm within, its last rule on the foot (7.4)', () => {
    const [date, note] = [line(sheets.slice(1), '2019年4月26日'), line(sheets, '（此件公开发布）')]
    expectNear(note.y - date.y, pitch)
    const [first, inner, last] = rules(sheets.at(-1))
    expectNear((first?.bottom ?? 0) - (first?.top ?? 0), 0.35, 0.1)
    expectNear((inner?.bottom ?? 0) - (inner?.top ?? 0), 0.25, 0.1)
    expectNear(last?.bottom ?? 0, area.bottom)
    const copies = line(sheets, '抄送：')
    expect(copies.y).toBeLessThan(inner?.top ?? 0)
    expectNear(copies.x - (first?.x ?? 0), mm(14))
    expect(copies.size).toBeCloseTo(14, 0)
  })
})

describe('文件, otherwise', () => {
  const text = '现将有关事项通知如下。\n\n请认真贯彻执行。'
  const upward = (yaml: string) => [
    set('标题', '青禾县人民政府关于解决工程资金的请示'), set('签发人', '[覃昱, 欧阳文山, 王岐]'), set('主送机关', '南川市人民政府')
  ].reduce((all, change) => change(all), yaml)

  test('an upward document: number at the left, one character in, on the line of the last of those who signed, two to a line (7.2.5, 7.2.6)', async () => {
    const { sheets, found } = await laidOut(exampleOf('redhead', upward, text), printer)
    expect(found).toEqual([])
    const [first, number] = [line(sheets, '签发人：覃昱欧阳文山'), line(sheets, '青政发')]
    expect(number.text).toBe('青政发〔2019〕14号王岐')
    expectNear(number.x, area.left + character)
    expectNear(number.y - first.y, pitch)
    expectNear(first.right, area.right - character, 0.6)
    expectNear(middleOf(first), footOf(line(sheets, '青禾县人民政府文件')) + 2.5 * pitch)
  })

  test.each([
    ['shorter than the date', '青禾县政府', 2 + 2], ['longer than it', '青禾县防汛抗旱指挥部办公室', 2]
  ])('without a seal: a blank line, the name %s, the date two characters behind its first (7.3.5.2)', async (_, name) => {
    const change = (yaml: string) => set('用印', '不盖章')(set('发文机关署名', name)(set('附件说明', undefined)(yaml)))
    const { sheets } = await laidOut(exampleOf('redhead', change, text), printer)
    const [above, signed, date] = [line(sheets, '请认真贯彻执行'), line(sheets, new RegExp(`^${name}$`)), line(sheets, /^2019年4月26日$/)]
    expectNear(signed.y - above.y, 2 * pitch)
    expectNear(date.x - signed.x, 2 * character)
    expectNear(Math.max(signed.right, date.right), (signed.page % 2 === 1 ? area.right : 182) - 2 * character)
  })

  const agencies = Array.from({ length: 12 }, (_, index) => `青禾县${'甲乙丙丁戊己庚辛壬癸子丑'[index]}某局`)
  const jointly = (count: number) => (yaml: string) => {
    const list = agencies.slice(0, count).join(', ')
    return set('发文机关标志', `[${list}, 文件]`)(set('发文机关署名', `[${list}]`)(set('附件说明', undefined)(yaml)))
  }
  test.each([2, 3, 5, 12])('%i agencies: in rows of three, no two seals of 42 mm touch, the last over the date; 文件 beside the mark (7.2.4, 7.3.5.1)', async (count) => {
    const { sheets, found } = await laidOut(exampleOf('redhead', jointly(count), text), printer)
    expect(found.filter((id) => id !== 'page-empty')).toEqual([])
    const date = line(sheets, /^2019年4月26日$/)
    const rows = sheets.flatMap(({ lines }, page) => lines.filter(({ text: own, size }) => /局/.test(own) && Math.round(size) === 16 && page + 1 === date.page))
    expect(rows.map(({ text: own }) => own.length / 6)).toEqual(Array.from({ length: Math.ceil(count / 3) }, (_, row) => Math.min(3, count - 3 * row)))
    const [left, right] = date.page % 2 === 1 ? [area.left, area.right] : [26, 182]
    for (const [index, { y, x, text: own }] of rows.entries()) {
      if (index > 0) expect(y - (rows[index - 1]?.y ?? 0)).toBeGreaterThan(42.5)
      // the seal of the first stands within the type area
      const half = 6 * character / 2
      expect(x + half - 21).toBeGreaterThan(left - 0.5)
      expect((date.x + date.right) / 2 + 21).toBeLessThan(right)
      if (own.length > 6) expect((date.x + date.right) / 2 - x - half).toBeGreaterThan(42.5 * (own.length / 6 - 1))
    }
    expectNear(date.y - (rows.at(-1)?.y ?? 0), pitch)
    const mark = sheets[0]?.lines.filter(({ text: own, size }) => /局|文件/.test(own) && Math.abs(size - 16) > 0.5 && own !== '关于') ?? []
    expect(mark.some(({ text: own }) => own.includes('文件'))).toBe(true)
  })

  test('recipients that leave the text no place on the first page are an error that says where they go; there the page has text (7.3.2)', async () => {
    const many = Array.from({ length: 24 }, (_, index) => `青禾县第${index + 1}中心小学校管理委员会`).join('，')
    const over = await laidOut(exampleOf('redhead', set('主送机关', many), text), printer)
    expect(over.found).toContain('first-page-bare')
    const moved = await laidOut(exampleOf('redhead', (yaml) => set('版记主送', many)(set('主送机关', undefined)(yaml)), text), printer)
    expect(moved.found.filter((id) => id !== 'page-empty' && id !== 'last-page-bare')).toEqual([])
    expect(line(moved.sheets, '主送：').y).toBeLessThan(line(moved.sheets, '抄送：').y)
    expect(rules(moved.sheets.at(-1))).toHaveLength(3)
  })
})

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
    const { sheets: full, found } = await laidOut(exampleOf('letter', undefined, Array.from({ length: 9 }, (_, index) => `第${'一二三四五六七八九'[index]}点${'为人民服务要坚持到底'.repeat(15).slice(3)}`).join('\n\n')), printer)
    expect(found.filter((id) => id !== 'paragraph-open')).toEqual([])
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
