import { Fault } from '../report.js'
import type { PlainRuleId } from '../rules/rules.js'
import type { Flow, Printer } from '../world.js'
import { findBrowser } from './find-browser.js'
import { nameBrowser } from './installed-browsers.js'
import { launchChromium, type RunningBrowser } from './launch.js'
import { guard, layoutOf, loadSheet, openSheet, type Sheet } from './sheet.js'

/** A printer that holds a browser, which its opener closes. */
export interface BrowserPrinter extends Printer {
  /**
   * Starts the browser without waiting for it, so that the start overlaps with other work. After `prints` prints it ends
   * by itself, so that its end overlaps too.
   */
  readonly warmUp: (prints?: number) => void
  /** As in `Chromium 147.0.7727.24`; a browser that is not the pinned one is started to ask it. */
  readonly version: () => Promise<string>
  /** Ends the browser and every process of it. */
  readonly close: () => Promise<void>
}

/** A tab that waits, and the style sheet of the page that it shows. */
interface IdleSheet {
  readonly sheet: Promise<Sheet>
  readonly css: string | undefined
}

/** What a printer goes by. */
export interface PrinterOptions {
  readonly cache: string
  readonly notify: (id: PlainRuleId) => void
  /** Tabs that may wait, each with the faces of its last page, before one of them takes other faces. */
  readonly tabs?: number
}

/**
 * Opens a printer whose browser, found through the folder `cache`, starts with the first page and serves all that
 * follow. Pages run without scripts and without the network; `notify` hears once when the sandbox had to be left off.
 * What it returns throws Fault `browser-missing` or, after a second try in a new browser, `browser-failed`.
 */
export function openPrinter({ cache, notify, tabs = 1 }: PrinterOptions): BrowserPrinter {
  let running: Promise<RunningBrowser> | undefined
  let idle: IdleSheet[] = []
  let [left, isClosed] = [Infinity, false]
  let ended: Promise<void> | undefined
  const told = new Set<PlainRuleId>()

  const notifyOnce = (id: PlainRuleId) => {
    if (!told.has(id)) notify(id)
    told.add(id)
  }
  const browser = (): Promise<RunningBrowser> => {
    if (isClosed) throw new Fault('browser-failed', 'the printer is closed')
    if (running) return running
    const started = launchChromium(cache, notifyOnce)
    const forgetIt = () => { if (running === started) forget() }
    started.then((it) => it.browser.once('disconnected', forgetIt), () => undefined)
    return running = started
  }
  const forget = () => { [running, idle] = [undefined, []] }
  const end = async () => {
    const [last, sheets] = [running, idle]
    forget()
    // a tab that is still opening when its browser ends keeps the process waiting for half a minute
    await Promise.allSettled(sheets.map(({ sheet }) => sheet))
    await last?.then((it) => it.end(), () => undefined)
  }
  const open = async () => openSheet(await browser())
  // one that shows the same style sheet, or none yet, before the one whose own is loaded again most quickly
  const take = ({ css }: Flow): Promise<Sheet> => {
    const index = [css, undefined].map((wanted) => idle.findIndex((one) => one.css === wanted)).find((at) => at >= 0)
    const sizes = idle.map((one) => one.css?.length ?? 0)
    const [taken] = index === undefined && idle.length < tabs ? [] : idle.splice(index ?? sizes.indexOf(Math.min(...sizes)), 1)
    return taken?.sheet ?? guard(open())
  }

  const layOut: BrowserPrinter['layOut'] = async (html, flow, use) => {
    const once = async () => {
      const sheet = await take(flow)
      try {
        await guard(sheet.wait(loadSheet(sheet, html, flow)))
        const result = await use(layoutOf(sheet, flow))
        idle.push({ sheet: Promise.resolve(sheet), css: flow.css })
        left -= 1
        if (left === 0) ended = end()
        return result
      } catch (error) {
        await sheet.page.close().catch(() => undefined)
        throw error
      }
    }
    return once().catch((error: unknown) => {
      if (isClosed || !(error instanceof Fault && error.ruleId === 'browser-failed')) throw error
      return once()
    })
  }

  return {
    layOut,
    version: async () => {
      const { version, name } = await findBrowser(cache)
      return version ?? nameBrowser(await (await browser()).browser.version(), name)
    },
    warmUp: (prints = Infinity) => {
      left = prints
      const sheet = guard(open())
      sheet.catch(() => undefined)
      idle.push({ sheet, css: undefined })
    },
    close: async () => {
      isClosed = true
      await Promise.all([ended, end()])
    }
  }
}
