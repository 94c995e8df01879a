import { mkdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readByPlace } from './support/pdf-places.js'
import { openTestDesk, type OpenDesk } from './support/desk.js'

const bulletin = readFileSync('content/2019-14.md', 'utf8')
const table = `
| 市州 | 减贫人口 | 说明 |
| --- | --- | --- |
| 湘西州 | 十二万人 | 提前完成 |
| 怀化市 | 二十三万人 | 按期完成[^1] |

- 其一，加强督导检查。

[^1]: 数据截至年底为止。
`
const text = bulletin + table

let desk: OpenDesk
let page: Page
beforeAll(async () => {
  desk = await openTestDesk({ 'a.md': text, 'b.md': bulletin })
  page = await desk.open()
})
afterAll(() => desk?.close())

const file = () => join(desk.folder, 'in', 'a.md')
const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '')

/** Waits until the pages show the text as it is now. */
async function shown(work: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => performance.clearMarks('shown'))
  await work()
  await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0)
}

/** Waits until all products of the text are there. */
async function finished(): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#download a') && !/……/.test(document.querySelector('#state')?.textContent ?? '…'), { timeout: 30_000 })
}

/** Sets the caret before `words`, as a user finds them. */
async function goTo(words: string): Promise<void> {
  await page.focus('.cm-content')
  await page.keyboard.down('Control')
  await page.keyboard.press('f')
  await page.keyboard.up('Control')
  await page.waitForSelector('.cm-search input[name=search]')
  await page.$eval('.cm-search input[name=search]', (input, value) => {
    (input as HTMLInputElement).value = value
    input.dispatchEvent(new Event('change', { bubbles: true }))
    input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
  }, words)
  await page.focus('.cm-search input[name=search]')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.focus('.cm-content')
  await page.keyboard.press('ArrowLeft')
}

/** The text before the caret on its line, and behind it. */
const caret = () => page.evaluate((): [string, string] => {
  const { focusNode, focusOffset } = getSelection() as Selection
  const line = (focusNode instanceof Element ? focusNode : focusNode?.parentElement)?.closest('.cm-line')
  const range = document.createRange()
  if (!line || !focusNode) return ['', '']
  range.setStart(line, 0)
  range.setEnd(focusNode, focusOffset)
  const before = range.toString()
  return [before, (line.textContent ?? '').slice(before.length)]
})

/** A hash of each picture that is drawn, by page. */
const pictures = () => page.$$eval('.page', (pages) => pages.map((one) => one.querySelector('canvas')?.toDataURL().length ?? 0))

