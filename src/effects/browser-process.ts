import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { cacheFolder } from './cache.js'
import { findBrowser } from './find-browser.js'
import { makeScratch } from './scratch.js'

/** A browser's process, in a profile of its own that goes with it. */
export interface BrowserProcess {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
  /** The pipe for its commands and the one for its answers. Unlike a port, a pipe is nobody else's to open. */
  readonly pipes: readonly [write: Socket, read: Socket]
  /** Settles when the process has ended or could not be started. */
  readonly ended: Promise<unknown>
  /** Lets this program wait for the browser; until then it ends without it. */
  readonly keep: () => void
  /** Ends the process and those that it started, and removes the profile; so does the end of this program. */
  readonly end: () => Promise<void>
}

/** Tells whether the browser runs without its sandbox: as root, as Chromium demands, or for any user by `TONGBAO_NO_SANDBOX=1`. */
export function isBare(): boolean {
  return process.getuid?.() === 0 || process.env['TONGBAO_NO_SANDBOX'] === '1'
}

let early: Promise<BrowserProcess> | undefined

/**
 * Starts the browser before there is anything to print: it takes as long as loading the program, and on another core.
 * Nobody need take it.
 */
export function startBrowserEarly(): void {
  early = startBrowser(cacheFolder())
  early.catch(() => undefined)
}

/** Gives the browser that was started early, once; else starts the one found through the folder `cache`. Throws as `findBrowser`. */
export async function takeBrowser(cache: string): Promise<BrowserProcess> {
  const started = cache === cacheFolder() ? await early?.catch(() => undefined) : undefined
  early = undefined
  const browser = started ?? await startBrowser(cache)
  browser.keep()
  return browser
}

async function startBrowser(cache: string): Promise<BrowserProcess> {
  const { path, env: own } = await findBrowser(cache)
  const profile = await makeScratch()
  // what it shares with its own processes is gone with the profile, whenever it is ended
  const env = { ...process.env, ...own, TMPDIR: profile }
  const args = [...flags, ...(isBare() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`, 'about:blank']
  // as the leader of a process group it can be ended with all that it started
  const child = spawn(path, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
  const ended = new Promise((resolve) => { child.once('exit', resolve).once('error', resolve) })
  const pipes = [child.stdio[3] as Socket, child.stdio[4] as Socket] as const
  const handles = [child, ...pipes]
  const keep = () => { for (const handle of handles) handle.ref() }
  for (const handle of handles) handle.unref()

  // on Ctrl-C as well
  const tidy = () => {
    kill(child)
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    } catch { /* what it still writes as it ends goes with the next run */ }
  }
  const interrupt = () => process.exit(130)
  process.once('exit', tidy).once('SIGINT', interrupt)
  const gone = ended.then(async () => {
    // what it started may outlive it
    kill(child)
    await rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
    process.off('exit', tidy).off('SIGINT', interrupt)
  })
  const end = () => {
    kill(child)
    return gone
  }
  return { path, env, pipes, ended, keep, end }
}

function kill({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch { /* it has ended already */ }
}

/** What Puppeteer starts a headless shell with; a test tells when another release of it says otherwise. */
export const puppeteerFlags: readonly string[] = `
  --allow-pre-commit-input --disable-background-networking --disable-background-timer-throttling
  --disable-backgrounding-occluded-windows --disable-breakpad --disable-client-side-phishing-detection
  --disable-component-extensions-with-background-pages --disable-crash-reporter --disable-default-apps
  --disable-dev-shm-usage --disable-hang-monitor --disable-infobars --disable-ipc-flooding-protection
  --disable-popup-blocking --disable-prompt-on-repost --disable-renderer-backgrounding
  --disable-search-engine-choice-screen --disable-sync --enable-automation --export-tagged-pdf
  --force-color-profile=srgb --generate-pdf-document-outline --metrics-recording-only --no-first-run
  --password-store=basic --use-mock-keychain
  --disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,WebUIReloadButton,ProcessPerSiteUpToMainFrameThreshold,IsolateSandboxedIframes
  --enable-features=PdfOopif --headless --hide-scrollbars --mute-audio --disable-extensions`.trim().split(/\s+/)

const flags = [
  ...puppeteerFlags,
  '--remote-debugging-pipe',
  // Hinted advances would break lines differently from one machine to the next.
  '--font-render-hinting=none',
  '--lang=zh-CN',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--no-pings',
  '--disable-component-update',
  '--disable-domain-reliability'
]
