import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import puppeteer, { type Browser } from 'puppeteer-core'
import { Fault } from '../report.js'
import type { PlainRuleId } from '../rules/rules.js'
import { findChromium } from './chromium.js'
import { makeScratch } from './scratch.js'

/** Milliseconds after which a browser that gives no answer counts as dead. */
export const patience = 10 * 60_000

/**
 * Starts the browser found through the folder `cache`, in a profile of its own that goes with it. As root its sandbox
 * is off, as Chromium demands, and `notify` hears of it; `TONGBAO_NO_SANDBOX=1` leaves it off for any user.
 *
 * @throws Fault `browser-missing`, with what keeps it from starting, or `out-unwritable` where no profile can be made.
 */
export async function launchChromium(cache: string, notify: (id: PlainRuleId) => void): Promise<Browser> {
  const { path, env: own } = await findChromium(cache)
  const env = { ...process.env, ...own }
  const isBare = process.getuid?.() === 0 || process.env['TONGBAO_NO_SANDBOX'] === '1'
  if (isBare) notify('browser-unsandboxed')
  const args = [...flags, ...(isBare ? ['--no-sandbox'] : [])]
  const { profile, drop } = await makeProfile()
  try {
    const browser = await puppeteer.launch({
      executablePath: path,
      userDataDir: profile,
      env,
      args,
      headless: 'shell',
      // Unlike a port, a pipe is nobody else's to open; and its end ends the browser even where this process is killed.
      pipe: true,
      // Each document brings its own.
      defaultViewport: null,
      // Otherwise every data: URI, some of them megabytes long, comes back as an event.
      networkEnabled: false,
      protocolTimeout: patience,
      // The default is to close the browser on these and live on.
      handleSIGTERM: false,
      handleSIGHUP: false
    })
    browser.process()?.once('exit', drop)
    return browser
  } catch (error) {
    drop()
    throw new Fault('browser-missing', `${path}: ${await whyNot(path, env, isBare) ?? reasonOf(error)}`)
  }
}

const flags = [
  // Hinted advances would break lines differently from one machine to the next.
  '--font-render-hinting=none',
  '--lang=zh-CN',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--no-pings',
  '--disable-component-update',
  '--disable-domain-reliability'
]

/**
 * Makes a browser's profile, which is dropped at the latest when this process exits, as on Ctrl-C. Puppeteer's own do
 * not go then, and do not tell whose they are, so that the next run could not sweep them.
 */
async function makeProfile(): Promise<{ profile: string, drop: () => void }> {
  const profile = await makeScratch()
  const drop = () => {
    process.off('exit', drop)
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    } catch { /* a browser that is still ending writes to it: the next run sweeps it */ }
  }
  process.once('exit', drop)
  return { profile, drop }
}

/** Tells why a browser that did not come up may not have: a library it lacks, or else most likely the sandbox. */
async function whyNot(path: string, env: NodeJS.ProcessEnv, isBare: boolean): Promise<string | undefined> {
  try {
    await promisify(execFile)(path, ['--version'], { env })
  } catch (error) {
    return reasonOf(error)
  }
  return isBare ? undefined : 'perhaps its sandbox cannot start here; TONGBAO_NO_SANDBOX=1 leaves it off'
}

/** Words what was thrown in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n').filter((line) => line.trim() !== '').at(-1) ?? ''
}