describe('the proofing desk', () => {
  test('shows the page of a correction as it is typed, and the file stays as it is', async () => {
    await finished()
    const before = await pictures()
    await goTo('这次省委召开')
    await shown(() => page.keyboard.type('啊'))
    const after = await pictures()
    expect(after[0]).not.toBe(before[0])
    expect(await textOf('#state')).toMatch(/^未存盘/)
    expect(await readFile(file(), 'utf8')).toBe(text)
    await shown(() => page.keyboard.press('Backspace'))
    expect((await pictures())[0]).toBe(before[0])
    expect(desk.complaints).toEqual([])
  })

  test('findings come and go; a half-typed text leaves the last good pages', async () => {
    const pagesBefore = await page.$$eval('.page', ({ length }) => length)
    await goTo('主要是深入学习')
    await shown(() => page.keyboard.type('[一](二)'))
    await page.waitForFunction(() => document.querySelectorAll('#findings .error').length > 0)
    expect(await textOf('#state')).toContain('改错之前')
    expect(await page.$$eval('.cm-lintRange-error', ({ length }) => length)).toBeGreaterThan(0)
    expect(await page.$$eval('.page', ({ length }) => length)).toBe(pagesBefore)
    await page.keyboard.press('Home')
    await page.$eval('#findings button', (button) => button.click())
    expect((await caret())[1]).toMatch(/^\[一\]/)
    for (let count = 0; count < 6; count += 1) await shown(() => page.keyboard.press('Delete'))
    await page.waitForFunction(() => document.querySelectorAll('#findings .error').length === 0)
  })

  test('explains and completes the fields of the front matter', async () => {
    await goTo('第14期')
    expect(await textOf('#field-help')).toMatch(/期号 issueNumber · 第几期 · .*例：第14期 · 必填/)
    await goTo('printingDate: 2019')
    await page.keyboard.type('印')
    await page.waitForSelector('.cm-tooltip-autocomplete')
    expect(await textOf('.cm-tooltip-autocomplete')).toContain('印数')
    await page.keyboard.press('Escape')
    await shown(() => page.keyboard.press('Backspace'))
  })

  const places = [
    ['the masthead', '省委通报'], ['a title', '省委扶贫工作会议上'], ['a heading', '鼓作气、顽强'], ['a second heading', '聚焦脱贫攻坚的短板弱项实施'],
    ['a run-in head', '政治站位、思想认识上再对标'], ['the text after it', '习近平总书记在全国两会期间'], ['bold words', '坚定信心不动摇'],
    ['a head of a table', '减贫人口'], ['a cell', '二十三万人'], ['another cell', '提前完成'], ['an item', '督导检查'], ['a note', '截至年底'],
    ['the imprint', '4月29日印发']
  ] as const
  test.each(places)('caret and page follow each other in %s', async (_, words) => {
    await finished()
    await goTo(words)
    const place = await caret()
    expect(place[1].startsWith(words)).toBe(true)
    await page.waitForFunction((wanted) => performance.now() > wanted, {}, await page.evaluate(() => performance.now() + 150))
    await page.waitForSelector('.mark.caret')
    const { number, x, y, left, top } = await page.$eval('.mark.caret', (mark) => {
      const [box, sheet] = [mark.getBoundingClientRect(), mark.parentElement?.getBoundingClientRect() ?? new DOMRect()]
      const number = [...document.querySelectorAll('.page')].indexOf(mark.parentElement as Element) + 1
      const at = (share: number) => ({ x: (box.left + box.width * share - sheet.left) / sheet.width * 595.276, y: (1 - (box.top + box.height / 2 - sheet.top) / sheet.height) * 841.89 })
      return { number, ...at(0.5), left: box.left + box.width / 2, top: box.top + box.height / 2 }
    })
    // another program reads at that point of the finished PDF what stands behind the caret
    const pdf = await readFile(join(desk.folder, 'out/a/a.pdf'))
    expect(await readByPlace(pdf, number, { x, y })).toBe(words[0])
    await page.keyboard.press('Home')
    await page.mouse.click(left, top)
    await page.waitForFunction((wanted) => performance.now() > wanted, {}, await page.evaluate(() => performance.now() + 100))
    expect(await caret()).toEqual(place)
  })

  test('saves, makes the edition, and keeps what may be undone over a reload', async () => {
    await goTo('这次省委召开')
    await shown(() => page.keyboard.type('啊'))
    await page.keyboard.down('Control')
    await page.keyboard.press('s')
    await page.keyboard.up('Control')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
    expect(await readFile(file(), 'utf8')).toBe(text.replace('这次省委召开', '啊这次省委召开'))
    expect((await readdir(join(desk.folder, 'out/a'))).sort()).toEqual(['a.epub', 'a.html', 'a.metadata.xml', 'a.pdf', 'edition.json'])
    await page.reload()
    await page.waitForSelector('.page canvas')
    await page.focus('.cm-content')
    await page.keyboard.down('Control')
    await page.keyboard.press('z')
    await page.keyboard.up('Control')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('未存盘'))
    // what is not saved is there again too
    await new Promise((done) => setTimeout(done, 500))
    await page.reload()
    await page.waitForSelector('.page canvas')
    expect(await textOf('#state')).toMatch(/^未存盘/)
    await page.click('#save')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  test('takes over what changed on disk; where both changed, shows both and loses neither', async () => {
    await finished()
    await shown(() => writeFile(file(), text.replace('再对标', '再再对标')))
    expect(await textOf('#state')).toMatch(/^已存盘/)
    await goTo('讲三点意见')
    await shown(() => page.keyboard.type('我'))
    await writeFile(file(), text.replace('视频会议', '电视会议'))
    await page.waitForSelector('#notice:not([hidden])')
    expect(await textOf('#notice')).toContain('文件在别处被改动')
    await page.click('#save')
    await page.waitForSelector('#conflict[open]')
    expect(await textOf('.cm-merge-a')).toContain('电视会议')
    expect(await textOf('.cm-merge-b')).toContain('我我讲三点意见')
    expect(await readFile(file(), 'utf8')).toBe(text.replace('视频会议', '电视会议'))
    await page.click('#conflict button[value=later]')
    expect((await textOf('#notice')).trim()).not.toBe('')
    await page.click('#notice button')
    await page.waitForSelector('#conflict[open]')
    await page.click('#conflict button[value=mine]')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toBe(text.replace('再对标', '再再对标').replace('讲三点意见', '我讲三点意见'))
  })

  test('says that the file is gone, or no UTF-8, and keeps the text', async () => {
    await rm(file())
    await page.waitForFunction(() => document.querySelector('#notice:not([hidden])')?.textContent?.includes('已被删除'))
    expect(await textOf('#state')).toMatch(/^未存盘/)
    await page.click('#save')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toContain('再再对标')
    await writeFile(file(), Buffer.concat([Buffer.from('---\n'), Buffer.of(0xcd, 0xa8, 0xb1, 0xa8)]))
    await page.waitForFunction(() => document.querySelector('#notice:not([hidden])')?.textContent?.includes('不是 UTF-8'))
    // a step back is the text that was there
    await writeFile(file(), text)
    await shown(async () => undefined)
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
  })
})

test('releases the edition after its errata were there to look at, and holds corrections against it', async () => {
  await finished()
  await page.click('#tab-errata')
  await page.waitForFunction(() => document.querySelector('#errata-note')?.textContent?.includes('还没有发布过'))
  page.once('dialog', (dialog) => void dialog.accept())
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.click('#release')
  await page.waitForFunction(() => document.querySelector('#release-note')?.textContent?.includes('第1版已发布'))
  expect(await readdir(join(desk.folder, 'out/a/editions/1'))).toContain('edition.json')
  await goTo('省委召开扶贫')
  await shown(() => page.keyboard.type('，'))
  await page.click('#release')
  expect(await textOf('#release-note')).toContain('请先存盘')
  await page.click('#save')
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.waitForFunction(() => document.querySelector('#errata-note')?.textContent === '' && document.querySelector('#errata iframe'), { timeout: 30_000 })
  const frame = await (await page.$('#errata iframe'))?.contentFrame()
  await frame?.waitForSelector('table')
  expect(await frame?.$eval('body', (body) => body.textContent)).toMatch(/勘误表[^]*，/)
  expect(await textOf('#changes')).toMatch(/第1页/)
  expect(await textOf('#findings')).toContain('edition-undated')
  await keepScreen(page, 'desk-errata')
  await goTo('，省委召开扶贫')
  await shown(() => page.keyboard.press('Delete'))
  await page.click('#save')
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.click('#tab-pages')
})

describe('the way in', () => {
  /** Asks as another program would; gives the status. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => new Promise<{ status: number, headers: IncomingHttpHeaders, body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(desk.address)
    const call = request({ hostname, port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => { body += part }).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    call.on('error', reject).end()
  })
  const own = () => new URL(desk.address).pathname

  test('is closed without the token, to other hosts and origins, and to paths', async () => {
    const [{ host }, token] = [new URL(desk.address), own()]
    expect((await ask(token)).status).toBe(200)
    expect((await ask(`${token}api/about`, { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    const refused = [
      ask('/'), ask('/api/about'), ask(`/${'a'.repeat(token.length - 2)}/`), ask(token.slice(0, -1)), ask(`${token.slice(0, -2)}/`),
      ask(`${token}api/about`, { host: 'example.com' }), ask(`${token}api/about`, { host: `localhost:${new URL(desk.address).port}` }),
      ask(`${token}api/about`, { origin: 'http://example.com' }), ask(`${token}api/about`, { origin: 'null' }),
      ask(`${token}api/about`, { 'sec-fetch-site': 'cross-site' })
    ]
    for (const { status, body } of await Promise.all(refused)) expect([status, body]).toEqual([403, '拒绝访问 Refused\n'])
    const away = ['../package.json', '%2e%2e/package.json', 'assets/../../package.json', 'api/product/0/..%2f..%2fin%2fa.md', 'api/product/0/%2e%2e', 'api/read/7', 'api/constructor/0', 'toString']
    for (const path of away) expect([path, (await ask(token + path)).status]).toEqual([path, 404])
    expect((await ask(`${token}api/save/0`)).status).toBe(404)
  })

  test('sets no cookie, is not kept, and lets nothing run but its own scripts', async () => {
    const index = await ask(own())
    expect(index.headers['set-cookie']).toBeUndefined()
    expect(index.headers['cache-control']).toBe('no-store')
    expect(index.headers['referrer-policy']).toBe('no-referrer')
    expect(index.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/)
    const web = await ask(`${own()}api/product/0/a.html`)
    expect(web.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  test('a request that is no JSON, or too large, harms nothing', async () => {
    expect((await fetch(`${desk.address}api/preview/0`, { method: 'POST', body: '{' })).status).toBe(409)
    expect((await fetch(`${desk.address}api/keep/0`, { method: 'POST', body: Buffer.alloc(33 * 2 ** 20, ' ') }).then(({ status }) => status, () => 'cut')).toString()).toMatch(/409|cut/)
    expect((await ask(own())).status).toBe(200)
  })
})

describe('for everybody', () => {
  const sizes = [[1440, 900], [820, 1100], [390, 800], [720, 450]] as const
  const looks = ['light', 'dark'] as const
  const languages = ['zh', 'en'] as const
  const views = languages.flatMap((language) => looks.flatMap((look) => sizes.map(([width, height]) => [language, look, width, height] as const)))
  test.each(views)('%s, %s, %i × %i: axe finds nothing, nothing is cut off', async (language, look, width, height) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look }])
    await page.setViewport({ width, height })
    if (await page.evaluate((wanted) => document.documentElement.lang.startsWith(wanted), language) === false) {
      await page.click('#language')
      await page.waitForNavigation()
      await page.waitForSelector('.page')
      await finished()
      await goTo('主要是深入学习')
      await shown(() => page.keyboard.type('[一](二)'))
    }
    for (const pane of ['write', 'read']) {
      await page.$eval(`[data-pane=${pane}]`, (button) => (button as HTMLElement).click())
      await new Promise((done) => setTimeout(done, 150))
      await page.evaluate(axe)
      const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }).axe
        .run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)))
      expect(found).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await keepScreen(page, `desk-${language}-${look}-${width}-${pane}`)
    }
  })

  test('by keyboard alone: the tabs by arrows, the panes by F6, a page by Enter, and out of the editor by Tab', async () => {
    await page.setViewport({ width: 1440, height: 900 })
    await page.focus('#tab-pages')
    await page.keyboard.press('ArrowRight')
    expect(await page.$eval('#book', (panel) => (panel as HTMLElement).hidden)).toBe(false)
    await page.waitForFunction(() => document.querySelector('#book iframe, #book p'))
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-pages')
    await page.focus('.cm-content')
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pages')
    await page.$eval('#pages', (pages) => { pages.scrollTop = 0 })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'))
    expect((await caret())[1]).toMatch(/^省委通报/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('#editor'))).toBeNull()
  })

  test('the e-book opens in its reader, the web page in a frame of its own; neither runs what the document brings', async () => {
    await goTo('一](二)')
    await page.keyboard.press('ArrowLeft')
    for (let count = 0; count < 6; count += 1) await shown(() => page.keyboard.press('Delete'))
    await finished()
    await page.click('#tab-web')
    expect(await page.$eval('#web iframe', (frame) => frame.getAttribute('sandbox'))).toBe('')
    await page.click('#tab-book')
    const handle = await page.waitForSelector('#book iframe')
    const frame = await handle?.contentFrame()
    await frame?.waitForFunction(() => (document.querySelector('foliate-view') as unknown as { lastLocation?: unknown } | null)?.lastLocation)
    expect(desk.complaints).toEqual([])
  })
})

const axe = readFileSync('node_modules/@daisy/axe-core-for-ace/axe.min.js', 'utf8')

/** Keeps a screenshot in the folder that TONGBAO_SCREENS names, to be looked at. */
async function keepScreen(shownPage: Page, name: string): Promise<void> {
  const folder = process.env['TONGBAO_SCREENS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await shownPage.screenshot({ path: `${folder}/${name}.png` })
}
