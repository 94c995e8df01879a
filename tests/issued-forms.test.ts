import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { exampleOf, laidOut, set } from './support/issued.js'
import type { Sheet } from './support/pdf.js'
import { area, character, expectNear, footOf, line, middleOf, mm, pitch, rules, topOf } from './support/places.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

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
