import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { Fault } from '../report.js'
import { unpackChromium, type Chromium } from './chromium.js'
import { makeFolder, renameFolder } from './folders.js'
import { home } from './home.js'
import { findInstalled, missing, thisMachine, type Machine } from './installed-browsers.js'

/**
 * Finds the browser: the one that `PUPPETEER_EXECUTABLE_PATH` names; else on Linux (x64) the one of the lockfile; else Chrome,
 * Chromium or Edge as somebody has installed it; else Chrome's headless shell, which is fetched once into the folder `cache`
 * where the network allows.
 *
 * @throws Fault `browser-missing`, with what was looked for and what helps.
 */
export async function findBrowser(
  cache: string, machine: Machine = thisMachine(), fetch: (cache: string) => Promise<string> = fetchShell
): Promise<Chromium> {
  const { platform, arch } = machine
  const named = machine.env['PUPPETEER_EXECUTABLE_PATH']
  const env = platform === 'linux' ? onLinux(cache) : {}
  if (named) {
    if (machine.exists(named)) return { path: named, env }
    throw new Fault('browser-missing', `PUPPETEER_EXECUTABLE_PATH=${named}`, { zh: '请核对它指的文件，或不设这个环境变量', en: 'check the file that it names, or do not set this variable' })
  }
  if (platform === 'linux' && arch === 'x64') return unpackChromium(cache)
  const installed = findInstalled(machine)
  if (installed) return { ...installed, env }
  const path = await fetch(cache).catch((error: unknown) => {
    const reason = reasonOf(error)
    throw missing({
      zh: `Chrome、Chromium、Edge 都没有装，也取不到 chrome-headless-shell：${reason}`,
      en: `neither Chrome, Chromium nor Edge is installed, and chrome-headless-shell cannot be fetched: ${reason}`
    }, machine)
  })
  return { path, name: 'Chrome headless shell', env }
}

/** The faces of this program are all that the browser sees, so that it prints the same on every machine, and with none installed. */
function onLinux(cache: string): Record<string, string> {
  return { FONTCONFIG_FILE: join(home, 'faces', 'fonts.conf'), XDG_CACHE_HOME: cache }
}

/** Fetches the headless shell into `cache`, from Chrome's own archive or from `source`, where it is not there; gives the path of its program. */
export async function fetchShell(cache: string, ...source: string[]): Promise<string> {
  const folder = join(cache, 'headless-shell')
  const programIn = async () => join(folder, await readFile(join(folder, note), 'utf8'))
  const there = await programIn().catch(() => undefined)
  if (there !== undefined) return there
  await makeFolder(cache, 0o700)
  const fresh = await mkdtemp(`${folder}.`)
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(home, 'build/bin/fetch-browser.js'), fresh, ...source], { timeout: quarterOfAnHour })
    await writeFile(join(fresh, note), relative(fresh, stdout))
    // another run may have been faster
    await renameFolder(fresh, folder).catch((error: unknown) => { if (!existsSync(folder)) throw error })
    return await programIn()
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const note = 'program'
const quarterOfAnHour = 900_000

/** What the fetching program said last. */
function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string, message: string }
  return (stderr || message).trim().split('\n').at(-1)?.replace(/^\s*- \w+: /, '') ?? ''
}
