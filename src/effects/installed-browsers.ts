import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import { Fault, type Value } from '../report.js'
import type { Both } from '../text/language.js'

/** The machine on which a browser is looked for. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly exists: (path: string) => boolean
}

/** A browser that somebody has installed. */
export interface InstalledBrowser {
  /** As a record names it. */
  readonly name: string
  readonly path: string
}

/** The machine that this is. */
export function thisMachine(): Machine {
  const { platform, arch, env } = process
  return { platform, arch, env, home: homedir(), exists: existsSync }
}

/** Finds Chrome, Chromium or Edge where their installers put them, in this order. */
export function findInstalled(machine: Machine): InstalledBrowser | undefined {
  return placesOn(machine).find(({ path }) => machine.exists(path))
}

function placesOn({ platform, env, home }: Machine): InstalledBrowser[] {
  switch (platform) {
    case 'win32': {
      const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA'], 'C:\\Program Files', 'C:\\Program Files (x86)']
      return each(windows, folders, win32.join)
    }
    case 'darwin':
      return each(macOs, ['/Applications', posix.join(home, 'Applications')], posix.join)
    default:
      return linux.map(([name, path]) => ({ name, path }))
  }
}

/** Each browser in each folder, browsers first. */
function each(browsers: Places, folders: readonly (string | undefined)[], join: (...parts: string[]) => string): InstalledBrowser[] {
  return browsers.flatMap(([name, path]) => [...new Set(folders)].flatMap((folder) => folder ? [{ name, path: join(folder, path) }] : []))
}

type Places = readonly (readonly [name: string, path: string])[]

const [chrome, chromium, edge] = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windows: Places = [
  [chrome, 'Google/Chrome/Application/chrome.exe'], [chromium, 'Chromium/Application/chrome.exe'],
  [edge, 'Microsoft/Edge/Application/msedge.exe']
]

const macOs: Places = [chrome, chromium, edge].map((name) => [name, `${name}.app/Contents/MacOS/${name}`])

/** Debian and what is made of it, Fedora and Arch, then the names that Ubuntu and Kylin have. */
const linux: Places = [
  [chrome, '/opt/google/chrome/chrome'], [chromium, '/usr/bin/chromium'], [chromium, '/usr/bin/chromium-browser'],
  [edge, '/opt/microsoft/msedge/msedge']
]

/** Names a browser that was found as `name` and itself says what it is, as in `HeadlessChrome/156.0.8078.79` or `Edg/156.0.1.2`. */
export function nameBrowser(said: string, name = 'Chromium'): string {
  const [, product = '', version = said] = /^(.*)\/(.*)$/.exec(said) ?? []
  return `${/Edg/.test(product) ? 'Microsoft Edge' : name} ${version}`
}

/** The fault that no browser can be had on a machine, and what helps there. */
export function missing(reason: Value, machine: Pick<Machine, 'platform' | 'arch'> = process): Fault {
  return new Fault('browser-missing', reason, adviceFor(machine))
}

function adviceFor({ platform, arch }: Pick<Machine, 'platform' | 'arch'>): Both {
  const other = { zh: '或用环境变量 PUPPETEER_EXECUTABLE_PATH 指明 Chromium 系浏览器', en: 'or name a browser of Chromium\'s kind by PUPPETEER_EXECUTABLE_PATH' }
  const own: Both = platform === 'win32' ? { zh: '请装 Edge（Windows 自带）或 Chrome', en: 'install Edge, which Windows comes with, or Chrome' }
    : platform === 'darwin' ? { zh: '请装 Chrome 或 Edge', en: 'install Chrome or Edge' }
    : arch === 'x64' ? { zh: '请重装本程序（浏览器在其软件包里），或装 Chromium（Debian、统信、麒麟：apt install chromium）', en: 'install the program again, whose packages bring one, or Chromium (Debian: apt install chromium)' }
    : { zh: '请装 Chromium（Debian、统信、麒麟：apt install chromium）', en: 'install Chromium (Debian: apt install chromium)' }
  return { zh: `${own.zh}，${other.zh}`, en: `${own.en}, ${other.en}` }
}
