import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { laidOut } from './support/issued.js'
import { readPdf, type Line } from './support/pdf.js'
import { character, expectNear, pitch } from './support/places.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

test('an enclosed document has number, recipients, signature and date of its own, each in its place, in all products', async () => {
  const file = fileAt('tests/cases/enclosures/document.md')
  const edition = await publish(file, { settings: defaults, world: worldFor(file.path, printer) })
  expect(findingsOf(file).filter(({ ruleId }) => ruleId !== 'font-substituted')).toEqual([])
  const sheets = await readPdf(edition?.products.get('pdf') ?? new Uint8Array())
  const find = (words: RegExp): Line & { page: number } => {
    const isIt = ({ text, size }: Line) => words.test(text) && Math.round(size) === 16
    const page = sheets.findIndex(({ lines }) => lines.some(isIt))
    return { ...sheets[page]?.lines.find(isIt) as Line, page }
  }
  const [label, number, recipients] = [find(/^附件$/), find(/^川政办明电/), find(/^各县（市/)]
  const left = label.page % 2 === 0 ? 28 : 26
  expect(new Set([label, number, recipients].map(({ page }) => page)).size).toBe(1)
  expectNear((number.x + number.right) / 2, left + 78)
  expectNear(number.y - label.y, 2 * pitch)
  expectNear(recipients.x, left)
  const [first, second, date] = [find(/^南川市公安局$/), find(/^南川市人民政府办公室$/), find(/^2018年11月9日$/)]
  expectNear(second.y - first.y, pitch)
  expectNear(date.x - second.x, 2 * character)
  expectNear(Math.max(second.right, date.right), left + 156 - 2 * character)
  expectNear(find(/^川交/).y - find(/印发）$/).y, pitch)
})

test('a long title of an enclosed document ends its lines between words', async () => {
  const { sheets: [, second] } = await laidOut(fileWith('现印发给你们。\n\n# 关于在全县范围内深入开展先进集体和先进个人评选推荐工作的实施方案\n\n按程序评选。\n'), printer)
  const lines = second?.lines.filter(({ size }) => Math.round(size) === 22).map(({ text }) => text) ?? []
  expect(lines.join('')).toBe('关于在全县范围内深入开展先进集体和先进个人评选推荐工作的实施方案')
  expect(lines.slice(1).join('|')).not.toMatch(/^集体|\|集体|^人|\|人/)
  expect(lines).toHaveLength(2)
})
