import { readFileSync } from 'node:fs'
import { toString } from 'hast-util-to-string'
import { select, visit } from './support/tree.js'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { renderHtml } from '../src/html/render.js'
import { fileAt, worldFor } from './support/world.js'

/** The raw text's paragraphs; the three repeats of page blocks (from, up to, repeated from); the ten page seams. */
const paragraphs = readFileSync('tests/seed/2019-14.raw.txt', 'utf8').split('\n').map((line) => line.trim()).filter(Boolean)
const repeats = [[12, 16, 8], [26, 28, 24], [28, 30, 24]] as const
const seams = [8, 16, 17, 22, 24, 30, 32, 34, 37, 39]

const source = 'content/2019-14.md'
const world = worldFor(source)
const document = parseDocument(fileAt(source), world)
if (!document) throw new Error('the bulletin is not publishable')
const page = renderHtml(document, world)

const bare = (text: string) => text.replace(/\s/g, '')
const isRepeat = (index: number) => repeats.some(([from, to]) => index >= from && index < to)
const kept = paragraphs.filter((_, index) => !isRepeat(index))

describe('the real bulletin, counted against its raw text', () => {
  test('the raw text is 7,153 characters in paragraphs: 5,483 once, 1,670 in three exact repeats', () => {
    const length = (texts: readonly string[]) => texts.join('').length
    expect(length(paragraphs)).toBe(7153)
    expect(repeats.map(([from, to]) => length(paragraphs.slice(from, to)))).toEqual([542, 564, 564])
    for (const [from, to, original] of repeats) {
      expect(paragraphs.slice(from, to)).toEqual(paragraphs.slice(original, original + to - from))
    }
    expect(length(kept)).toBe(5483)
    expect(kept.length - seams.length).toBe(25)
  })

  test('of these 5,483, the 27 spaces inside paragraphs and the 52 asterisks of bold are not text', () => {
    const text = kept.join('')
    expect(text.length - bare(text).length).toBe(27)
    expect(text.split('*').length - 1).toBe(52)
  })

  test('the page says each character once, in order, unaltered but for the brackets of a date, which are full-width', () => {
    const body = select(page.tree, 'body')
    const text = bare(kept.join('')).replaceAll('*', '').replace('(2019年4月26日)', '（2019年4月26日）')
    expect(bare(toString(body))).toBe(text)
  })

  test('all 13 bold runs are bold, and no asterisk is printed', () => {
    const bold: string[] = []
    visit(page.tree, 'strong', (node) => bold.push(toString(node)))
    const marked = [...kept.join('').matchAll(/\*\*(.+?)\*\*/g)].map(([, run]) => run)
    expect(bold).toEqual(marked)
    expect(bold).toHaveLength(13)
  })

  test('three headings, five run-in heads', () => {
    const found: Record<string, string[]> = { h2: [], 'run-in': [] }
    visit(page.tree, 'h2', (node) => found['h2']?.push(toString(node).slice(0, 2)))
    visit(page.tree, '.run-in', (node) => found['run-in']?.push(toString(node).slice(0, 3)))
    expect(found).toEqual({ h2: ['一、', '二、', '三、'], 'run-in': ['第一，', '第二，', '第三，', '第四，', '第五，'] })
  })

  test('the ten page marks stand where the raw text turned its pages', () => {
    const before: string[] = []
    let text = ''
    const walk = (node: { type: string, value?: string, children?: unknown[], properties?: Record<string, unknown> }): void => {
      if (node.type === 'text') text += node.value
      if (node.properties?.['dataPage'] !== undefined) before.push(`${String(node.properties['dataPage'])} ${bare(text).slice(-8)}`)
      for (const child of node.children ?? []) walk(child as typeof node)
    }
    walk(page.body)
    const expected = seams.map((seam, index) => {
      const last = seam === 16 ? 11 : seam === 30 ? 25 : seam - 1
      return `${index + 2} ${bare(paragraphs[last] ?? '').replaceAll('*', '').slice(-8)}`
    })
    expect(before).toEqual(expected)
  })

  test('the masthead date and the printing date differ, and both stay', () => {
    expect(document.fields.get('date')?.value).toEqual({ text: '2019年4月26日', iso: '2019-04-26' })
    expect(document.fields.get('printingDate')?.value).toEqual({ text: '2019年4月29日印发', iso: '2019-04-29' })
  })
})
