import { writeTables } from '../../src/fonts/sfnt.js'
import { xhtml, xml, type BookParts } from './book.js'

/** A face that has glyphs for `characters` and no outlines; `without` leaves a table out. */
export function bareFace(characters: string, without?: string): Uint8Array {
  const codes = [...new Set([...characters].map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b)
  const word = (...values: number[]) => values.flatMap((value) => [value >>> 8 & 255, value & 255])
  const long = (...values: number[]) => values.flatMap((value) => [...word(value >>> 16), ...word(value & 0xffff)])
  const groups = codes.flatMap((code, index) => long(code, code, index + 1))
  const cmap = [...word(0, 1, 3, 10), ...long(12), ...word(12, 0), ...long(16 + groups.length, 0, codes.length), ...groups]
  const tables = { cmap, glyf: [0], head: Array<number>(54).fill(0), hmtx: [0], maxp: [...long(0x5000), ...word(codes.length + 1)] }
  return writeTables(new Map(Object.entries(tables).filter(([tag]) => tag !== without).map(([tag, bytes]) => [tag, Uint8Array.from(bytes)])))
}

/** The head of a PNG of `height` pixels, RGB, 8 bits a channel. */
export function pngHead(height: number, colours = 2): Uint8Array {
  const png = Buffer.alloc(40)
  png.write('\x89PNG\r\n\x1a\n', 'latin1')
  png.writeUInt32BE(1000, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt8(8, 24)
  png.writeUInt8(colours, 25)
  return png
}

const meta = (property: string, value: string) => `<meta property="${property}">${value}</meta>`
const mark = (page: number) => `<span id="page-${page}" role="doc-pagebreak" epub:type="pagebreak" aria-label="${page}"/>`
const headings = [['speech.xhtml#a', '一、甲'], ['speech.xhtml#b', '（一）乙 丙'], ['end.xhtml#c', '版记']] as const
const pages = [['speech.xhtml#page-1', '1'], ['speech.xhtml#page-2', '2']] as const
const links = (list: readonly (readonly [string, string])[]) => list.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('\n')
const targets = (name: string, list: readonly (readonly [string, string])[]) =>
  list.map(([href, text]) => `<${name}><navLabel><text>${text}</text></navLabel><content src="${href}"/></${name}>`).join('\n')

const manifest = ['cover.xhtml', 'toc.xhtml', 'speech.xhtml', 'end.xhtml', 'toc.ncx', 'style.css', 'cover.png', 'a.png', 'fonts/f.ttf', 'fonts/k.ttf', 'fonts/x.ttf']

/** The text of the small book, without white space. */
export const bookText = '一、甲注〔1〕正文（一）乙丙末'

/** A small book in which the lints find nothing. */
export const smallBook: BookParts = {
  documents: {
    'cover.xhtml': xhtml('<div><img src="cover.png" alt="封面"/></div>'),
    'toc.xhtml': xhtml(`<nav epub:type="toc" role="doc-toc"><h1 class="apparatus">目录</h1> <ol>${links(headings)}</ol></nav>
      <nav epub:type="page-list" role="doc-pagelist"><ol>${links(pages)}</ol></nav>
      <nav epub:type="landmarks"><ol><li><a epub:type="chapter" href="speech.xhtml">正文</a></li></ol></nav>`),
    'speech.xhtml': xhtml(`<section epub:type="chapter" role="doc-chapter" aria-label="甲">${mark(1)}<h1 id="a">一、甲<sup>注〔1〕</sup></h1><p>正${mark(2)}文</p>
      <h2 id="b">（一）乙\n丙</h2><img src="a.png" alt="图"/></section>`),
    'end.xhtml': xhtml('<section epub:type="colophon" role="doc-colophon" aria-labelledby="c"><h1 class="apparatus" id="c">版记</h1><p>末</p></section>')
  },
  opf: xml(`<package><metadata><dc:identifier>urn:uuid:1</dc:identifier><dc:language>zh-CN</dc:language><dc:date>2021-03-04</dc:date>
    ${meta('schema:accessMode', 'textual')}${meta('schema:accessMode', 'visual')}${meta('schema:accessModeSufficient', 'textual')}
    ${['alternativeText', 'pageBreakMarkers', 'pageNavigation', 'displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents']
    .map((feature) => meta('schema:accessibilityFeature', feature)).join('')}
    ${meta('schema:accessibilityHazard', 'none')}${meta('schema:accessibilitySummary', '说明')}${meta('source-of', 'pagination')}</metadata>
    <manifest>${manifest.map((name) => `<item id="${name}" href="${name}"${name === 'cover.png' ? ' properties="cover-image"' : ''}/>`).join('\n')}</manifest>
    <spine>${['cover', 'toc', 'speech', 'end'].map((name) => `<itemref idref="${name}.xhtml"/>`).join('')}</spine></package>`),
  ncx: xml(`<ncx><head><meta name="dtb:uid" content="urn:uuid:1"/><meta name="dtb:depth" content="1"/></head><navMap>${targets('navPoint', headings)}</navMap>
    <pageList>${targets('pageTarget', pages)}</pageList></ncx>`),
  css: `@font-face { font-family: fangsong; src: url(fonts/f.ttf); }
@font-face { font-family: kaiti; font-weight: 400; src: url(fonts/k.ttf); }
@font-face { font-family: fallback; src: url(fonts/x.ttf); }
h2 { font-family: kaiti, fallback, serif }
/* position: here; 12px */
.red { color: #e00; }
`,
  more: {
    'cover.png': pngHead(1600), 'a.png': pngHead(1), 'fonts/f.ttf': bareFace('一、甲注〔1〕正文乙丙末目录版记封面图2（） '), 'fonts/k.ttf': bareFace('（一乙 '),
    'fonts/x.ttf': bareFace('丙）')
  }
}
