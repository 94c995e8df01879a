import { readFile } from 'node:fs/promises'
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { cacheFolder } from '../../src/effects/cache.js'
import { findBrowser } from '../../src/effects/find-browser.js'

/** Programs that show e-books; `readers/` has a page for each. */
export const engines = ['foliate-js', 'epub-ts'] as const

/** What a reader may choose for its eyes, as a style sheet. */
export const looks = {
  light: 'html { background: #fff; color: #000 }',
  dark: 'html { background: #000; color: #fff }',
  large: 'html { background: #fff; color: #000; font-size: 200% }'
} as const

/** An address that no network has: the browser's requests to it are answered from this folder. */
const site = 'http://reader.invalid/'

/** A link of one of the book's tables, and what the reader shows after it was followed. */
export interface Jump {
  readonly label: string
  /** The document's place in the reading order, from 0. */
  readonly section: number
  /** What the link's target calls itself. */
  readonly name: string
  readonly isShown: boolean
}

/** How a book is opened: CSS pixels of the screen, and what the reader has chosen. */
export interface Opening {
  readonly engine: (typeof engines)[number]
  readonly width: number
  readonly height: number
  readonly look?: keyof typeof looks
}

/** A book open in a reader. */
export interface Reader {
  readonly page: Page
  /** What the browser complained about. */
  readonly complaints: readonly string[]
  readonly goTo: (href: string) => Promise<Omit<Jump, 'label'>>
  /** Follows every link of one of the book's tables, those within links too. */
  readonly follow: (table: 'toc' | 'pageList' | 'landmarks') => Promise<Jump[]>
  /** The faces that the open document declares, each with its state. */
  readonly faces: () => Promise<string[]>
  readonly look: () => Promise<Sight>
}

/** What can be measured of what the reader shows. */
export interface Sight {
  readonly png: Uint8Array
  /** Share of the screen that is not the colour of its corner. */
  readonly ink: number
  /** Grey of the corner, from 0 (black) to 255. */
  readonly paper: number
  /** Texts of the open document, with their colours as `rgb(…)`. */
  readonly colours: readonly string[]
  /** Elements of the open document that are broader than the screen. */
  readonly broad: readonly string[]
}

/** Starts the browser that the program prints with; its opener closes it. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser(cacheFolder())
  const bare = process.getuid?.() === 0 || process.env['TONGBAO_NO_SANDBOX'] === '1'
  return puppeteer.launch({
    executablePath: path, env: { ...process.env, ...env }, headless: 'shell', pipe: true,
    args: bare ? ['--no-sandbox'] : []
  })
}

/** Opens `epub` in a reader. */
export async function openReader(browser: Browser, epub: Uint8Array, opening: Opening): Promise<Reader> {
  const { engine, width, height, look = 'light' } = opening
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.setViewport({ width, height })
  await page.setRequestInterception(true)
  page.on('request', async (request) => {
    const { pathname } = new URL(request.url())
    if (!request.url().startsWith(site)) return request.continue()
    if (pathname === '/book.epub') return request.respond({ contentType: 'application/epub+zip', body: epub })
    if (pathname === '/favicon.ico') return request.respond({ status: 204 })
    const path = pathname === '/' ? `tests/support/readers/${engine}.html` : `.${pathname}`
    const body = await readFile(path).catch(() => undefined)
    const contentType = pathname === '/' ? 'text/html' : 'text/javascript'
    return request.respond(body ? { contentType, body } : { status: 404 })
  })
  await page.goto(site)
  await page.evaluate(`openBook(${JSON.stringify(looks[look])})`)
  const goTo = (href: string) => page.evaluate(`goTo(${JSON.stringify(href)})`) as Promise<Omit<Jump, 'label'>>
  return {
    page, complaints, goTo,
    follow: async (table) => {
      const jumps: Jump[] = []
      for (const { label, href } of await page.evaluate(`tableOf('${table}')`) as { label: string, href: string }[]) {
        jumps.push({ label, ...await goTo(href) })
      }
      return jumps
    },
    faces: () => page.evaluate(`(async () => {
      const { fonts } = shownDocument()
      await fonts.ready
      return [...fonts].map(({ family, status }) => family + ' ' + status)
    })()`) as Promise<string[]>,
    look: async () => {
      const png = await page.screenshot()
      const sight = await page.evaluate(`(${measure})('${Buffer.from(png).toString('base64')}')`) as Omit<Sight, 'png'>
      return { png, ...sight }
    }
  }
}

/** Runs in the reader's page, with a screenshot of it. */
const measure = `async (png) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob())
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  let ink = 0
  for (let at = 0; at < data.length; at += 4) if ([0, 1, 2].some((channel) => Math.abs(data[at + channel] - data[channel]) > 64)) ink += 1
  const elements = [...shownDocument().body.querySelectorAll('*')]
  const texts = elements.filter((element) => [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
  const styleOf = (element) => element.ownerDocument.defaultView.getComputedStyle(element)
  return {
    ink: ink / (data.length / 4), paper: data[1],
    colours: [...new Set(texts.map((element) => styleOf(element).color))],
    broad: elements.filter((element) => [...element.getClientRects()].some(({ width }) => width > innerWidth + 1))
      .map(({ tagName, className }) => tagName + '.' + className)
  }
}`
