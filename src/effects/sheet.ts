import type { CDPSession, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js'
import { Fault } from '../report.js'
import type { Flow, Layout, PrintedPlace } from '../world.js'
import { keepClosing } from './keep-closing.js'
import { reasonOf, type RunningBrowser } from './launch.js'
import { refinePage, turnTables } from './refine-page.js'
import { patience } from './time-limit.js'

/** A tab that serves one document after another. */
export interface Sheet {
  readonly page: Page
  readonly session: CDPSession
  readonly frameId: string
  /** Waits for an answer of the tab or the browser, and rejects when they die first: it would wait for ever. */
  readonly wait: <T>(answer: Promise<T>) => Promise<T>
  /** The style sheet of the page that it shows. */
  css: string | undefined
}

/** Opens a tab without scripts and network, which shows what would be printed. */
export async function openSheet({ browser, openTab }: RunningBrowser): Promise<Sheet> {
  const page = await openTab()
  const crash = new AbortController()
  page.once('error', (error) => crash.abort(error))
  browser.once('disconnected', () => crash.abort(new Error('the browser ended')))
  const session = await page.createCDPSession()
  session.on('Fetch.requestPaused', ({ requestId }) => {
    // 'Aborted' also keeps the page where a refresh would have left it.
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await page.setJavaScriptEnabled(false)
  await page.emulateMediaType('print')
  const { frameTree } = await session.send('Page.getFrameTree')
  return { page, session, frameId: frameTree.frame.id, css: undefined, wait: (answer) => unlessAborted(crash.signal, answer) }
}

/** `Promise.race` with a promise that lasts would keep every answer as long as that. */
function unlessAborted<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    answer.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject)
  })
}

/**
 * Loads `html` with all its faces and pictures. Unlike `setContent` it needs no script of the page to write it. A page with
 * the style sheet of the one that is there takes its place without loading the faces again. Throws the fault
 * `font-refused` for faces that the browser will not have.
 */
export async function loadSheet(sheet: Sheet, html: string, flow: Flow): Promise<void> {
  const { page, session, frameId } = sheet
  if (flow.css !== undefined && sheet.css === flow.css && await page.evaluate(exchangePage, html)) return
  sheet.css = undefined
  const styled = flow.css === undefined ? html : html.replace('</head>', () => `<style>${flow.css}</style></head>`)
  const sized = page.setViewport(viewportOf(flow))
  const loaded = new Promise((resolve) => page.once('load', resolve))
  await Promise.all([sized, session.send('Page.setDocumentContent', { frameId, html: styled })])
  await loaded
  const missing = await page.evaluate(async () => {
    const faces = [...document.fonts]
    await Promise.allSettled(faces.map((face) => face.load()))
    return faces.filter((face) => face.status !== 'loaded').map((face) => face.family)
  })
  if (missing.length > 0) throw new Fault('font-refused', missing.join(', '))
  sheet.css = flow.css
}

/**
 * Runs in the page. Takes over all of `html` into the document but the style sheet at the end of the head, which stays;
 * `false` where the heads are not alike enough for that.
 */
async function exchangePage(html: string): Promise<boolean> {
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  const [old, heads] = [[...document.head.children].slice(0, -1), [...fresh.head.children]]
  if (old.length !== heads.length) return false
  for (const [index, element] of heads.entries()) if (!old[index]?.isEqualNode(element)) old[index]?.replaceWith(element)
  const root = document.documentElement
  for (const { name } of [...root.attributes]) root.removeAttribute(name)
  for (const { name, value } of fresh.documentElement.attributes) root.setAttribute(name, value)
  document.body.replaceWith(fresh.body)
  await Promise.allSettled([...document.images].map((image) => image.decode()))
  return true
}

/** What a page takes of the flow, in whole CSS pixels, as Chromium lays it out in print. */
function viewportOf({ width, height }: Flow): { width: number, height: number } {
  return { width: Math.ceil(width / 25.4 * 96), height: Math.ceil(height / 25.4 * 96) }
}

