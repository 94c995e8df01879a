import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeBook } from '../src/epub/build.js'
import { prepare } from './support/epub-fixture.js'
import { openBrowser } from './support/epub-reader.js'
import { fileWith, worldFor } from './support/world.js'

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser?.close())

/** Opens a document of the book of `body` on a screen of 390 × 780, as its style sheet shows it; faces are left out. */
async function open(name: string, body: string) {
  const file = fileWith(body)
  const world = worldFor(file.path)
  const { documents, css } = composeBook(await prepare(file, world), world)
  const page = await browser.newPage()
  await page.setViewport({ width: 390, height: 780 })
  const style = `<style>${css.replace(/@font-face[^}]*}/g, '')}</style>`
  await page.setContent((documents.get(name) ?? '').replace(/^<\?xml[^>]*>/, '').replace(/<link[^>]*>/, style))
  const folder = process.env['TONGBAO_SCREENS']
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/narrow-${body.length}-${name}.png`, await page.screenshot({ fullPage: true }))
  }
  return page
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
const table = (columns: number) => {
  const cells = (text: string) => Array.from({ length: columns }, (_, index) => `${text}${index}`)
  return row(cells('栏目名称')) + row(Array<string>(columns).fill('---')) + row(cells('R-160.00')).repeat(3)
}

test.each([[2, false], [12, true]])('a table of %i columns scrolls by itself where it has to: %s', async (columns, scrolls) => {
  const page = await open('speech.xhtml', `段。\n\n${table(columns)}`)
  const { outer, inner, whole, narrowest } = await page.evaluate(`(() => {
    const { clientWidth: outer, scrollWidth: inner } = document.querySelector('.table')
    const widths = [...document.querySelectorAll('td, th')].map((cell) => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize))
    return { outer, inner, whole: document.documentElement.scrollWidth, narrowest: Math.min(...widths) }
  })()`) as Record<'outer' | 'inner' | 'whole' | 'narrowest', number>
  expect([inner > outer, whole]).toEqual([scrolls, 390])
  expect(narrowest).toBeGreaterThan(3)
  await page.close()
})

test('quotes and titles within others stay as typed, and no line ends between them or turns one over', async () => {
  const nested = '《关于〈条例〉的通知》《〈甲〉乙〈丙〉》“他说：‘好。’”‘“丁”’（《戊》）'
  const texts = Array.from({ length: 24 }, (_, index) => '一'.repeat(index) + nested.repeat(3))
  const page = await open('speech.xhtml', texts.join('\n\n'))
  const shown = await page.evaluate(`[...document.querySelectorAll('.body p')].map(({ textContent }) => textContent)`)
  expect(shown).toEqual(texts)
  const turns = await page.evaluate(`[...document.querySelectorAll('.body p')].flatMap((paragraph) => {
    const range = document.createRange()
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const placed = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        placed.push([node.data[at], range.getBoundingClientRect().x])
      }
    }
    return placed.flatMap(([character, x], index) => index > 0 && x < placed[index - 1][1] ? [placed[index - 1][0] + character] : [])
  })`) as string[]
  expect(turns.length).toBeGreaterThan(50)
  expect(turns.filter((turn) => /^[《〈“‘（]|[》〉”’）。：]$/.test(turn))).toEqual([])
  await page.close()
})
