import { readdirSync } from 'node:fs'
import { deflateSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { buildEpub, composeBook } from '../src/epub/build.js'
import { lintEpub } from '../src/epub/lint.js'
import { writeOcf } from '../src/epub/ocf.js'
import { textOf } from '../src/epub/text-places.js'
import { layOut, prepare } from './support/epub-fixture.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
const entry = /<li><a href="speech.xhtml#section-2">[^]*?<\/li>/
const page4 = /<li><a href="speech.xhtml#page-4">4<\/a><\/li>/
const heading = /<h2 id="section-2">(.*?)<\/h2>/
const claim = /<meta property="schema:accessibilityFeature">pageBreakMarkers<\/meta>/
let files: ReadonlyMap<string, Uint8Array>
let text: string

beforeAll(async () => {
  const world = worldFor(seed)
  const sources = await prepare(fileAt(seed), world)
  files = layOut(composeBook(sources, world))
  text = textOf(sources.page.tree)
})

const pack = (book: ReadonlyMap<string, Uint8Array>) => writeOcf(book, new Date(0))

/** The book with one file changed by replacing text. */
function spoil(name: string, from: string | RegExp, to: string): Uint8Array {
  const path = `OEBPS/${name}`
  const before = Buffer.from(files.get(path) ?? []).toString()
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${name} has no ${String(from)}`)
  return pack(new Map([...files, [path, Buffer.from(after)]]))
}

/** The check that must see it, what was done, and how. */
const defects: readonly (readonly [check: string, defect: string, make: () => Uint8Array])[] = [
  ['container', 'the media type deflated', () => {
    const bytes = Buffer.from(pack(files))
    const packed = deflateSync(bytes.subarray(38, 58))
    const head = Buffer.from(bytes.subarray(0, 38))
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    const central = bytes.readUInt32LE(bytes.length - 6)
    const shift = packed.length - 20
    const rest = Buffer.from(bytes.subarray(58))
    let at = central - 58
    for (let index = 0; index < files.size; index += 1) {
      if (index === 0) {
        rest.writeUInt16LE(8, at + 10)
        rest.writeUInt32LE(packed.length, at + 20)
      } else rest.writeUInt32LE(rest.readUInt32LE(at + 42) + shift, at + 42)
      at += 46 + rest.readUInt16LE(at + 28)
    }
    rest.writeUInt32LE(central + shift, rest.length - 6)
    return Buffer.concat([head, packed, rest])
  }],
  ['manifest', 'a stray file', () => pack(new Map([...files, ['OEBPS/notes.txt', Buffer.from('x')]]))],
  ['text', 'a paragraph lost', () => spoil('speech.xhtml', /<p>同志们[^]*?<\/p>/, '')],
  ['text', 'a character altered', () => spoil('speech.xhtml', '一鼓作气、顽强', '一鼓作气，顽强')],
  ['contents', 'a heading not in the contents', () => spoil('toc.xhtml', entry, '')],
  ['contents', 'a heading not in the NCX', () => spoil('toc.ncx', '二、聚焦', '二、')],
  ['pages', 'the page list out of order', () => spoil('toc.xhtml', /(<li>.*?>4<\/a><\/li>)\n(<li>.*?<\/li>)/, '$2$1')],
  ['pages', 'a page break not in the page list', () => spoil('toc.xhtml', page4, '')],
  ['pages', 'a page break without a label', () => spoil('speech.xhtml', ' aria-label="5"', '')],
  ['language', 'the wrong language', () => spoil('content.opf', '<dc:language>zh-CN', '<dc:language>en')],
  ['language', 'a document without language', () => spoil('speech.xhtml', ' lang="zh-CN"', '')],
  ['cover', 'no cover image', () => spoil('content.opf', ' properties="cover-image"', '')],
  ['faces', 'a face without the glyphs', () => {
    const heiti = files.get('OEBPS/fonts/heiti.ttf') ?? new Uint8Array()
    return pack(new Map([...files, ['OEBPS/fonts/fangsong.ttf', heiti]]))
  }],
  ['faces', 'a face that is garbage', () => pack(new Map([...files, ['OEBPS/fonts/kaiti.ttf', Buffer.alloc(999)]]))],
  ['references', 'characters as numbers', () => spoil('speech.xhtml', '同志们', '&#x540C;志们')],
  ['style', 'sizes in pixels', () => spoil('style.css', '1.4em', '22px')],
  ['style', 'a style above the reader\'s', () => spoil('style.css', 'justify', 'justify !important')],
  ['style', 'black text', () => spoil('style.css', 'body { line-height', 'body { color: #000; line-height')],
  ['style', 'a direction', () => spoil('style.css', 'body { line-height', 'body { direction: ltr; line-height')],
  ['headings', 'a level skipped', () => spoil('speech.xhtml', heading, '<h4 id="section-2">$1</h4>')],
  ['headings', 'a second h1', () => spoil('speech.xhtml', heading, '<h1 id="section-2">$1</h1>')],
  ['roles', 'a page break without its role', () => spoil('speech.xhtml', ' role="doc-pagebreak"', '')],
  ['features', 'page breaks not claimed', () => spoil('content.opf', claim, '')],
  ['features', 'a claim without ground', () => spoil('content.opf', '>readingOrder<', '>alternativeText<')]
]

test('a sound book passes', () => {
  expect(lintEpub(pack(files), text)).toEqual([])
})

test.each(readdirSync('tests/cases'))('the case %s passes', async (name) => {
  const path = `tests/cases/${name}/document.md`
  const world = worldFor(path)
  const sources = await prepare(fileAt(path), world)
  expect(lintEpub(await buildEpub(sources, world), textOf(sources.page.tree))).toEqual([])
})

test.each(defects)('%s sees %s', (check, _, make) => {
  expect(lintEpub(make(), text).map((line) => line.split(':')[0])).toContain(check)
})
