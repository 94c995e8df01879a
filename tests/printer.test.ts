import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { puppeteerFlags } from '../src/effects/browser-process.js'
import { openPrinter, type BrowserPrinter } from '../src/effects/printer.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { smallFace } from './support/small-face.js'

/** What runs over the pages of `page`, mm. */
const flow = { selector: 'main.pages', width: 156, height: 225 }

const isLinux = process.platform === 'linux'

let cache: string
let printer: BrowserPrinter
const notes: string[] = []
// so that what the browser says is the same for every user
process.env['TONGBAO_NO_SANDBOX'] = '1'

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'printer-test-'))
  printer = openPrinter({ cache, notify: (id) => notes.push(id) })
  await printer.version()
}, 60_000)

afterAll(async () => {
  await printer.close()
  await rm(cache, { recursive: true, force: true })
})

const printOn = ({ layOut }: BrowserPrinter, html: string) => layOut(html, flow, (layout) => layout.print())

describe('printer', () => {
  it('prints the paper, the text and the tags', async () => {
    const pages = await textOf(await printOn(printer, page('<h1 lang="en">One</h1><p>Two</p>')))
    expect(pages).toEqual(['OneTwo'])
    expect(await printer.version()).toMatch(/^Chromium \d+\.\d+\.\d+\.\d+$/)
  })

  it('names the face that the browser refuses, and does not try again', async () => {
    const face = convertOutlines(smallFace())
    const html = page(`<style>@font-face { font-family: kaiti; src: url(data:font/ttf;base64,${Buffer.from(face).toString('base64')}) }</style>一`)
    const refused = printOn(printer, html)
    await expect(refused).rejects.toMatchObject({ ruleId: 'font-refused', values: ['kaiti'] })
  })

  it('prints the same bytes from the same page, measured before or not, dates aside', async () => {
    const html = page(paragraphs(80, 3))
    const plain = await printOn(printer, html)
    const measured = await printer.layOut(html, flow, async (layout) => {
      await layout.pageOf('p70')
      return layout.print()
    })
    expect(undated(measured)).toBe(undated(plain))
  })

  it('keeps to a custom property that is set after loading', async () => {
    const html = page('<style>.late { display: var(--late, none) }</style><p>A</p><p class="late">B</p>')
    const pages = await printer.layOut(html, flow, async (layout) => {
      await layout.set('--late', 'block')
      return textOf(await layout.print())
    })
    expect(pages).toEqual(['AB'])
    expect(await textOf(await printOn(printer, html))).toEqual(['A'])
  })

  it('tells the page on which an element is printed', async () => {
    for (const lines of [1, 3, 7]) {
      const html = page(paragraphs(90, lines))
      const pages = await textOf(await printOn(printer, html))
      await printer.layOut(html, flow, async (layout) => {
        for (let index = 0; index < 90; index += 1) {
          const printed = 1 + pages.findIndex((text) => text.includes(`[${index}]`))
          expect(await layout.pageOf(`p${index}`), `paragraph ${index} of ${lines} lines`).toBe(printed)
        }
      })
    }
  })

  it('names what it cannot measure or load; an element that is not there is on no page', async () => {
    expect(await printer.layOut(page('<p>A</p>'), flow, (layout) => layout.pageOf('none'))).toBeUndefined()
    await expect(printer.layOut(page('<p>A</p>'), flow, (layout) => layout.placesOf('p', '.none'))).rejects.toThrow(/\.none in main/)
    await expect(printer.layOut('<p id="a">A</p>', flow, (layout) => layout.pageOf('a'))).rejects.toThrow(/no main/)
    const broken = '<style>@font-face { font-family: Broken; src: url(data:font/ttf;base64,AAAA) }</style>'
    await expect(printOn(printer, page(broken))).rejects.toThrow(/Broken/)
  })

  it('gives an error of its caller back as it is', async () => {
    const mistake = new TypeError('mine')
    await expect(printer.layOut(page('<p>A</p>'), flow, () => Promise.reject(mistake))).rejects.toBe(mistake)
  })
})

describe('a hostile page', () => {
  let server: Server
  let origin: string
  const received: (string | undefined)[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(request.url)
      response.end('FETCHED')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
  })
  afterAll(() => server.close())

  it('runs no script', async () => {
    const script = '<script>document.write("RAN")</script>'
    const html = page(`<p>A</p>${script}<img src="data:," onerror="document.body.append('RAN')">
      <iframe srcdoc='${script}'></iframe><iframe src='data:text/html,${script}'></iframe>`)
    expect((await textOf(await printOn(printer, html))).join()).not.toContain('RAN')
  })

  it('reaches neither the network nor the disk', async () => {
    const frames = ['img', 'iframe', 'embed', 'video'].flatMap((name) => [
      `<${name} src="${origin}/${name}"></${name}>`, `<${name} src="file:///etc/passwd"></${name}>`
    ])
    const html = page(`
      <link rel="stylesheet" href="${origin}/link"><link rel="prefetch" href="${origin}/prefetch">
      <link rel="preconnect" href="${origin}"><meta http-equiv="refresh" content="0;url=${origin}/refresh">
      <style>@import url(${origin}/import); p { background: url(${origin}/background) }</style>
      <p>A</p>${frames.join('')}<object data="${origin}/object"></object><object data="file:///etc/passwd"></object>
      <iframe srcdoc="<img src='${origin}/nested'>"></iframe>
      <iframe src="data:text/html,<img src='${origin}/data'>"></iframe>`)
    const pages = await textOf(await printOn(printer, html))
    const face = `<style>@font-face { font-family: Far; src: url(${origin}/face) }</style>`
    await expect(printOn(printer, page(face))).rejects.toThrow(/Far/)
    expect(pages.join()).toContain('A')
    expect(pages.join()).not.toMatch(/FETCHED|root:/)
    expect(received).toEqual([])
  })
})

describe.runIf(isLinux)('the browser', () => {
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

/** A page in the shape of the program's own: A4, the type area of GB/T 9704-2012. */
function page(body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>T</title><style>
    @page { size: A4; margin: 37mm 26mm 35mm 28mm }
    body { margin: 0; font: 16pt/28.95pt serif } p { margin: 0; orphans: 2; widows: 2 }
    </style><main class="pages">${body}</main>`
}

/** Paragraphs of `lines` lines or one more, each with its number, every ninth a heading that keeps with the next. */
function paragraphs(count: number, lines: number): string {
  return Array.from({ length: count }, (_, index) => {
    const text = `[${index}]${'<br>x'.repeat(lines - 1 + index % 2)}`
    return index % 9 === 0
      ? `<h2 id="p${index}" style="margin: 0; font: inherit; break-after: avoid">[${index}]</h2>`
      : `<p id="p${index}">${text}</p>`
  }).join('')
}

/** The text of each page, without white space. */
async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  try {
    return await Promise.all(Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      return items.map((item) => 'str' in item ? item.str : '').join('').replace(/\s/g, '')
    }))
  } finally {
    await document.destroy()
  }
}

function undated(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1').replace(/\/(Creation|Mod)Date \(.*?\)/g, '')
  return createHash('sha256').update(text, 'latin1').digest('hex')
}

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
