import { PDFContext, type PDFRef } from '@cantoo/pdf-lib'
import type { Element, ElementContent, Root } from 'hast'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { markPages } from '../src/epub/page-breaks.js'
import { divideTitle } from '../src/html/divide-title.js'
import { keepTogether } from '../src/html/keep-together.js'
import { renderHtml } from '../src/html/render.js'
import { titleLines, titlePhrases } from '../src/html/title-lines.js'
import { divideOriginal } from '../src/layout/original-pages.js'
import { readStructure } from '../src/pdf/read/structure.js'
import { parseToUnicode } from '../src/pdf/read/to-unicode.js'
import { tokenise } from '../src/pdf/read/tokenise.js'
import { sourceTextOf } from '../src/proof/source-text.js'
import { openPlaces } from '../src/text/differences.js'
import { diceFor } from './support/random.js'
import { fileWith, worldFor } from './support/world.js'

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element =>
  ({ type: 'element', tagName, properties, children })
const mark = (page: number) => element('span', [], { className: ['page-mark'], dataPage: String(page) })
const each = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, index) => make(index))

/** Drafts a document and words it out twice, as page and as source. */
function draftAll(body: string): unknown {
  const file = fileWith(body)
  const world = worldFor('content/x.md')
  const document = parseDocument(file, world)
  return document && [renderHtml(document, world), sourceTextOf(document, file.value as Uint8Array, world)]
}

/** Work that would take from half a minute to centuries if it grew faster than what it is done on. */
const works: Readonly<Record<string, () => unknown>> = {
  'a title of 500 characters': () => {
    const { pick } = diceFor(1)
    return titleLines([each(250, () => pick('为', '的', '和', '在', '会议', '关于', '省委', '、', 'a', '1')).join('').slice(0, 500)])
  },
  'a title of 100,000 characters': () => ['一', '《', '第1', '为a'].map((part) => titlePhrases([part.repeat(100_000 / part.length)])),
  'numerals of 64,000 digits': () => ['1', '1.', '１，', '1/'].map((part) => keepTogether({ type: 'root', children: [text(part.repeat(64_000))] })),
  'a paragraph of 100,000 numerals': () => keepTogether({ type: 'root', children: [text('第3期，'.repeat(100_000))] }),
  'a paragraph of 4,000 pages': () => {
    const tree: Root = { type: 'root', children: [element('p', [text('为人民服务 '.repeat(200_000))])] }
    return markPages([{ name: 'a', tree }], each(4000, (page) => ({ offset: page * 250, label: String(page + 1) })))
  },
  '40,000 marks of the original\'s pages': () => {
    const [marks, body] = [each(40_000, mark), element('section', [])]
    body.children = [element('p', marks.flatMap((one) => [one, text('\n')])), ...each(20_000, mark).flatMap((one) => [one, element('hr', [])])]
    return divideOriginal(new VFile(), { type: 'root', children: [] }, { tree: { type: 'root', children: [body] }, body, annexes: undefined })
  },
  '2,000 notes': () => {
    return draftAll(`${each(2000, (note) => `甲[^${note}]`).join('\n\n')}\n\n${each(2000, (note) => `[^${note}]: 乙`).join('\n')}`)
  },
  '1,500 annexes with a note each': () => draftAll(each(1500, (at) => `# 附件${at}\n\n# 名单\n\n甲[^${at}]\n\n[^${at}]: 乙`).join('\n\n')),
  'a list of 40,000 names, a heading of 90,000 full stops, a blank of 1,900 signs': () =>
    draftAll(`# 附件\n\n# 名单\n\n${'张 三 '.repeat(20_000)}\n\n## 一、${'。'.repeat(90_000)}\n\n${'_'.repeat(1900)}\n\n（${'2019年（'.repeat(15_000)}`),
  'places of 50,000 blocks': () => {
    const placeAt = openPlaces('为人民服务\n'.repeat(50_000))
    return each(50_000, (block) => placeAt(block * 6))
  },
  'a content stream of 400 signs of comment': () => {
    try { return [...tokenise(`${'%'.repeat(400)})`)] } catch { return undefined }
  },
  'a map to Unicode of 20,000 ranges': () => {
    try { return parseToUnicode(`beginbfrange ${'<0000> <FFFF> <4E00> '.repeat(20_000)} endbfrange`) } catch { return undefined }
  },
  'a map to Unicode that begins 100,000 times': () => parseToUnicode('beginbfchar '.repeat(100_000)),
  'a map to Unicode with a text of 500,000 characters': () => {
    try { return parseToUnicode(`beginbfchar <0001> <${'4E00'.repeat(500_000)}> endbfchar`) } catch { return undefined }
  }
}

