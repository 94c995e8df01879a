import { readFile } from 'node:fs/promises'
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { cacheFolder } from '../../src/effects/cache.js'
import { findChromium } from '../../src/effects/chromium.js'

/** An address that no network has: the browser's requests to it are answered from this folder. */
const site = 'http://reader.invalid/'

const shell = `<!doctype html><meta charset="utf-8">
<style>html, body, foliate-view { display: block; margin: 0; height: 100vh }</style>
<script type="module">
import '/node_modules/foliate-js/view.js'
const view = document.createElement('foliate-view')
document.body.append(view)
window.reader = view
window.openBook = async () => {
  const bytes = await (await fetch('/book.epub')).blob()
  await view.open(new File([bytes], 'book.epub', { type: 'application/epub+zip' }))
  await view.init({ showTextStart: false })
}
window.goTo = async (href) => {
  const moved = new Promise((resolve) => view.addEventListener('relocate', resolve, { once: true }))
  await view.goTo(href)
  await moved
  const { range } = view.lastLocation
  const [{ doc, index: section }] = view.renderer.getContents()
  const id = href.split('#')[1]
  const target = id ? doc.getElementById(id) : doc.body
  return { section, name: target.ariaLabel ?? target.textContent, isShown: range.intersectsNode(target) }
}
</script>`

/** A link of one of the book's tables, and what the reader shows after it was followed. */
export interface Jump {
  readonly label: string
  /** The document's place in the reading order, from 0. */
  readonly section: number
  /** What the link's target calls itself. */
  readonly name: string
  readonly isShown: boolean
}

/** A book open in a reader. */
export interface Reader {
  readonly page: Page
  /** What the browser complained about. */
  readonly complaints: readonly string[]
  /** Follows every link of one of the book's tables, those within links too. */
  readonly follow: (table: 'toc' | 'pageList' | 'landmarks') => Promise<Jump[]>
  /** The faces that the open document declares, each with its state. */
  readonly faces: () => Promise<string[]>
}

/** Starts the browser that the program prints with; its opener closes it. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findChromium(cacheFolder())
  const bare = process.getuid?.() === 0 || process.env['TONGBAO_NO_SANDBOX'] === '1'
  return puppeteer.launch({
    executablePath: path, env: { ...process.env, ...env }, headless: 'shell', pipe: true,
    args: bare ? ['--no-sandbox'] : []
  })
}

/** Opens `epub` in foliate-js, on a screen of `width` × `height` CSS pixels. */
export async function openReader(browser: Browser, epub: Uint8Array, width: number, height: number): Promise<Reader> {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.setViewport({ width, height })
  await page.setRequestInterception(true)
  page.on('request', async (request) => {
    const { pathname } = new URL(request.url())
    if (!request.url().startsWith(site)) return request.continue()
    if (pathname === '/') return request.respond({ contentType: 'text/html', body: shell })
    if (pathname === '/book.epub') return request.respond({ contentType: 'application/epub+zip', body: epub })
    if (pathname === '/favicon.ico') return request.respond({ status: 204 })
    const body = await readFile(`.${pathname}`).catch(() => undefined)
    return request.respond(body ? { contentType: 'text/javascript', body } : { status: 404 })
  })
  await page.goto(site)
  await page.evaluate('openBook()')
  return {
    page, complaints,
    follow: async (table) => {
      const links = await page.evaluate((name) => {
        const { reader } = window as unknown as { reader: { book: Record<string, Link[] | undefined> } }
        const flat = (list: Link[]): { label: string, href: string }[] =>
          list.flatMap(({ label, href, subitems }) => [{ label, href }, ...flat(subitems ?? [])])
        return flat(reader.book[name] ?? [])
      }, table)
      const jumps: Jump[] = []
      for (const { label, href } of links) {
        const place = await page.evaluate(`goTo(${JSON.stringify(href)})`) as Omit<Jump, 'label'>
        jumps.push({ label, ...place })
      }
      return jumps
    },
    faces: () => page.evaluate(`(async () => {
      const { doc } = reader.renderer.getContents()[0]
      await doc.fonts.ready
      return [...doc.fonts].map(({ family, status }) => family + ' ' + status)
    })()`) as Promise<string[]>
  }
}

interface Link {
  label: string
  href: string
  subitems?: Link[] | null
}