/** Makes the loaded document measurable and printable; whatever fails is Fault `browser-failed`. */
export function layoutOf({ page, wait }: Sheet, flow: Flow): Layout {
  const ask = <T>(answer: Promise<T>) => guard(wait(answer))
  const more = flow.firstHeight === undefined ? 0 : (flow.firstHeight - flow.height) / 25.4 * 96
  const find = (selectors: string[]) => ask(page.evaluate(measure, selectors, flow.selector, viewportOf(flow).height, more))
  return {
    set: (property, value) => ask(page.evaluate((...pair) => {
      document.documentElement.style.setProperty(...pair)
    }, property, value)),
    placeOf: async (id) => {
      const place = (await find([`[id=${JSON.stringify(id)}]`]))[0]?.[0]
      return place && { page: place.start, height: place.height }
    },
    placesOf: async (...selectors) => {
      const places = await find(selectors)
      const missing = selectors.find((_, index) => places[index]?.length === 0)
      if (missing) throw new Fault('browser-failed', `no ${missing} in ${flow.selector}`)
      return places
    },
    refine: async (measures) => {
      const { wide, turned } = await ask(page.evaluate(refinePage, flow.selector, measures))
      if (measures.shortest > 0) await ask(page.evaluate(keepClosing, flow.selector, viewportOf(flow).height))
      if (turned > 0) {
        const [places = []] = await find(['.turned'])
        await ask(page.evaluate(turnTables, places.map(({ start }) => start)))
      }
      return wide
    },
    print: () => ask(page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
      waitForFonts: false,
      timeout: patience
    }))
  }
}

/** Turns whatever the browser answers with, other than a result, into one fault. */
export async function guard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('browser-failed', reasonOf(error))
  }
}

/**
 * Runs in the page, whose viewport has the width of the type area. Lays out a copy of the flow, so that the flow itself
 * stays as it was. Print and columns share one layout engine, so that both break alike; but a break to a new page is
 * none to a new column, and in print Chromium grants the page 1/64 px (its unit of layout) more. Columns are all as high as the
 * first, so that what of a first page is higher, by `more` px, begins above it.
 */
function measure(selectors: string[], flowSelector: string, height: number, more: number): PrintedPlace[][] {
  const flow = document.querySelector<HTMLElement>(flowSelector)
  if (!flow) throw new Error(`no ${flowSelector}`)
  const copy = flow.cloneNode(true) as HTMLElement
  flow.replaceWith(copy)
  try {
    for (const element of copy.querySelectorAll<HTMLElement>('*')) {
      const { breakBefore, breakAfter } = getComputedStyle(element)
      if (breakBefore === 'page') element.style.breakBefore = 'column'
      if (breakAfter === 'page') element.style.breakAfter = 'column'
    }
    if (more > 0 && copy.firstElementChild instanceof HTMLElement) copy.firstElementChild.style.marginTop = `${-more}px`
    copy.style.cssText += `;columns: 1; column-gap: 0; column-fill: auto; height: ${height + 1 / 64}px`
    const { left, top, width } = copy.getBoundingClientRect()
    const columnAt = (x: number) => Math.floor((x - left) / width + 0.01)
    const placeOf = (element: Element): PrintedPlace => {
      const content = document.createRange()
      content.selectNodeContents(element)
      const start = element.getClientRects()[0] ?? copy.getBoundingClientRect()
      const end = [...content.getClientRects()].at(-1) ?? start
      const column = columnAt(end.left)
      const [x, y] = [end.right - left - column * width, end.bottom - top]
      return { height: start.height, start: 1 + columnAt(start.left), end: { page: 1 + column, x: x / 96 * 25.4, y: y / 96 * 25.4 } }
    }
    return selectors.map((selector) => [...copy.querySelectorAll(selector)].map(placeOf))
  } finally {
    copy.replaceWith(flow)
  }
}