describe('what grows takes as much longer as it is larger', () => {
  test.each(Object.entries(works))('%s', (_, work) => {
    const start = process.cpuUsage()
    work()
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000)
  })
})

test('a structure 20,000 elements deep is damage', () => {
  const context = PDFContext.create()
  const deep = (levels: number): PDFRef => each(levels, () => 0)
    .reduce((kid) => context.register(context.obj({ S: 'Div', K: [kid] })), context.register(context.obj({ S: 'P', K: [] })))
  const read = (levels: number) =>
    readStructure(context.obj({ StructTreeRoot: context.register(context.obj({ K: [deep(levels)] })) }), [])
  expect(() => read(20_000)).toThrow('levels')
  expect(read(200)).toBeDefined()
})

test('pages begin where they are told to, several in one text and before the heading that they begin with', () => {
  const tree: Root = { type: 'root', children: [element('h2', [text('一二')]), element('p', [text('三 四五六')])] }
  const starts = [[0, '1'], [1, '2'], [4, '3'], [5, '4']] as const
  expect(markPages([{ name: 'a', tree }], starts.map(([offset, label]) => ({ offset, label }))).map(({ label }) => label)).toEqual(['1', '2', '3', '4'])
  const show = (node: ElementContent): string => node.type === 'text' ? node.value
    : node.type !== 'element' ? '' : node.tagName === 'span' ? `|${String(node.properties.id)}|` : `(${node.children.map(show).join('')})`
  expect(tree.children.map((node) => show(node as ElementContent)).join('')).toBe('|page-1|(一|page-2|二)(三 四|page-3|五|page-4|六)')
})

describe('a title of random characters', () => {
  /** All ways to cut `width` characters into `count` lines. */
  const ways = (width: number, count: number): number[][] => count === 1 ? [[width]]
    : each(width - 1, (index) => index + 1).flatMap((first) => ways(width - first, count - 1).map((rest) => [first, ...rest]))

  test.each(each(40, (seed) => seed))('seed %i is divided in the cheapest way, as trying all of them shows', (seed) => {
    const dice = diceFor(seed)
    const [width, count] = [dice.pick(21, 24, 27, 30), dice.pick(2, 3, 4)]
    const seams = new Map(each(width - 1, (index) => [index + 1, dice.pick(0, 1, 3, 5, 12, 30)] as const).filter(() => dice.chance(0.7)))
    const costs = ways(width, count).flatMap((widths) => {
      const cuts = widths.map((_, index) => widths.slice(0, index + 1).reduce((sum, line) => sum + line)).slice(0, -1)
      if (widths.some((line) => line > 20) || cuts.some((cut) => !seams.has(cut))) return []
      const [first = 0, last = 0] = [widths[0], widths.at(-1)]
      const inner = widths.slice(1, -1)
      const spread = widths.reduce((sum, line) => sum + Math.abs(line - width / count), 0)
      const shape = spread / 2 + (last < 5 ? 20 : 0) + (inner.length > 0 && inner.every((line) => line < first && line < last) ? 15 : 0)
        + (new Set(widths).size === 1 ? 4 : 0) + (count === 2 && last < first ? 3 : 0)
      return [{ widths, cost: cuts.reduce((sum, cut) => sum + (seams.get(cut) ?? 0), 0) + shape }]
    })
    const found = divideTitle('为'.repeat(width), seams, count)?.map(({ length }) => length)
    const cheapest = costs.sort((a, b) => a.cost - b.cost)[0]?.cost
    expect(costs.find(({ widths }) => widths.join() === found?.join())?.cost ?? NaN).toBeCloseTo(cheapest ?? NaN, 9)
  })
})
