import { deflateSync } from 'fflate'
import type { LintName } from '../../src/epub/lint/lints.js'
import { writeOcf } from '../../src/epub/ocf.js'

/** A way to spoil a book, and the lint that must see it; `epub-invalid` for what breaks EPUB 3.3 itself. */
export interface Defect {
  readonly name: string
  readonly finds: LintName | 'epub-invalid'
  readonly make: (files: ReadonlyMap<string, Uint8Array>) => Uint8Array
}

type Files = ReadonlyMap<string, Uint8Array>

const pack = (files: Files) => writeOcf(files, new Date(0))

/** Replaces text in one file of the book. */
function spoil(name: string, from: string | RegExp, to: string): Defect['make'] {
  return (files) => {
    const path = `OEBPS/${name}`
    const before = Buffer.from(files.get(path) ?? []).toString()
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${name} has no ${String(from)}`)
    return pack(new Map([...files, [path, Buffer.from(after)]]))
  }
}

const put = (path: string, bytes: (files: Files) => Uint8Array): Defect['make'] =>
  (files) => pack(new Map([...files, [`OEBPS/${path}`, bytes(files)]]))

/** Writes the container anew with another first entry: `change` gets its header (38 bytes with the name) and data. */
function respell(change: (header: Buffer, data: Buffer) => Uint8Array): Defect['make'] {
  return (files) => {
    const bytes = Buffer.from(pack(files))
    const central = bytes.readUInt32LE(bytes.length - 6)
    const entry = Buffer.from(change(Buffer.from(bytes.subarray(0, 38)), bytes.subarray(38, 58)))
    const shift = entry.length - 58
    const rest = Buffer.from(bytes.subarray(58))
    for (let index = 0, at = central - 58; index < files.size; index += 1) {
      if (index === 0) {
        entry.copy(rest, at + 10, 8, 10)
        entry.copy(rest, at + 20, 18, 22)
      } else rest.writeUInt32LE(rest.readUInt32LE(at + 42) + shift, at + 42)
      at += 46 + rest.readUInt16LE(at + 28)
    }
    rest.writeUInt32LE(central + shift, rest.length - 6)
    return Buffer.concat([entry, rest])
  }
}

const page4 = /<li><a href="speech.xhtml#page-4">4<\/a><\/li>/
const heading = /<h2 id="section-2">(.*?)<\/h2>/
const face = /<item id="fonts-kaiti-ttf"[^>]*>/
const feature = (name: string) => `<meta property="schema:accessibilityFeature">${name}</meta>`

/** The 33 of the research, by the names that they have there. */
export const defects: readonly Defect[] = [
  { name: 'page list leads to a missing id', finds: 'epub-invalid', make: spoil('toc.xhtml', '#page-4"', '#page-404"') },
  { name: 'page break missing from the page list', finds: 'pages-list', make: spoil('toc.xhtml', page4, '') },
  {
    name: 'page list out of order', finds: 'pages-list',
    make: spoil('toc.xhtml', /(<li>.*?>4<\/a><\/li>)\n(<li>.*?<\/li>)/, '$2$1')
  },
  { name: 'no language on html', finds: 'language-part', make: spoil('speech.xhtml', / lang="zh-CN" xml:lang="zh-CN"/, '') },
  {
    name: 'heading level skipped', finds: 'headings-level',
    make: spoil('speech.xhtml', heading, '<h4 id="section-2">$1</h4>')
  },
  { name: 'page break without a label', finds: 'pages-list', make: spoil('speech.xhtml', ' aria-label="5"', '') },
  { name: 'a paragraph missing', finds: 'document-text', make: spoil('speech.xhtml', /<p>同志们[^]*?<\/p>/, '') },
  {
    name: 'landmark to a missing file', finds: 'epub-invalid',
    make: spoil('toc.xhtml', 'href="cover.xhtml"', 'href="front.xhtml"')
  },
  { name: 'no cover-image', finds: 'cover-one', make: spoil('content.opf', ' properties="cover-image"', '') },
  { name: 'low contrast', finds: 'colours', make: spoil('style.css', 'color: #eb0000', 'color: #ffb0b0') },
  {
    name: 'CSS direction', finds: 'epub-invalid',
    make: spoil('style.css', 'body { line-height', 'body { direction: ltr; line-height')
  },
  { name: 'dcterms:modified not a time', finds: 'epub-invalid', make: spoil('content.opf', /(modified">)[^<]*/, '$12019') },
  { name: 'cover without description', finds: 'pictures', make: spoil('cover.xhtml', /alt="[^"]*"/, 'alt=""') },
  { name: 'duplicate id', finds: 'epub-invalid', make: spoil('speech.xhtml', 'id="section-2"', 'id="section-1"') },
  { name: 'epub:type without its role', finds: 'roles', make: spoil('speech.xhtml', ' role="doc-pagebreak"', '') },
  {
    name: 'contents omit a heading', finds: 'contents-list',
    make: spoil('toc.xhtml', /<li><a href="speech.xhtml#section-2">[^]*?<\/li>/, '')
  },
  { name: 'dc:language wrong', finds: 'language-text', make: spoil('content.opf', '<dc:language>zh-CN', '<dc:language>en') },
  {
    name: 'face lacks glyphs', finds: 'faces-complete',
    make: put('fonts/fangsong.ttf', (files) => files.get('OEBPS/fonts/heiti.ttf') ?? Buffer.alloc(0))
  },
  { name: 'face is garbage', finds: 'faces-sound', make: put('fonts/kaiti.ttf', () => Buffer.alloc(999)) },
  { name: 'face not in the manifest', finds: 'manifest', make: spoil('content.opf', face, '') },
  { name: 'dc:date nonsense', finds: 'metadata-date', make: spoil('content.opf', /(<dc:date>)[^<]*/, '$1spring') },
  { name: 'link without text in the contents', finds: 'contents-list', make: spoil('toc.xhtml', />一、[^<]*</, '><') },
  {
    name: 'no page source', finds: 'metadata-source',
    make: spoil('content.opf', /<meta[^>]*property="source-of"[^]*?<\/meta>/, '')
  },
  {
    name: 'no accessMode', finds: 'metadata-absent',
    make: spoil('content.opf', /<meta property="schema:accessMode"[^]*?<\/meta>/, '')
  },
  { name: 'feature misspelt', finds: 'metadata-unknown', make: spoil('content.opf', '>readingOrder<', '>readingOrdre<') },
  { name: 'page breaks claimed, none there', finds: 'features-absent', make: (files) => {
    const pages = /<span [^>]*epub:type="pagebreak"[^>]*>|<nav epub:type="page-list"[^]*?<\/nav>|<pageList[^]*<\/pageList>/g
    return pack(new Map([...files].map(([path, bytes]) =>
      /(xhtml|ncx)$/.test(path) ? [path, Buffer.from(Buffer.from(bytes).toString().replace(pages, ''))] : [path, bytes])))
  } },
  { name: 'numeric character references', finds: 'references', make: spoil('speech.xhtml', '同志们', '&#x540C;志们') },
  {
    name: 'px sizes, !important, black text', finds: 'style-own',
    make: spoil('style.css', 'body { line-height', 'body { color: #000; font-size: 16px !important; line-height')
  },
  { name: 'stray file', finds: 'manifest', make: put('notes.txt', () => Buffer.from('x')) },
  { name: 'text beside ol in nav', finds: 'contents-only', make: spoil('toc.xhtml', '</h1>', '</h1>目录如下') },
  { name: 'mimetype deflated', finds: 'container', make: respell((header, data) => {
    const packed = deflateSync(data)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(packed.length, 18)
    return Buffer.concat([header, packed])
  }) },
  { name: 'mimetype with an extra field', finds: 'container', make: respell((header, data) => {
    header.writeUInt16LE(4, 28)
    return Buffer.concat([header, Buffer.from([0x99, 0x99, 0, 0]), data])
  }) },
  { name: 'mimetype not first', finds: 'container', make: (files) => {
    // a name that sorts before it takes its place: the packer itself knows no other order
    const { mimetype, ...others } = Object.fromEntries(files)
    const bytes = Buffer.from(pack(new Map([['mimetypf', mimetype ?? Buffer.alloc(0)], ...Object.entries(others)])))
    return Buffer.from(bytes.toString('latin1').replaceAll('mimetypf', 'mimetype'), 'latin1')
  } }
]

/** What else our own lints are there for. */
export const further: readonly Defect[] = [
  { name: 'a character altered', finds: 'document-text', make: spoil('speech.xhtml', '一鼓作气、顽强', '一鼓作气，顽强') },
  { name: 'a heading not in the NCX', finds: 'contents-ncx', make: spoil('toc.ncx', '二、聚焦', '二、') },
  { name: 'a document in another language', finds: 'language-part', make: spoil('speech.xhtml', ' lang="zh-CN"', '') },
  { name: 'a second h1', finds: 'headings-first', make: spoil('speech.xhtml', heading, '<h1 id="section-2">$1</h1>') },
  { name: 'page breaks not claimed', finds: 'features-unclaimed', make: spoil('content.opf', feature('pageBreakMarkers'), '') },
  {
    name: 'pictures claimed, none there', finds: 'features-absent',
    make: spoil('content.opf', '>readingOrder<', '>alternativeText<')
  },
  {
    name: 'pages of two sources', finds: 'metadata-source',
    make: spoil('content.opf', /(<meta[^>]*property="source-of"[^]*?<\/meta>)/, '$1$1')
  },
  { name: 'conformance claimed by nobody', finds: 'metadata-certifier', make: spoil('content.opf', '</metadata>',
    '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta></metadata>') },
  { name: 'the NCX of another book', finds: 'metadata-identifier', make: spoil('toc.ncx', 'urn:uuid:', 'urn:uuid:0') },
  { name: 'a page not in the NCX', finds: 'pages-ncx', make: spoil('toc.ncx', /(<pageTarget[^]*?<text>)4</, '$1IV<') },
  { name: 'a section without a name', finds: 'headings-section', make: spoil('speech.xhtml', / aria-labelledby="[^"]*"/, '') },
  { name: 'a small cover', finds: 'cover-size', make: put('cover.png', (files) => {
    const cover = Buffer.from(files.get('OEBPS/cover.png') ?? [])
    cover.writeUInt32BE(800, 20)
    return cover
  }) },
  { name: 'a coloured page', finds: 'style-page', make: spoil('style.css', 'body { line-height', 'body { color: #000; line-height') }
]
