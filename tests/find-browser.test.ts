import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { VFile } from 'vfile'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { drawPages } from '../src/effects/draw-pages.js'
import { cacheFolder } from '../src/effects/cache.js'
import { fetchShell, findBrowser } from '../src/effects/find-browser.js'
import { nameBrowser, type Machine } from '../src/effects/installed-browsers.js'
import { openPrinter } from '../src/effects/printer.js'
import { checkBrowser } from '../src/layout/tried-browsers.js'
import { publish } from '../src/publish.js'
import { findingsOf, formatFinding, type Fault } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { hasVeraPdf, judge } from './support/verapdf.js'
import { fileAt, worldFor } from './support/world.js'

let cache: string
beforeAll(async () => { cache = await mkdtemp(join(tmpdir(), 'find-browser-')) })
afterAll(() => rm(cache, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const windows = { 'PROGRAMFILES': 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', 'LOCALAPPDATA': 'C:\\Users\\张三\\AppData\\Local' }
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'

/** A machine with these files and no other. */
function machine(platform: NodeJS.Platform, arch: string, files: readonly string[], env = {}): Machine {
  return { platform, arch, env, home: platform === 'darwin' ? '/Users/张三' : '/home/clerk', exists: (path) => files.includes(path) }
}

const refused = async (): Promise<string> => { throw new Error('no network') }
const find = (...on: Parameters<typeof machine>) => findBrowser(cache, machine(...on), refused)

describe('a browser is found', () => {
  it.each<[string, Parameters<typeof machine>, string, string]>([
    ['Windows with what it comes with', ['win32', 'x64', [edge], windows], 'Microsoft Edge', edge],
    ['Windows with a Chrome for one user', ['win32', 'arm64', [edge, 'C:\\Users\\张三\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'], windows],
      'Google Chrome', 'C:\\Users\\张三\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
    ['Windows without its variables', ['win32', 'x64', [edge], {}], 'Microsoft Edge', edge],
    ['macOS', ['darwin', 'arm64', ['/Users/张三/Applications/Chromium.app/Contents/MacOS/Chromium']], 'Chromium',
      '/Users/张三/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['macOS with two', ['darwin', 'x64', ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']],
      'Google Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['Linux on arm64', ['linux', 'arm64', ['/usr/bin/chromium']], 'Chromium', '/usr/bin/chromium'],
    ['Kylin', ['linux', 'arm64', ['/usr/bin/chromium-browser']], 'Chromium', '/usr/bin/chromium-browser'],
    ['Linux on LoongArch, with Edge\'s path', ['linux', 'loong64', ['/opt/microsoft/msedge/msedge']], 'Microsoft Edge', '/opt/microsoft/msedge/msedge']
  ])('on %s', async (_, on, name, path) => {
    expect(await find(...on)).toMatchObject({ name, path })
  })

  it('by PUPPETEER_EXECUTABLE_PATH before all others', async () => {
    expect(await find('win32', 'x64', [edge, 'D:\\x.exe'], { ...windows, PUPPETEER_EXECUTABLE_PATH: 'D:\\x.exe' })).toEqual({ path: 'D:\\x.exe', env: {} })
    await expect(find('win32', 'x64', [edge], { ...windows, PUPPETEER_EXECUTABLE_PATH: 'D:\\x.exe' })).rejects.toThrow('D:\\x.exe')
  })

  it('by the lockfile where it has one, whatever is installed', async () => {
    expect((await findBrowser(cacheFolder(), machine('linux', 'x64', ['/usr/bin/chromium']), refused)).version).toBe('Chromium 147.0.7727.0')
  })

  it('on Linux with no faces but the program\'s own', async () => {
    const { env } = await find('linux', 'arm64', ['/usr/bin/chromium'])
    expect(await readFile(env['FONTCONFIG_FILE'] ?? '', 'utf8')).toContain('<dir prefix="relative">.</dir>')
  })

  it('by fetching it where there is none', async () => {
    expect(await findBrowser(cache, machine('win32', 'x64', [], windows), async () => 'C:\\fetched.exe'))
      .toEqual({ name: 'Chrome headless shell', path: 'C:\\fetched.exe', env: {} })
  })
})

describe('where there is none and no network, the words help', () => {
  it.each<[NodeJS.Platform, string, RegExp]>([
    ['win32', 'x64', /没有可用的浏览器（Chrome、Chromium、Edge 都没有装，也取不到 chrome-headless-shell：no network）；请装 Edge（Windows 自带）或 Chrome，或用环境变量 PUPPETEER_EXECUTABLE_PATH/],
    ['darwin', 'arm64', /请装 Chrome 或 Edge/], ['linux', 'arm64', /请装 Chromium（Debian、统信、麒麟：apt install chromium）/]
  ])('on %s %s', async (platform, arch, words) => {
    const fault = await find(platform, arch, []).then(() => undefined, (error: unknown) => error as Fault)
    expect(fault?.ruleId).toBe('browser-missing')
    expect(fault && formatFinding(fault, 'zh')).toMatch(words)
    expect(fault?.message).not.toContain('npm start')
  })
})

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the headless shell', () => {
  let server: Server
  let source: string
  const asked: string[] = []
  const inside = 'chrome-headless-shell-linux64/chrome-headless-shell'

  beforeAll(async () => {
    server = createServer(({ url = '' }, answer) => {
      asked.push(url)
      if (asked.length === 1) answer.writeHead(503).end()
      else answer.end(zipSync({ [inside]: Buffer.from('#!/bin/sh\n') }))
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    source = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => { server.close() })

  it('is fetched whole or not at all, and once', async () => {
    await expect(fetchShell(cache, source)).rejects.toThrow(/503/)
    expect(await readdir(cache)).toEqual([])
    const path = await fetchShell(cache, source)
    expect(path.startsWith(join(cache, 'headless-shell')) && path.endsWith(inside)).toBe(true)
    expect(await readFile(path, 'utf8')).toBe('#!/bin/sh\n')
    expect(asked[1]).toMatch(/^\/148\.[\d.]+\/linux64\/chrome-headless-shell-linux64\.zip$/)
    expect(await fetchShell(cache, source)).toBe(path)
    expect(asked).toHaveLength(2)
    expect(await readdir(cache)).toEqual(['headless-shell'])
  })
})

it('a record names a browser by what it is, and its release', () => {
  expect([nameBrowser('HeadlessChrome/156.0.8078.79', 'Chromium'), nameBrowser('HeadlessEdg/156.0.1.2', 'Chromium'), nameBrowser('Chrome/156.0.1.2', 'Google Chrome')])
    .toEqual(['Chromium 156.0.8078.79', 'Microsoft Edge 156.0.1.2', 'Google Chrome 156.0.1.2'])
})

it('a browser that was never tried is a warning', () => {
  const found = ['Chromium 147.0.7727.0', 'Chromium 156.0.8078.79', 'Chromium 1560.0.0.0', 'Microsoft Edge 156.0.1.2'].map((browser) => {
    const file = new VFile()
    checkBrowser(file, browser)
    return findingsOf(file).map((finding) => formatFinding(finding, 'en'))
  })
  expect(found).toEqual([[], [], [expect.stringContaining('(browser-untried)')], [expect.stringMatching(/Microsoft Edge 156\.0\.1\.2.*tried \(Chromium 147, Chromium 150, Chromium 156\)/)]])
})

const debian = process.env['TONGBAO_TEST_CHROMIUM'] ?? '/usr/bin/chromium'

describe.runIf(existsSync(debian))('Debian\'s Chromium', () => {
  it('prints the bulletin pixel by pixel as the browser of the lockfile, and as archives demand', async () => {
    const own = await print()
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', debian)
    const theirs = await print()
    expect(theirs.browser).not.toBe(own.browser)
    expect(theirs.browser).toMatch(/^Chromium \d+(\.\d+){3}$/)
    expect(theirs.pages).toHaveLength(10)
    expect(theirs.pages).toEqual(own.pages)
    expect(theirs.web).toEqual(own.web)
    if (hasVeraPdf) for (const flavour of ['2a', 'ua1'] as const) expect((await judge(theirs.pdf, flavour)).failures).toEqual([])
  })

  async function print() {
    const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
    try {
      const browser = await printer.version()
      const file = fileAt('content/2019-14.md')
      const edition = await publish(file, { settings: { ...defaults }, world: { ...worldFor(file.path, printer), browser: async () => browser } })
      const [pdf, web] = [edition?.products.get('pdf'), edition?.products.get('html')]
      if (!pdf || !web) throw new Error(file.messages.join('\n'))
      return { browser, pdf, web, pages: await drawPages({ pdf, first: 1, last: 99 }) }
    } finally {
      await printer.close()
    }
  }
})
