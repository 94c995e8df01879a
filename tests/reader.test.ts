import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildEpub } from '../src/epub/build.js'
import { prepare } from './support/epub-fixture.js'
import { openBrowser, openReader } from './support/epub-reader.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
let browser: Browser
let epub: Uint8Array

beforeAll(async () => {
  const world = worldFor(seed)
  epub = await buildEpub(await prepare(fileAt(seed), world), world)
  browser = await openBrowser()
})

afterAll(() => browser?.close())

describe.each([['a telephone', 390, 780], ['a tablet', 834, 1112]])('foliate-js on %s', (_, width, height) => {
  test('leads where its tables say and loads every face', async () => {
    const reader = await openReader(browser, epub, width, height)
    const [headings, pages] = [await reader.follow('toc'), await reader.follow('pageList')]
    expect([headings.length, pages.length]).toEqual([7, 11])
    for (const jump of [...headings, ...pages]) expect(jump).toEqual({ ...jump, name: jump.label, isShown: true })
    expect((await reader.follow('landmarks')).map(({ section }) => section)).toEqual([0, 1, 2, 3, 4])
    await reader.page.evaluate("goTo('OEBPS/speech.xhtml')")
    const faces = await reader.faces()
    expect(faces).toEqual(['fangsong loaded', 'xiaobiaosong loaded', 'kaiti loaded', 'heiti loaded'])
    expect(reader.complaints).toEqual([])
  })
})
