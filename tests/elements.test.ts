import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { checkConformance } from '../src/pdf/gate/check.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { unzipSync } from 'fflate'
import { outline } from './support/outline.js'
import { readPdf, type Line } from './support/pdf.js'
import { hasVeraPdf, judge } from './support/verapdf.js'
import { fileWith, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

/** Every element of the text: heads of each number, run in or not, notes, blanks, an enclosed document and three annexes. */
const body = `——在全县防汛抗旱工作会议上的说明

（2018年12月18日县人民政府常务会议通过）

《青禾县防汛抗旱工作办法》[^a]已经县人民政府同意，现印发给你们（见附件1）。

## （一）先有二级

一、统一思想。各单位要提高认识。

（一）加强领导。主要负责同志要亲自抓。

##### 一、五个井号的一级

## 1.两个井号的三级

姓名：________，单位：________________________________________。

附件：1.先进个人名单

2.青禾县防汛抗旱应急预案

3.推荐表

[^a]: 正文的注。

[^b]: 附件的注。

# 青禾县防汛抗旱工作办法

（2018年12月18日公布）

## 第一章 总则

## 第一节 目的

第一条 为了做好防汛抗旱工作，保护人民生命财产安全，根据有关法律，制定本办法。

# 附件1

# 先进个人名单

王岐　李大明　欧阳春晓　张　三　赵四　钱五一　孙六

# 附件2

# 青禾县防汛抗旱应急预案

## 1 总则

### 1.1 编制目的

为了应对水旱灾害[^b]。

# 附件3

# 推荐表

| 姓名 | 单位 |
| --- | --- |
|  |  |
`

/** GB/T 9704-2012 5.2.1, and the pitch of the lines; mm. */
const area = { top: 37, bottom: 262, width: 156 }
const leftOf = (index: number) => index % 2 === 0 ? 28 : 26
const pitch = 28.95 / 72 * 25.4
const character = area.width / 28
/** The base line of a line of `size` pt, from 1 down the page, where all lines are as high as the text's. */
const baseOf = (line: number, size: number) => area.top + (line - 1) * pitch + ((28.95 - size) / 2 + 0.88 * size) / 72 * 25.4

async function publishAll(text: string, pagination: 'flow' | 'original' = 'flow', frontMatter?: (yaml: string) => string) {
  const file = fileWith(text, frontMatter)
  const edition = await publish(file, { settings: { ...defaults, pagination }, world: worldFor(file.path, printer) })
  const [pdf, epub, html] = ['pdf', 'epub', 'html'].map((format) => edition?.products.get(format as 'pdf'))
  if (!pdf || !epub || !html) throw new Error(file.messages.join('\n'))
  const findings = findingsOf(file).map(({ ruleId }) => ruleId).filter((id) => !/^(font|character)-/.test(id))
  return { pdf, epub, html: new TextDecoder().decode(html), sheets: await readPdf(pdf), findings }
}

let made: Awaited<ReturnType<typeof publishAll>>
beforeAll(async () => { made = await publishAll(body) })

const find = (text: RegExp): Line & { page: number } => {
  const found = made.sheets.flatMap(({ lines }, page) => lines.map((line) => ({ ...line, page }))).find((line) => text.test(line.text))
  if (!found) throw new Error(`no line ${String(text)}`)
  return found
}
const expectNear = (value: number, expected: number, within = 0.3) => expect(Math.abs(value - expected)).toBeLessThan(within)
const expectCentred = ({ x, right, page }: ReturnType<typeof find>) => expectNear((x + right) / 2, leftOf(page) + area.width / 2, 0.5)

test('a document of every element has nothing wrong with it', () => {
  expect(made.findings).toEqual([])
})

describe('an annex', () => {
  test('begins a page: its label flush left on line 1, its title in the middle of line 3 in 22 pt (7.3.7)', () => {
    for (const [label, title] of [[/^附件1$/, /^先进个人名单$/], [/^附件2$/, /^青禾县防汛抗旱应急预案$/], [/^附件3$/, /^推荐表$/]] as const) {
      const [first, third] = [find(label), find(title)]
      expect(third.page).toBe(first.page)
      expectNear(first.y, baseOf(1, 16))
      expectNear(first.x, leftOf(first.page), 0.5)
      expect([first.size, third.size].map(Math.round)).toEqual([16, 22])
      expectNear(third.y, baseOf(3, 22))
      expectCentred(third)
    }
  })

  test('comes after what closes the text and its notes, with its own notes, before the imprint', () => {
    const [note, distribution, enclosed] = [find(/正文的注/), find(/本期发至/), find(/^青禾县防汛抗旱工作办法$/)]
    expect(note.page).toBeLessThan(enclosed.page)
    expect(distribution.page).toBeLessThan(enclosed.page)
    expect(find(/附件的注/).page).toBe(find(/^附件2$/).page)
    const imprint = find(/印发$/)
    expect(imprint.page).toBe(made.sheets.length - 1)
    expect(imprint.y).toBeGreaterThan(area.bottom - 8)
  })

  test('that is a list of names has columns by the longest name, one character apart', () => {
    const [first, second] = [find(/王.*李大明/), find(/钱五一|孙/)]
    const width = (4 + 1) * character
    expectNear(first.x, leftOf(first.page) + 2 * character, 0.5)
    expectNear(second.x, first.x, 0.5)
    expectNear(first.right - first.x, 4 * width + 3 * character, 1)
    expect(first.text.replace(/\s/g, '')).toBe('王岐李大明欧阳春晓张三赵四')
  })
})

test('an enclosed document begins a page with its title in the middle of line 3, and what was resolved under it', () => {
  const [title, note] = [find(/^青禾县防汛抗旱工作办法$/), find(/2018年12月18日公布/)]
  expectNear(title.y, baseOf(3, 22))
  expectCentred(title)
  expectCentred(note)
  expectNear(note.y - title.y, baseOf(4, 16) - baseOf(3, 22))
})

test('a subtitle and a note stand right under the title of the document, in the middle', () => {
  const [subtitle, note] = [find(/^——/), find(/常务会议通过/)]
  expectCentred(subtitle)
  expectCentred(note)
  expectNear(note.y - subtitle.y, pitch)
})

test('without fields between them a subtitle stands right under the title', async () => {
  const { sheets: [first] } = await publishAll('——在全县推进会上的说明\n\n同志们：\n', 'flow', (yaml) => yaml.replace(/speak.*\nspeech.*\n|speech.*\nspeak.*\n/, ''))
  const lines = first?.lines ?? []
  const at = lines.findIndex(({ text }) => text.startsWith('——'))
  expectNear((lines[at]?.y ?? 0) - (lines[at - 1]?.y ?? 0), baseOf(2, 16) - baseOf(1, 22))
  expectNear((lines[at + 1]?.y ?? 0) - (lines[at]?.y ?? 0), 2 * pitch)
})

test('chapters and sections stand in the middle, the label of an article two characters in', () => {
  expectCentred(find(/^第一章/))
  expectCentred(find(/^第一节/))
  const article = find(/^第一条/)
  expectNear(article.x, leftOf(article.page) + 2 * character, 0.5)
})

test('a blank is a line of 0.25 mm as long as its signs, which may go on in the next line', () => {
  const { page, y } = find(/^姓名/)
  const rules = made.sheets[page]?.boxes.filter(({ top, bottom }) => top > y && bottom < y + 3 && bottom - top < 0.4) ?? []
  expect(rules).toHaveLength(2)
  for (const { top, bottom } of rules) expectNear(bottom - top, 0.25, 0.1)
  const lengths = rules.map(({ x, right }) => right - x)
  expectNear(Math.max(...lengths), leftOf(page) + area.width - Math.max(...rules.map(({ x }) => x)), 0.5)
  expect(Math.min(...lengths)).toBeGreaterThan(2 * character)
})

describe('heads nest by their numbers, whatever was typed,', () => {
  const expected = 'H2（一）先有二级 H2一、五个井号的一级 H31.两个井号的三级 H2青禾县防汛抗旱工作办法 H3第一章 总则 H4第一节 目的 '
    + 'H2附件1 先进个人名单 H2附件2 青禾县防汛抗旱应急预案 H31 总则 H41.1 编制目的 H2附件3 推荐表'

  test('in the structure of the PDF', async () => {
    const heads = [...(await outline(made.pdf)).matchAll(/(H[2-6]) "([^"]*)"/g)].map(([, level, text]) => `${level}${text}`).join(' ')
    expect(heads).toBe(expected)
  })

  test.each([['web page', () => made.html], ['e-book', () => textOfBook(made.epub)]])('in the %s', (_, open) => {
    const page = open()
    const heads = [...page.matchAll(/<h([2-6])[^>]*>([^]*?)<\/h\1>/g)].map(([, level, text]) => `H${level}${(text ?? '').replace(/<[^>]*>/g, '')}`)
    expect(heads.join(' ')).toBe(expected)
  })

  test('in the contents of the web page', () => {
    const [contents = ''] = /<nav class="apparatus contents"[^]*?<\/nav>/.exec(made.html) ?? []
    const links = [...contents.matchAll(/<a href="#(section-[\d-]+)">([^<]*)/g)].map(([, id, text]) => `H${(id ?? '').split('-').length}${text}`)
    expect(links.join(' ')).toBe(expected)
  })

  test('and in the contents of the e-book, where an annex is an appendix', () => {
    const contents = Buffer.from(unzipSync(made.epub)['OEBPS/toc.xhtml'] ?? []).toString()
    expect(contents).toContain('>附件2 青禾县防汛抗旱应急预案</a><ol>\n<li><a href="speech.xhtml#section-5-1">1 总则</a><ol>')
    expect(textOfBook(made.epub).match(/role="doc-appendix"/g)).toHaveLength(3)
    // the note of an annex stands in its section, before that closes
    expect(textOfBook(made.epub)).toMatch(/附件的注。<\/p>\s*<\/aside>\s*<\/div>\s*<\/section>/)
  })
})

function textOfBook(epub: Uint8Array): string {
  return Buffer.from(unzipSync(epub)['OEBPS/speech.xhtml'] ?? []).toString()
}

test('a page of the original that turns before an annex begins with it, not with what closes the text', async () => {
  const text = '现印发给你们，请认真贯彻执行。\n\n附件：先进个人名单\n\n<!-- page 2 -->\n\n# 附件\n\n# 先进个人名单\n\n王岐　李大明　欧阳春晓\n'
  const { sheets, epub } = await publishAll(text, 'original')
  const [first, second, ...others] = sheets.map(({ lines }) => lines.map((line) => line.text.replace(/\s/g, '')))
  expect(others).toEqual([])
  expect(first?.slice(-2)).toEqual(['（本期发至县团级）', '—1—'])
  expect(second?.slice(0, 3)).toEqual(['附件', '先进个人名单', '王岐李大明欧阳春晓'])
  const names = sheets[1]?.lines[2]
  expectNear((names?.right ?? 0) - (names?.x ?? 0), 14 * character, 1)
  expect(textOfBook(epub)).toMatch(/id="page-2"[^>]*\/><h2/)
})

test('the gate finds nothing', async () => {
  expect((await checkConformance(made.pdf)).failures).toEqual([])
})

test.skipIf(!hasVeraPdf)('veraPDF finds it compliant with PDF/A-2a and PDF/UA-1 (needs Java and Maven)', async () => {
  for (const flavour of ['2a', 'ua1'] as const) {
    const { isCompliant, checks, failures } = await judge(made.pdf, flavour)
    expect(failures).toEqual([])
    expect(isCompliant).toBe(true)
    expect(checks).toBeGreaterThan(1000)
  }
})
