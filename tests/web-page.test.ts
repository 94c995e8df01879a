import { mkdirSync, writeFileSync } from 'node:fs'
import { toString } from 'hast-util-to-string'
import type { Element, Nodes } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VFile } from 'vfile'
import type { Browser } from 'puppeteer'
import { parseDocument } from '../src/document/parse.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { hasClass, select } from '../src/markup/hast.js'
import { readHtml } from '../src/proof/markup-text.js'
import { sourceTextOf } from '../src/proof/source-text.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults, type Format } from '../src/settings.js'
import { bareText, textsOf } from './support/epub-fixture.js'
import { openBrowser } from './support/epub-reader.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => Promise.all([printer.close(), browser?.close()]))

async function make(file: VFile, formats: readonly Format[] = ['html']) {
  const edition = await publish(file, { settings: { ...defaults, formats }, world: worldFor(file.path, printer) })
  const html = edition?.products.get('html')
  if (!edition || !html) throw new Error(findingsOf(file).map(String).join('\n'))
  return { edition, html: Buffer.from(html).toString(), tree: unified().use(rehypeParse).parse(Buffer.from(html).toString()) }
}

const byId = (tree: Nodes, id: string) => select(tree, /./, ({ properties }) => properties.id === id)
const contentsOf = (tree: Nodes) => select(tree, 'nav', (node) => hasClass(node, 'contents'))
const sections = (count: number) => Array.from({ length: count }, (_, index) => `## 第${index + 1}节[^1]\n\n内容${index + 1}。`).join('\n\n') + '\n\n[^1]: 注。'

test('a blank to fill in is a line', async () => {
  const { html } = await make(fileWith('姓名：________'))
  const page = await browser.newPage()
  await page.setContent(html)
  const look = await page.evaluate(`(({ borderBottomWidth, webkitTextFillColor }) => borderBottomWidth + ' ' + webkitTextFillColor)(getComputedStyle(document.querySelector('.blank')))`)
  expect(look).toBe('1px rgba(0, 0, 0, 0)')
  await page.close()
})

describe('the contents', () => {
  test('are there from three headings on, lead to each, and are open up to twelve', async () => {
    expect(contentsOf((await make(fileWith(sections(2)))).tree)).toEqual([])
    for (const count of [3, 12, 13]) {
      const { tree } = await make(fileWith(sections(count)))
      const [nav] = contentsOf(tree)
      const links = select(nav as Element, 'a').map((link) => [link.properties.href, toString(link)])
      expect(links).toEqual(Array.from({ length: count }, (_, index) => [`#section-${index + 1}`, `第${index + 1}节`]))
      for (const [href] of links) expect(byId(tree, String(href).slice(1))).toHaveLength(1)
      expect(select(nav as Element, 'details')[0]?.properties.open).toBe(count <= 12 ? true : undefined)
    }
  })

  test('are no text of the document, and are not printed from the page', async () => {
    const { html } = await make(fileWith(sections(3)), ['pdf', 'html'])
    expect(readHtml(Buffer.from(html))).not.toContain('目录')
    const page = await browser.newPage()
    await page.setContent(html)
    const shown = () => page.evaluate('document.body.innerText') as Promise<string>
    expect(await shown()).toMatch(/目录[^]*PDF 版/)
    await page.emulateMediaType('print')
    expect(await shown()).not.toMatch(/目录|PDF 版/)
    await page.close()
  })
})

test('leads to what was made beside it, and to nothing else', async () => {
  const links = async (formats: readonly Format[]) => {
    const { tree } = await make(fileWith('一段。'), formats)
    return select(tree, /^(a|link)$/).map(({ tagName, properties: { href } }) => `${tagName} ${String(href)}`)
  }
  expect(await links(['html'])).toEqual([])
  expect(await links(['pdf', 'html'])).toEqual(['link example.pdf', 'a example.pdf'])
  expect(await links(['html', 'epub'])).toEqual(['link example.epub', 'a example.epub'])
  const file = fileWith('一段。')
  file.path = 'content/通报 100%.md'
  expect((await make(file, ['pdf', 'html'])).html).toContain(`href="${encodeURIComponent('通报 100%')}.pdf"`)
})

test('tells what it is to those who list or pass on links', async () => {
  const of = (tree: Nodes) => Object.fromEntries(select(tree, 'meta').map(({ properties: { name, property, content } }) => [String(property ?? name), content]))
  expect(of((await make(fileWith('一段。'))).tree)).toMatchObject({
    'description': '中共湖南省委办公厅《省委通报》2019年第14期：在省委扶贫工作会议上的讲话', 'og:title': '在省委扶贫工作会议上的讲话',
    'og:type': 'article', 'og:site_name': '省委通报', 'og:locale': 'zh_CN'
  })
  const { tree } = await make(fileWith('一段。', (yaml) => `${yaml}摘要: '部署“攻坚”<工作>'\n`))
  expect(of(tree)).toMatchObject({ 'description': '部署“攻坚”<工作>', 'og:description': '部署“攻坚”<工作>' })
})

describe('links can name', () => {
  test('every block of the record, where it begins', async () => {
    const body = `${sections(3)}\n\n- 项一\n- 项二\n\n  又段\n\n> 引文\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n\n\`\`\`\n码\n\`\`\`\n\n![旗](flag.png "题")`
    const file = fileWith(body)
    file.path = 'tests/cases/figures/x.md'
    const { edition, tree, html } = await make(file, ['pdf', 'html'])
    const { blocks } = edition.record
    expect(blocks.length).toBeGreaterThan(20)
    const ids = select(tree, /./).flatMap(({ properties: { id } }) => id === undefined ? [] : [String(id)])
    expect(new Set(ids).size).toBe(ids.length)
    // each begins where the text before it ends, as the source has it
    const world = worldFor(file.path)
    const document = parseDocument(file, world)
    const source = document && sourceTextOf(document, file.value as Uint8Array, world)
    expect(source?.blocks.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id))
    for (const { id, at } of source?.blocks ?? []) {
      const [before] = html.split(new RegExp(`<\\w+[^>]* id="${id}"`))
      expect(before, id).not.toBe(html)
      expect(readHtml(Buffer.from(before ?? '')), id).toBe(source?.text.slice(0, at))
    }
  })

  test('every page of the PDF, where one is made in the same run', async () => {
    const { edition, html } = await make(fileAt('content/2019-14.md'), ['pdf', 'epub', 'html'])
    const book = textsOf(edition.products.get('epub') ?? new Uint8Array())
    const parts = (texts: string, mark: RegExp) => texts.split(mark).slice(1).map((text) => bareText(text).slice(0, 12))
    const pages = parts(html.replace(/<nav[^]*?<\/nav>/g, ''), /<span id="page-\d+" role="doc-pagebreak" aria-label="\d+"><\/span>/)
    expect(pages).toHaveLength(edition.record.pages ?? 0)
    expect(pages).toEqual(parts(`${book['speech.xhtml']}${book['colophon.xhtml']}`, /<span id="page-\d+" epub:type[^>]*>/))
    expect((await make(fileAt('content/2019-14.md'))).html).not.toContain('doc-pagebreak')
    const folder = process.env['TONGBAO_SCREENS']
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    for (const width of [390, 1000]) {
      const page = await browser.newPage()
      await page.setViewport({ width, height: 900 })
      await page.setContent(html)
      writeFileSync(`${folder}/web-${width}.png`, await page.screenshot())
      await page.evaluate('scrollTo(0, 1e6)')
      writeFileSync(`${folder}/web-${width}-end.png`, await page.screenshot())
    }
  })
})
