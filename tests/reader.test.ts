import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildEpub } from '../src/epub/build.js'
import { pageEvery, prepare } from './support/epub-fixture.js'
import { engines, looks, openBrowser, openReader } from './support/epub-reader.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
let browser: Browser
let epub: Uint8Array

beforeAll(async () => {
  const world = worldFor(seed)
  const sources = await prepare(fileAt(seed), world)
  epub = await buildEpub({ ...sources, pagination: pageEvery(500, sources) }, world)
  browser = await openBrowser()
})

afterAll(() => browser?.close())

/** Keeps a screenshot in the folder that TONGBAO_SCREENS names, to be looked at. */
function keep(name: string, png: Uint8Array): void {
  const folder = process.env['TONGBAO_SCREENS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${name}.png`, png)
}

const screens = [['a telephone', 390, 780], ['a tablet', 834, 1112]] as const

describe.each(engines)('%s', (engine) => {
  test.each(screens)('on %s leads where the tables say and loads every face', async (_, width, height) => {
    const reader = await openReader(browser, epub, { engine, width, height })
    const [headings, pages] = [await reader.follow('toc'), await reader.follow('pageList')]
    expect([headings.length, pages.length]).toEqual([5, 11])
    for (const jump of [...headings, ...pages]) expect(jump).toEqual({ ...jump, name: jump.label, isShown: true })
    expect((await reader.follow('landmarks')).map(({ section }) => section)).toEqual([0, 1, 2, 3])
    await reader.goTo('OEBPS/speech.xhtml')
    expect(await reader.faces()).toEqual(['fangsong loaded', 'xiaobiaosong loaded', 'kaiti loaded', 'heiti loaded'])
    expect(reader.complaints).toEqual([])
    await reader.page.close()
  })

  const views = screens.flatMap((screen) => Object.keys(looks).map((look) => [...screen, look as keyof typeof looks] as const))
  test.each(views)('on %s (%i × %i), %s, shows every part whole and legible', async (_, width, height, look) => {
    const reader = await openReader(browser, epub, { engine, width, height, look })
    for (const href of ['cover', 'toc', 'speech', 'speech.xhtml#section-2', 'colophon']) {
      await reader.goTo(`OEBPS/${href.includes('#') ? href : `${href}.xhtml`}`)
      const { png, ink, paper, colours, broad } = await reader.look()
      keep(`${engine}-${width}-${look}-${href.replace(/\W+/g, '-')}`, png)
      expect([ink > 0.002 && ink < (href === 'cover' ? 1 : 0.5), broad], href).toEqual([true, []])
      if (href !== 'cover') expect(paper < 128, href).toBe(look === 'dark')
      const own = look === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)'
      expect(colours.filter((colour) => colour !== own && colour !== 'rgb(235, 0, 0)'), href).toEqual([])
    }
    await reader.page.close()
  })
})
