import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { findingsOf, formatFinding } from '../src/report.js'
import { exampleOf, laidOut, set } from './support/issued.js'
import { expectNear, pitch } from './support/places.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const han = '各级党组织要坚决贯彻落实中央决策部署扎实推进各项工作取得更大成效落实'
const lines = (count: number) => `${han.repeat(10).slice(0, 26 + 28 * (count - 2) + 14)}。`
const short = (count: number) => Array.from({ length: count }, () => '请认真贯彻执行。').join('\n\n')
const plain = set('附件说明', undefined)
const names = ['委员会', '法院', '检察院', '公安局', '司法局', '民政局', '农业局', '联合会'].map((name) => `中共青禾县委直属机关${name}`)
const jointly = (count: number) => (yaml: string) => set('发文机关署名', `[${names.slice(0, count).join(', ')}]`)(plain(yaml))
const layOut = async (change: (yaml: string) => string, ...blocks: string[]) => {
  const made = await laidOut(exampleOf('redhead', change, blocks.join('\n\n')), printer)
  return { ...made, found: made.found.filter((id) => id !== 'paragraph-repeated') }
}
const pageOf = ({ sheets }: Awaited<ReturnType<typeof layOut>>, words: RegExp) => 1 + sheets.findLastIndex((sheet) => sheet.lines.some(({ text }) => words.test(text)))

test.each([14, 16, 18, 20, 22])('a head, its text and what closes it stand on one page, behind %i lines', async (count) => {
  const made = await layOut(plain, lines(3), short(count), `## 三、保障措施\n\n${lines(3)}`)
  expect(made.found.filter((id) => id !== 'page-empty')).toEqual([])
  expect(pageOf(made, /^三、/)).toBe(pageOf(made, /印发$/))
})

test('eight agencies of long names stand three in a row, in two lines, on one page with the head of the last text; no page is left half empty for the imprint', async () => {
  const made = await layOut(jointly(8), lines(3), short(6), `## 三、保障措施\n\n${lines(3)}`)
  expect(made.found).toEqual(['last-page-bare'])
  const [head, date] = [pageOf(made, /^三、/), pageOf(made, /^2019年4月26日$/)]
  expect(date).toBe(head)
  expect(pageOf(made, /印发$/)).toBe(date + 1)
  const cells = made.sheets[date - 1]?.lines.filter(({ text }) => /直属机关/.test(text)) ?? []
  expect(cells.map(({ text }) => text.split('直属机关').length - 1)).toEqual([3, 3, 2])
  for (const [index, { y }] of cells.slice(1).entries()) expectNear(y - (cells[index]?.y ?? 0), 4.5 * pitch)
})

test('of a paragraph of four lines and more, two go with what closes it', async () => {
  const made = await layOut(plain, lines(3), short(17), lines(9))
  expect(made.found).toEqual([])
  const last = made.sheets.at(-1)?.lines ?? []
  expect(last.findIndex(({ text }) => text === '青禾县人民政府')).toBe(2)
})

test('the first page keeps its first paragraph, and one line alone goes with what closes it where there are two', async () => {
  const made = await layOut(plain, '现将有关事项通知如下。', '请认真贯彻执行。')
  expect(made.found).toEqual([])
  expect(pageOf(made, /通知如下/)).toBe(1)
  expect(pageOf(made, /贯彻执行/)).toBe(2)
})

test('the imprint stands with two lines of the last annex', async () => {
  const made = await layOut(set('附件说明', '任务分工表'), lines(3), '# 附件', '# 任务分工表', short(17))
  expect(made.found).toEqual([])
  expect(made.sheets.at(-1)?.lines.filter(({ text }) => text === '请认真贯彻执行。')).toHaveLength(2)
})

test('a page that is empty for the sake of what closes the text is found, with what to do', async () => {
  const file = exampleOf('redhead', jointly(8), `${lines(3)}\n\n${short(10)}\n\n## 三、保障措施\n\n${lines(3)}`)
  await laidOut(file, printer)
  const found = findingsOf(file).filter(({ ruleId }) => ruleId === 'page-empty')
  expect(found.map((finding) => formatFinding(finding, 'zh')).join()).toContain('与署名、版记同在一页')
})
