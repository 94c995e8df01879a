import { readFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readByPlace } from './support/pdf-places.js'
import { openTestDesk, type OpenDesk } from './support/desk.js'
import { handsOn, keepScreen, type Hands } from './support/desk-hands.js'

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
let hands: Hands
beforeAll(async () => {
  desk = await openTestDesk({ 'a.md': text, 'b.md': bulletin })
  page = await desk.open()
  hands = handsOn(page)
})
afterAll(() => desk?.close())

const file = () => join(desk.folder, 'in', 'a.md')

/** A hash of each picture that is drawn, by page. */
const pictures = () => page.$$eval('.page', (pages) => pages.map((one) => one.querySelector('canvas')?.toDataURL().length ?? 0))

describe('the proofing desk', () => {
  test('shows the page of a correction as it is typed, and the file stays as it is', async () => {
    await hands.finished()
    const before = await pictures()
    await hands.goTo('这次省委召开')
    await hands.shown(() => page.keyboard.type('啊'))
    const after = await pictures()
    expect(after[0]).not.toBe(before[0])
    expect(await hands.textOf('#state')).toMatch(/^未存盘/)
    expect(await readFile(file(), 'utf8')).toBe(text)
    await hands.shown(() => page.keyboard.press('Backspace'))
    expect((await pictures())[0]).toBe(before[0])
    expect(desk.complaints).toEqual([])
  })

  test('findings come and go; a half-typed text leaves the last good pages', async () => {
    const pagesBefore = await page.$$eval('.page', ({ length }) => length)
    await hands.goTo('主要是深入学习')
    await hands.shown(() => page.keyboard.type('[一](二)'))
    await page.waitForFunction(() => document.querySelectorAll('#findings .error').length > 0)
    expect(await hands.textOf('#state')).toContain('改错之前')
    expect(await page.$$eval('.cm-lintRange-error', ({ length }) => length)).toBeGreaterThan(0)
    expect(await page.$$eval('.page', ({ length }) => length)).toBe(pagesBefore)
    await page.keyboard.press('Home')
    await page.$eval('#findings button', (button) => button.click())
    expect((await hands.caret())[1]).toMatch(/^\[一\]/)
    for (let count = 0; count < 6; count += 1) await hands.shown(() => page.keyboard.press('Delete'))
    await page.waitForFunction(() => document.querySelectorAll('#findings .error').length === 0)
  })

  test('explains and completes the fields of the front matter', async () => {
    await hands.goTo('第14期')
    expect(await hands.textOf('#field-help')).toMatch(/期号 issueNumber · 第几期 · .*例：第14期 · 必填/)
    await hands.goTo('printingDate: 2019')
    await page.keyboard.type('印')
    await page.waitForSelector('.cm-tooltip-autocomplete')
    expect(await hands.textOf('.cm-tooltip-autocomplete')).toContain('印数')
    await page.keyboard.press('Escape')
    await hands.shown(() => page.keyboard.press('Backspace'))
  })

  const places = [
    ['the masthead', '省委通报'], ['a title', '省委扶贫工作会议上'], ['a heading', '鼓作气、顽强'], ['a second heading', '聚焦脱贫攻坚的短板弱项实施'],
    ['a run-in head', '政治站位、思想认识上再对标'], ['the text after it', '习近平总书记在全国两会期间'], ['bold words', '坚定信心不动摇'],
    ['a head of a table', '减贫人口'], ['a cell', '二十三万人'], ['another cell', '提前完成'], ['an item', '督导检查'], ['a note', '截至年底'],
    ['the imprint', '4月29日印发']
  ] as const
  test.each(places)('caret and page follow each other in %s', async (_, words) => {
    await hands.finished()
    await hands.goTo(words)
    const place = await hands.caret()
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
    expect(await hands.caret()).toEqual(place)
  })

  test('saves, makes the edition, and keeps what may be undone over a reload', async () => {
    await hands.goTo('这次省委召开')
    await hands.shown(() => page.keyboard.type('啊'))
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
    expect(await hands.textOf('#state')).toMatch(/^未存盘/)
    await page.click('#save')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  test('takes over what changed on disk; where both changed, shows both and loses neither', async () => {
    await hands.finished()
    await hands.shown(() => writeFile(file(), text.replace('再对标', '再再对标')))
    expect(await hands.textOf('#state')).toMatch(/^已存盘/)
    await hands.goTo('讲三点意见')
    await hands.shown(() => page.keyboard.type('我'))
    await writeFile(file(), text.replace('视频会议', '电视会议'))
    await page.waitForSelector('#notice:not([hidden])')
    expect(await hands.textOf('#notice')).toContain('文件在别处被改动')
    await page.click('#save')
    await page.waitForSelector('#conflict[open]')
    expect(await hands.textOf('.cm-merge-a')).toContain('电视会议')
    expect(await hands.textOf('.cm-merge-b')).toContain('我我讲三点意见')
    expect(await readFile(file(), 'utf8')).toBe(text.replace('视频会议', '电视会议'))
    await page.click('#conflict button[value=later]')
    expect((await hands.textOf('#notice')).trim()).not.toBe('')
    await page.click('#notice button')
    await page.waitForSelector('#conflict[open]')
    await page.click('#conflict button[value=mine]')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toBe(text.replace('再对标', '再再对标').replace('讲三点意见', '我讲三点意见'))
  })

  test('says that the file is gone, or no UTF-8, and keeps the text', async () => {
    await rm(file())
    await page.waitForFunction(() => document.querySelector('#notice:not([hidden])')?.textContent?.includes('已被删除'))
    expect(await hands.textOf('#state')).toMatch(/^未存盘/)
    await page.click('#save')
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
    expect(await readFile(file(), 'utf8')).toContain('再再对标')
    await writeFile(file(), Buffer.concat([Buffer.from('---\n'), Buffer.of(0xcd, 0xa8, 0xb1, 0xa8)]))
    await page.waitForFunction(() => document.querySelector('#notice:not([hidden])')?.textContent?.includes('不是 UTF-8'))
    // a step back is the text that was there
    await writeFile(file(), text)
    await hands.shown(async () => undefined)
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.startsWith('已存盘'))
  })
})

test('releases the edition after its errata were there to look at, and holds corrections against it', async () => {
  await hands.finished()
  await page.click('#tab-errata')
  await page.waitForFunction(() => document.querySelector('#errata-note')?.textContent?.includes('还没有发布过'))
  page.once('dialog', (dialog) => void dialog.accept())
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.click('#release')
  await page.waitForFunction(() => document.querySelector('#release-note')?.textContent?.includes('第1版已发布'))
  expect(await readdir(join(desk.folder, 'out/a/editions/1'))).toContain('edition.json')
  await hands.goTo('省委召开扶贫')
  await hands.shown(() => page.keyboard.type('，'))
  await page.click('#release')
  expect(await hands.textOf('#release-note')).toContain('请先存盘')
  await page.click('#save')
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.waitForFunction(() => document.querySelector('#errata-note')?.textContent === '' && document.querySelector('#errata iframe'), { timeout: 30_000 })
  const frame = await (await page.$('#errata iframe'))?.contentFrame()
  await frame?.waitForSelector('table')
  expect(await frame?.$eval('body', (body) => body.textContent)).toMatch(/勘误表[^]*，/)
  expect(await hands.textOf('#changes')).toMatch(/第1页/)
  const errataPdf = await page.$eval('#errata-files a[download$=".pdf"]', (link) => fetch((link as HTMLAnchorElement).href).then((answer) => answer.text()))
  expect(errataPdf).toMatch(/^%PDF-/)
  expect(await hands.textOf('#findings')).toContain('edition-undated')
  await keepScreen(page, 'desk-errata')
  await hands.goTo('，省委召开扶贫')
  await hands.shown(() => page.keyboard.press('Delete'))
  await page.click('#save')
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === '已存盘 · 成品已更新', { timeout: 30_000 })
  await page.click('#tab-pages')
})

test('one tab alone keeps the draft of a document: a second one says so, and takes over when the first is closed', async () => {
  const rested = () => new Promise((done) => setTimeout(done, 600))
  await hands.goTo('讲三点意见')
  await hands.shown(() => page.keyboard.type('甲'))
  await rested()
  const second = await desk.open()
  await second.waitForFunction(() => document.querySelector('#notice:not([hidden])')?.textContent?.includes('另一个窗口'))
  const folder = join(desk.folder, 'cache/drafts')
  const drafts = async () => Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  const kept = await drafts()
  await handsOn(second).goTo('讲三点意见')
  await handsOn(second).shown(() => second.keyboard.type('乙'))
  await rested()
  expect(kept).toHaveLength(1)
  expect(await drafts()).toEqual(kept)
  await page.close()
  await second.waitForFunction(() => document.querySelector('#notice')?.hasAttribute('hidden'))
})
