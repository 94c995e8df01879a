import { execFile } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PipeTransport } from 'puppeteer-core/internal/node/PipeTransport.js'
// without what installs and launches browsers, and the proxies for that: loading it would take as long as starting one
import puppeteer, { type Browser, type ConnectionTransport, type Page } from 'puppeteer-core/internal/puppeteer-core-browser.js'
import type { PlainRuleId } from '../rules/rules.js'
import { isBare, takeBrowser } from './browser-process.js'
import { missing } from './installed-browsers.js'
import { patience } from './time-limit.js'

/** A browser that runs. */
export interface RunningBrowser {
  readonly browser: Browser
  /** Opens a tab; the first is the one that the browser comes up with. */
  readonly openTab: () => Promise<Page>
  /** Ends the browser with every process of it, and leaves no profile behind. */
  readonly end: () => Promise<void>
}

/**
 * Starts the browser found through the folder `cache`, or takes the one that was started early. Where it has no sandbox,
 * `notify` hears of it.
 *
 * @throws Fault `browser-missing`, with what keeps it from starting, or `own-folder-unwritable` where no profile can be made.
 */
export async function launchChromium(cache: string, notify: (id: PlainRuleId) => void): Promise<RunningBrowser> {
  const { path, env, pipes, ended, end } = await takeBrowser(cache)
  if (isBare()) notify('browser-unsandboxed')
  try {
    const failed = ended.then(() => { throw new Error('it ended at once') })
    const late = delay(30_000, undefined, { ref: false }).then(() => { throw new Error('it gave no answer') })
    late.catch(() => undefined)
    const browser = await Promise.race([failed, late, connect(new PipeTransport(...pipes))])
    const tabs = await browser.pages()
    return { browser, openTab: async () => tabs.pop() ?? browser.newPage(), end }
  } catch (error) {
    await end()
    throw missing(`${path}: ${await whyNot(path, env) ?? reasonOf(error)}`)
  }
}

async function connect(transport: ConnectionTransport): Promise<Browser> {
  const browser = await puppeteer.connect({
    transport,
    // Each document brings its own.
    defaultViewport: null,
    // Otherwise every data: URI, some of them megabytes long, comes back as an event.
    networkEnabled: false,
    protocolTimeout: patience
  })
  await browser.waitForTarget((target) => target.type() === 'page')
  return browser
}

/** Tells why a browser that did not come up may not have: a library it lacks, or else most likely the sandbox. */
async function whyNot(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    await promisify(execFile)(path, ['--version'], { env })
  } catch (error) {
    return reasonOf(error)
  }
  return isBare() ? undefined : 'perhaps its sandbox cannot start here; TONGBAO_NO_SANDBOX=1 leaves it off'
}

/** Words what was thrown in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n').filter((line) => line.trim() !== '').at(-1) ?? ''
}
