import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDesk, type OpenDesk } from './support/desk.js'
import { handsOn, keepScreen, type Hands } from './support/desk-hands.js'

const axe = readFileSync('node_modules/@daisy/axe-core-for-ace/axe.min.js', 'utf8')

let desk: OpenDesk
let page: Page
let hands: Hands
beforeAll(async () => {
  const bulletin = readFileSync('content/2019-14.md', 'utf8')
  desk = await openTestDesk({ 'a.md': bulletin, 'b.md': bulletin })
  page = await desk.open()
  hands = handsOn(page)
  await hands.finished()
})
afterAll(() => desk?.close())

describe('for everybody', () => {
  const sizes = [[1440, 900], [820, 1100], [390, 800], [720, 450]] as const
  const looks = ['light', 'dark'] as const
  const languages = ['zh', 'en'] as const
  const views = languages.flatMap((language) => looks.flatMap((look) => sizes.map(([width, height]) => [language, look, width, height] as const)))
  test.each(views)('%s, %s, %i × %i: axe finds nothing, nothing is cut off', async (language, look, width, height) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look }])
    await page.setViewport({ width, height })
    if (await page.evaluate((wanted) => document.documentElement.lang.startsWith(wanted), language) === false) {
      await page.click('#language')
      await page.waitForNavigation()
      await page.waitForSelector('.page')
      await hands.finished()
      await hands.goTo('主要是深入学习')
      await hands.shown(() => page.keyboard.type('[一](二)'))
    }
    for (const pane of ['write', 'read']) {
      await page.$eval(`[data-pane=${pane}]`, (button) => (button as HTMLElement).click())
      await new Promise((done) => setTimeout(done, 150))
      await page.evaluate(axe)
      const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }).axe
        .run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)))
      expect(found).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await keepScreen(page, `desk-${language}-${look}-${width}-${pane}`)
    }
  })

  test('by keyboard alone: the tabs by arrows, the panes by F6, a page by Enter, and out of the editor by Tab', async () => {
    await page.setViewport({ width: 1440, height: 900 })
    await page.focus('#tab-pages')
    await page.keyboard.press('ArrowRight')
    expect(await page.$eval('#book', (panel) => (panel as HTMLElement).hidden)).toBe(false)
    await page.waitForFunction(() => document.querySelector('#book iframe, #book p'))
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-pages')
    await page.focus('.cm-content')
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pages')
    await page.$eval('#pages', (pages) => { pages.scrollTop = 0 })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'))
    expect((await hands.caret())[1]).toMatch(/^省委通报/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('#editor'))).toBeNull()
  })

  test('the e-book opens in its reader, the web page in a frame of its own; neither runs what the document brings', async () => {
    await hands.goTo('一](二)')
    await page.keyboard.press('ArrowLeft')
    for (let count = 0; count < 6; count += 1) await hands.shown(() => page.keyboard.press('Delete'))
    await hands.finished()
    await page.click('#tab-web')
    expect(await page.$eval('#web iframe', (frame) => frame.getAttribute('sandbox'))).toBe('')
    await page.click('#tab-book')
    const handle = await page.waitForSelector('#book iframe')
    const frame = await handle?.contentFrame()
    await frame?.waitForFunction(() => (document.querySelector('foliate-view') as unknown as { lastLocation?: unknown } | null)?.lastLocation)
    expect(desk.complaints).toEqual([])
  })
})
