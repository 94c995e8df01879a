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
