import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../src/epub/assemble.js'
import { buildEpub, composeBook, type BookSources } from '../src/epub/build.js'
import { writeOcf } from '../src/epub/ocf.js'
import { textOf } from '../src/markup/text-places.js'
import { readXml } from '../src/markup/read-xml.js'
import { Fault } from '../src/report.js'
import { mergeSettings } from '../src/settings.js'
import { bareText, contentOf, layOut, prepare, textsOf, valuesOf } from './support/epub-fixture.js'
import { fileAt, worldFor } from './support/world.js'

const seed = 'content/2019-14.md'
const world = worldFor(seed)
let sources: BookSources
let epub: Uint8Array
let texts: Record<string, string>

beforeAll(async () => {
  sources = await prepare(fileAt(seed), world)
  epub = await buildEpub(sources, world)
  texts = textsOf(epub)
})

describe('the container', () => {
  test('begins with an uncompressed media type and lists its files in a fixed order', () => {
    const head = Buffer.from(epub.subarray(0, 58))
    expect(head.readUInt16LE(8)).toBe(0)
    expect(head.readUInt16LE(28)).toBe(0)
    expect(head.subarray(30).toString()).toBe('mimetypeapplication/epub+zip')
    const paths = Object.keys(unzipSync(epub))
    expect(paths.slice(0, 3)).toEqual(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'])
    expect(paths.slice(3)).toEqual(paths.slice(3).sort())
  })

  test('dates every entry by the document, with no extra field and the version that its method needs', () => {
    const bytes = Buffer.from(epub)
    const { modified } = composeBook(sources, world)
    const time = modified.getUTCHours() << 11 | modified.getUTCMinutes() << 5 | modified.getUTCSeconds() >> 1
    let at = bytes.readUInt32LE(bytes.length - 6)
    for (let left = bytes.readUInt16LE(bytes.length - 12); left > 0; left -= 1) {
      expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
      expect(bytes.readUInt16LE(at + 6)).toBe(bytes.readUInt16LE(at + 10) === 8 ? 20 : 10)
      expect(bytes.readUInt32LE(at + 12)).toBe((((2019 - 1980) << 9 | 4 << 5 | 29) << 16 | time) >>> 0)
      expect([30, 32, 34, 36].map((field) => bytes.readUInt16LE(at + field))).toEqual([0, 0, 0, 0])
      at += 46 + bytes.readUInt16LE(at + 28)
    }
  })

  test('is the same whatever the time zone, and whether or not the library lays it out', async () => {
    const zone = process.env['TZ']
    try {
      process.env['TZ'] = 'America/Los_Angeles'
      expect(Buffer.compare(await buildEpub(sources, world), epub)).toBe(0)
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
    const book = composeBook(sources, world)
    expect(Buffer.compare(writeOcf(layOut(book), book.modified), epub)).toBe(0)
  })

  test('refuses names that some reader could not open', () => {
    const write = (...names: string[]) => () =>
      writeOcf(new Map(names.map((name) => [name, new Uint8Array()])), new Date(0))
    expect(write('OEBPS/第一章.xhtml')).toThrow('第一章')
    expect(write('a.xhtml', 'A.xhtml')).toThrow('a.xhtml')
    expect(write('../a.xhtml')).toThrow('../a.xhtml')
  })
})

describe('the book of the seed', () => {
  test('has the text of the page, every character in order', () => {
    expect(contentOf(texts)).toBe(textOf(sources.page.tree))
  })

  test('is strict XML in literal characters', () => {
    for (const [name, text] of Object.entries(texts)) {
      if (!name.endsWith('.css')) expect(() => readXml(text), name).not.toThrow()
      expect(text).not.toMatch(/&#x(?!26;|3C;|22;)/)
    }
  })

  test('has the spine, ids and one h1 a document', () => {
    expect(valuesOf(texts['content.opf'] ?? '', 'idref')).toEqual(
      ['cover-xhtml', 'toc-xhtml', 'speech-xhtml', 'colophon-xhtml'])
    for (const name of ['toc', 'speech', 'colophon']) {
      const text = texts[`${name}.xhtml`] ?? ''
      expect(text.match(/<h1/g), name).toHaveLength(1)
      expect(new Set(valuesOf(text, 'id')).size).toBe(valuesOf(text, 'id').length)
    }
  })

  test('lists exactly its files in the manifest', () => {
    const files = Object.keys(unzipSync(epub)).filter((path) => path.startsWith('OEBPS/') && !path.endsWith('.opf'))
    expect(valuesOf(texts['content.opf'] ?? '', 'href').map((href) => `OEBPS/${href}`).sort()).toEqual(files.sort())
  })

  test('leads to each heading, each page and each part', () => {
    const headings = ['speech', 'colophon'].flatMap((name) =>
      [...(texts[`${name}.xhtml`] ?? '').matchAll(/<h\d[^>]* id="([^"]*)"[^>]*>([^]*?)<\/h\d>/g)]
        .map(([, id, text]) => [`${name}.xhtml#${id}`, bareText(text ?? '')]))
    const [toc = '', pages = '', landmarks = ''] = (texts['toc.xhtml'] ?? '').split('</nav>')
    const links = (nav: string) =>
      [...nav.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)</g)].map(([, href, text]) => [href, text])
    expect(links(toc)).toEqual(headings)
    expect(links(pages).map(([, label]) => label)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
    for (const [href = ''] of links(pages)) {
      const [name = '', id] = href.split('#')
      expect(texts[name]).toContain(`<span id="${id}" epub:type="pagebreak"`)
    }
    expect(links(landmarks).map(([href]) => href)).toEqual(
      ['cover.xhtml', 'toc.xhtml', 'speech.xhtml', 'colophon.xhtml'])
    expect(valuesOf(texts['toc.ncx'] ?? '', 'src')).toEqual([...links(toc), ...links(pages)].map(([href]) => href))
  })

  test('says what the document says and claims nothing else', () => {
    const opf = texts['content.opf'] ?? ''
    expect(opf).toMatch(/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</)
    expect(opf).toMatch(/dcterms:modified">2019-04-29T(0\d|1[0-5]):[0-5]\d:[0-5]\dZ</)
    expect(opf).toContain('group-position">2019.14<')
    expect(opf).not.toMatch(/dc:rights|conformsTo|alternativeText/)
  })

  test('turns its pages where another edition does, inside the sentence and before a heading', () => {
    const whole = textOf(sources.page.tree)
    const offsets = [0, whole.indexOf('一、保持'), 700, whole.indexOf('二、聚焦') + 3]
    const starts = offsets.map((offset, index) => ({ offset, label: String(index + 1) }))
    const pdf = Buffer.from('a PDF')
    const book = composeBook({ ...sources, pagination: { starts, pdf } }, world)
    const marked = contentOf(Object.fromEntries(book.documents), '■')
    expect(marked.replaceAll('■', '')).toBe(whole)
    expect([...marked.matchAll(/■/g)].map(({ index }, count) => index - count)).toEqual(offsets)
    expect(book.documents.get('speech.xhtml')).toMatch(/aria-label="2"\/><h2/)
    const hash = createHash('sha256').update(pdf).digest('hex')
    expect(book.opf).toContain(`id="pages">《省委通报》2019年第14期 PDF 版《在省委扶贫工作会议上的讲话》，SHA-256 ${hash}<`)
    expect(book.opf.match(/source-of/g)).toHaveLength(1)
    const compose = (...wrong: number[]) => () => composeBook(
      { ...sources, pagination: { starts: wrong.map((offset) => ({ offset, label: 'x' })), pdf } }, world)
    expect(compose(700, 0)).toThrow(RangeError)
    expect(compose(9999)).toThrow(RangeError)
  })

  test('says who made what, in which series, under an identifier that can be made again', () => {
    const opf = texts['content.opf'] ?? ''
    const space = Buffer.from('6f1d6c0e7b554f3a9a3e2c1b8f5d4e70', 'hex')
    const hash = createHash('sha1').update(space).update('中共湖南省委办公厅/省委通报/2019/14').digest('hex')
    const variant = (0x8 | (parseInt(hash.slice(16, 17), 16) & 0x3)).toString(16)
    const uuid = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, variant + hash.slice(17, 20), hash.slice(20, 32)].join('-')
    for (const line of [
      `<dc:identifier id="id">urn:uuid:${uuid}<`, '<dc:creator id="speaker">杜家毫<', 'refines="#speaker" property="file-as">杜家毫<',
      'refines="#speaker" scheme="marc:relators" property="role">aut<', '<dc:publisher>中共湖南省委办公厅<', '<dc:date>2019-04-26<',
      'property="belongs-to-collection">省委通报<', 'property="collection-type">series<', '<meta name="cover" content="cover-png"/>'
    ]) expect(opf).toContain(line)
    expect(opf).toMatch(/<dc:description>[^<]/)
    expect(texts['toc.ncx']).toContain(`content="urn:uuid:${uuid}"`)
  })

  test('leaves looks to the style sheet, and emphasis to strong and em', () => {
    for (const [name, text] of Object.entries(texts)) {
      if (name.endsWith('.xhtml')) expect(text, name).not.toMatch(/<(b|i|u|br|font|center)\b| style=|<script/)
    }
    expect(texts['speech.xhtml']).toMatch(/<time datetime="2019-04-26">/)
    expect(texts['toc.xhtml']).not.toContain('aria-label')
  })

  test('leads from the text to its notes and back', async () => {
    const path = 'tests/cases/footnotes/document.md'
    const { documents } = composeBook(await prepare(fileAt(path), worldFor(path)), worldFor(path))
    const speech = documents.get('speech.xhtml') ?? ''
    const references = [...speech.matchAll(/<a href="#(note-\d+)" id="[^"]*" epub:type="noteref" role="doc-noteref">/g)]
    expect(references.length).toBeGreaterThan(1)
    for (const { 1: id, index } of references) {
      const note = new RegExp(`<aside id="${id}" epub:type="footnote" role="doc-footnote">([^]*?)</aside>`).exec(speech)
      expect(note?.index).toBeGreaterThan(index)
      expect(note?.[1]).toMatch(/<a href="#reference-\d+" role="doc-backlink">/)
    }
  })

  test('names the original where its pages are kept, and the file it was made from', () => {
    const pagination = { pdf: Buffer.from('a PDF'), starts: [{ offset: 0, label: '1' }], isOriginal: true }
    const { opf, documents } = composeBook({ ...sources, pagination }, world)
    expect(documents.get('colophon.xhtml')).toContain('<p class="apparatus">《省委通报》2019年第14期电子版，页码同印刷本</p>')
    expect(opf).toContain('id="pages">《省委通报》2019年第14期印刷本（页码同 PDF 版《')
    expect(opf).toContain(`tongbao:sourceSha256">${createHash('sha256').update(readFileSync(seed)).digest('hex')}<`)
    const { opf: unpaged } = composeBook(sources, world)
    expect(unpaged).toContain('id="pages">《省委通报》2019年第14期印刷本<')
  })

  test('shows its reader neither hash nor name of a face, and tells both to programs', () => {
    const pagination = { pdf: Buffer.from('a PDF'), starts: [{ offset: 0, label: '1' }] }
    const { opf, documents, nav } = composeBook({ ...sources, pagination }, world)
    for (const shown of [...documents.values(), nav]) expect(bareText(shown)).not.toMatch(/[0-9a-f]{16}|SHA|Regular|http/)
    expect(documents.get('colophon.xhtml')).toContain('<p class="apparatus">《省委通报》2019年第14期电子版，页码同 PDF 版</p>')
    expect(opf.match(/property="tongbao:face">\S+：[\w-]+/g)).toHaveLength(4)
    expect(opf).toContain(' tongbao: tongbao:ns:archive/1.0/"')
  })

  test('does not say again what the cover says, but begins the text with it, over a red rule', () => {
    expect(texts['speech.xhtml']).toMatch(/<header class="masthead serial">[^]*第14期[^]*2019年4月26日[^]*<\/header>\s*<h1/)
    expect(texts['style.css']).toMatch(/\.masthead \{ border-bottom: 0\.15em solid #/)
    expect(texts['style.css']).not.toContain('border-top: 0.15em')
  })

  test('is another release once the text is corrected, or a picture, of the same publication', async () => {
    const path = 'tests/cases/figures/document.md'
    const own = worldFor(path)
    const made = await prepare(fileAt(path), own)
    const release = (book: Book) => ['dcterms:modified">', ' id="id">'].map((mark) => book.opf.split(mark)[1]?.split('<')[0])
    const [time, identifier] = release(composeBook(made, own))
    expect(release(composeBook(made, own))).toEqual([time, identifier])
    const corrected = composeBook({ ...made, source: Buffer.concat([made.source, Buffer.from('\n改。\n')]) }, own)
    const flag = readFileSync('tests/cases/figures/flag.png')
    const redrawn = composeBook(made, { ...own, picture: () => Buffer.concat([flag, Buffer.from([0])]) })
    for (const other of [corrected, redrawn]) {
      expect(release(other)).toEqual([expect.not.stringMatching(time ?? ''), identifier])
      expect(other.modified.toISOString().slice(0, 10)).toBe(time?.slice(0, 10))
      expect(other.modified.getUTCHours()).toBeLessThan(16)
    }
    const day = new Date(`${time?.slice(0, 10)}T00:00:00Z`)
    expect(release(composeBook(made, { ...own, epoch: day }))).toEqual([time, identifier])
    const epoch = new Date('2026-01-02T03:04:05Z')
    expect(release(composeBook(made, { ...own, epoch }))).toEqual(['2026-01-02T03:04:05Z', identifier])
  })

  test('claims conformance only where it was reviewed', () => {
    const review = { conformsTo: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', certifiedBy: '某中心', date: '2026-11-01' }
    const { opf } = composeBook({ ...sources, review }, world)
    expect(opf).toContain('id="conformance" property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<')
    expect(opf).toContain('id="certifier" refines="#conformance" property="a11y:certifiedBy">某中心<')
    expect(opf).toContain('refines="#certifier" property="dcterms:date">2026-11-01<')
    expect(opf).not.toContain('不声明')
    const merged = (change: object) => () => mergeSettings({ review: { ...review, ...change } })
    expect(merged({})).not.toThrow()
    for (const change of [{ conformsTo: 'WCAG 2.2 AA' }, { certifiedBy: '' }, { date: '2026-13-01' }, { other: 1 }]) {
      expect(merged(change)).toThrow(Fault)
    }
  })

  test('weighs less than 700 kB', () => {
    expect(epub.length).toBeLessThan(700_000)
  })
})
