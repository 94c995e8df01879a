import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { openBrowser } from './epub-reader.js'

/** A desk that is open in a browser, in a folder of its own. */
export interface OpenDesk {
  readonly address: string
  readonly folder: string
  readonly browser: Browser
  /** Opens the page of the desk; `complaints` gathers what the browser says against it. */
  readonly open: (size?: { width: number, height: number }) => Promise<Page>
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a desk, the compiled one, on documents by name; its opener closes it. */
export async function openTestDesk(documents: Readonly<Record<string, string>>): Promise<OpenDesk> {
  const [{ openDesk }, { openWarmOutside }] = await Promise.all([
    import(resolve('build/effects/desk.js')) as Promise<typeof import('../../src/effects/desk.js')>,
    import(resolve('build/effects/warm-outside.js')) as Promise<typeof import('../../src/effects/warm-outside.js')>
  ])
  const { defaults } = await import('../../src/settings.js')
  const folder = await mkdtemp(join(tmpdir(), 'desk-'))
  await mkdir(join(folder, 'in'))
  for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, 'in', name), text)
  const places = Object.keys(documents).map((name) => ({
    path: join(folder, 'in', name), folder: join(folder, 'out', name.replace('.md', '')), sourcePath: `../../in/${name}`
  }))
  const outside = await openWarmOutside(defaults)
  outside.warmUp()
  const desk = await openDesk({ places, settings: { ...defaults, out: join(folder, 'out') }, outside, language: 'zh', port: 0, cache: join(folder, 'cache') })
  const browser = await openBrowser()
  const complaints: string[] = []
  return {
    address: desk.address, folder, browser, complaints,
    open: async (size = { width: 1440, height: 900 }) => {
      const page = await browser.newPage()
      page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.setViewport(size)
      await page.goto(desk.address)
      await page.waitForSelector('.page canvas')
      return page
    },
    close: async () => {
      await browser.close()
      await desk.close()
      await outside.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
