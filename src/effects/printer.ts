import { Fault } from '../report.js'
import type { PlainRuleId } from '../rules/rules.js'
import type { Printer } from '../world.js'
import { findChromium } from './chromium.js'
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

/**
 * Opens a printer whose browser, found through the folder `cache`, starts with the first page and serves all that
 * follow. Pages run without scripts and without the network; `notify` hears once when the sandbox had to be left off.
 * What it returns throws Fault `browser-missing` or, after a second try in a new browser, `browser-failed`.
 */
export function openPrinter({ cache, notify }: { cache: string, notify: (id: PlainRuleId) => void }): BrowserPrinter {
  let running: Promise<RunningBrowser> | undefined
  let idle: Promise<Sheet>[] = []
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
    await Promise.allSettled(sheets)
    await last?.then((it) => it.end(), () => undefined)
  }
  const open = async () => openSheet(await browser())

  const layOut: BrowserPrinter['layOut'] = async (html, flow, use) => {
    const once = async () => {
      const sheet = await (idle.pop() ?? guard(open()))
      try {
        await guard(sheet.wait(loadSheet(sheet, html, flow)))
        const result = await use(layoutOf(sheet, flow))
        idle.push(Promise.resolve(sheet))
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
      const { version } = await findChromium(cache)
      return version ?? (await (await browser()).browser.version()).replace(/^.*\//, 'Chromium ')
    },
    warmUp: (prints = Infinity) => {
      left = prints
      const sheet = guard(open())
      sheet.catch(() => undefined)
      idle.push(sheet)
    },
    close: async () => {
      isClosed = true
      await Promise.all([ended, end()])
    }
  }
}
