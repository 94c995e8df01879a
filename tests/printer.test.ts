import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrinter, type BrowserPrinter } from '../src/effects/printer.js'
import { convertOutlines } from '../src/fonts/convert-outlines.js'
import { flow, page, printOn, textOf } from './support/pages.js'
import { smallFace } from './support/small-face.js'

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
      await layout.placeOf('p70')
      return layout.print()
    })
    expect(undated(measured)).toBe(undated(plain))
  })

  it('exchanges a page for another with the same style sheet, and prints the bytes of one that was loaded', async () => {
    const face = Buffer.from(convertOutlines(smallFace())).toString('base64')
    const css = `@page { size: A4; margin: 37mm 26mm 35mm 28mm } body { margin: 0; font: 16pt/28.95pt serif } p { color: red; width: var(--wide, auto) } /* ${face.slice(0, 40)} */`
    const styled = (title: string, body: string) => `<!doctype html><html lang="${title}"><head><title>${title}</title></head><body class="${title}"><main class="pages">${body}</main></body></html>`
    const print = (one: BrowserPrinter, html: string, sheet = css) => one.layOut(html, { ...flow, css: sheet }, async (layout) => {
      const pdf = await layout.print()
      await layout.set('--wide', '3em')
      return undated(pdf)
    })
    const picture = '<img src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\' width=\'40\' height=\'40\'%3E%3Crect width=\'9\' height=\'9\'/%3E%3C/svg%3E">'
    const last = styled('en', paragraphs(60, 2) + picture)
    const other = openPrinter({ cache, notify: () => undefined })
    try {
      const fresh = await print(other, last)
      await print(printer, styled('de', paragraphs(90, 1)))
      expect(await print(printer, last) === fresh).toBe(true)
      // with other styles, or another head, it is loaded
      expect(await print(printer, last, css.replace('red', 'blue')) === fresh).toBe(false)
      expect(await print(printer, last.replace('<title>', '<meta name="x" content="y"><title>'))).toBe(await print(other, last.replace('<title>', '<meta name="x" content="y"><title>')))
    } finally {
      await other.close()
    }
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
          expect((await layout.placeOf(`p${index}`))?.page, `paragraph ${index} of ${lines} lines`).toBe(printed)
        }
      })
    }
  })

  it('names what it cannot measure or load; an element that is not there is on no page', async () => {
    expect(await printer.layOut(page('<p>A</p>'), flow, (layout) => layout.placeOf('none'))).toBeUndefined()
    await expect(printer.layOut(page('<p>A</p>'), flow, (layout) => layout.placesOf('p', '.none'))).rejects.toThrow(/\.none in main/)
    await expect(printer.layOut('<p id="a">A</p>', flow, (layout) => layout.placeOf('a'))).rejects.toThrow(/no main/)
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
/** Paragraphs of `lines` lines or one more, each with its number, every ninth a heading that keeps with the next. */
function paragraphs(count: number, lines: number): string {
  return Array.from({ length: count }, (_, index) => {
    const text = `[${index}]${'<br>x'.repeat(lines - 1 + index % 2)}`
    return index % 9 === 0
      ? `<h2 id="p${index}" style="margin: 0; font: inherit; break-after: avoid">[${index}]</h2>`
      : `<p id="p${index}">${text}</p>`
  }).join('')
}

function undated(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1').replace(/\/(Creation|Mod)Date \(.*?\)/g, '')
  return createHash('sha256').update(text, 'latin1').digest('hex')
}
