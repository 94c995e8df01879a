import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { puppeteerFlags } from '../src/effects/browser-process.js'
import { openPrinter, type BrowserPrinter } from '../src/effects/printer.js'
import { flow, page, printOn, textOf } from './support/pages.js'

let cache: string
let printer: BrowserPrinter
const notes: string[] = []
// so that what the browser says is the same for every user
process.env['TONGBAO_NO_SANDBOX'] = '1'

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'browser-test-'))
  printer = openPrinter({ cache, notify: (id) => notes.push(id) })
  await printer.version()
}, 60_000)

afterAll(async () => {
  await printer.close()
  await rm(cache, { recursive: true, force: true })
})

describe.runIf(process.platform === 'linux')('the browser', () => {
  it('is started again when it dies during a print, and the caller does not notice', async () => {
    let attempts = 0
    const pages = await printer.layOut(page('<p>A</p>'), flow, async (layout) => {
      attempts += 1
      if (attempts === 1) kill(cache, (args) => !args.includes('--type='))
      return textOf(await layout.print())
    })
    expect(attempts).toBe(2)
    expect(pages).toEqual(['A'])
  })

  it('is given up when it dies again', async () => {
    await expect(printer.layOut(page('<p>A</p>'), flow, async (layout) => {
      kill(cache, (args) => args.includes('--type=renderer'))
      return layout.print()
    })).rejects.toMatchObject({ ruleId: 'browser-failed' })
    expect(await textOf(await printOn(printer, page('<p>A</p>')))).toEqual(['A'])
  })

  it('says once, however often it is started, that the sandbox is off', () => {
    expect(notes).toEqual(['browser-unsandboxed'])
  })

  it('is started as Puppeteer would start it', () => {
    expect([...puppeteerFlags, 'about:blank']).toEqual(puppeteer.defaultArgs({ headless: 'shell' }))
  })

  it('ends by itself after as many prints as were announced, and starts again where there are more', async () => {
    const before = new Set(processes(cache).map(({ pid }) => pid))
    const its = () => processes(cache).filter(({ pid }) => !before.has(pid))
    const other = openPrinter({ cache, notify: () => undefined })
    other.warmUp(2)
    await printOn(other, page('<p>A</p>'))
    expect(its()).not.toEqual([])
    await printOn(other, page('<p>A</p>'))
    await expect.poll(its, { timeout: 5000 }).toEqual([])
    expect(await textOf(await printOn(other, page('<p>B</p>')))).toEqual(['B'])
    await other.close()
    expect(its()).toEqual([])
  })

  it('leaves no process and no profile behind', async () => {
    const other = openPrinter({ cache, notify: () => undefined })
    other.warmUp()
    await printOn(other, page('<p>A</p>'))
    const profiles = processes(cache).flatMap(({ args }) => /--user-data-dir=(\S+)/.exec(args)?.[1] ?? [])
    await other.close()
    await printer.close()
    expect(new Set(profiles).size).toBe(2)
    expect(processes(cache)).toEqual([])
    expect(profiles.filter((profile) => existsSync(profile))).toEqual([])
    await expect(printOn(other, page('<p>A</p>'))).rejects.toMatchObject({ ruleId: 'browser-failed' })
  })

  it('ends with its parent, however that ends', async () => {
    const program = `
      import { openPrinter } from ${JSON.stringify(join(import.meta.dirname, '../build/effects/printer.js'))}
      const printer = openPrinter({ cache: ${JSON.stringify(cache)}, notify: () => undefined })
      await printer.layOut('<p>A</p>', ${JSON.stringify(flow)}, (layout) => layout.print())
      console.log('ready')
      setInterval(() => undefined, 1000)`
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
      const stdio = ['ignore', 'pipe', 'inherit'] as const
      const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: [...stdio] })
      await once(parent.stdout, 'data')
      expect(processes(cache).length).toBeGreaterThan(0)
      parent.kill(signal)
      await once(parent, 'exit')
      await expect.poll(() => processes(cache), { timeout: 5000 }).toEqual([])
    }
  }, 30_000)
})

/** The processes, by id and command line, whose program lies in `folder`. Bare systems have no `ps`. */
function processes(folder: string): { pid: number, args: string }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return args.startsWith(folder) ? [{ pid: Number(name), args }] : []
    } catch {
      return [] // it ended meanwhile
    }
  })
}

function kill(folder: string, isMeant: (args: string) => boolean): void {
  for (const { pid, args } of processes(folder)) if (isMeant(args)) process.kill(pid, 'SIGKILL')
}
