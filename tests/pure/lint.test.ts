import { describe, expect, test } from 'vitest'
import { lintEpub } from '../../src/epub/lint/lint.js'
import { packBook, type BookParts } from '../support/book.js'
import { bareFace, bookText, pngHead, smallBook } from '../support/small-book.js'

/** What the lints find in a book: names, and details in English. */
const findings = (book: Partial<BookParts>, text = bookText) =>
  lintEpub(packBook({ ...smallBook, ...book }), text).map(({ name, detail: { en } }) => `${name}: ${en}`)

type Spoil = (book: BookParts) => Partial<BookParts>

function replaced(text: string, from: string | RegExp, to: string): string {
  const after = text.replace(from, to)
  if (after === text) throw new Error(`no ${String(from)}`)
  return after
}
const inPart = (name: string, from: string | RegExp, to: string): Spoil => ({ documents }) =>
  ({ documents: { ...documents, [name]: replaced(documents[name] ?? '', from, to) } })
const inOpf = (from: string | RegExp, to: string): Spoil => ({ opf }) => ({ opf: replaced(opf, from, to) })
const inNcx = (from: string | RegExp, to: string): Spoil => ({ ncx }) => ({ ncx: replaced(ncx, from, to) })
const inCss = (from: string | RegExp, to: string): Spoil => ({ css }) => ({ css: replaced(css, from, to) })
const file = (name: string, bytes: Uint8Array): Spoil => ({ more }) => ({ more: { ...more, [name]: bytes } })
const both = (...spoils: Spoil[]): Spoil => (book) => spoils.reduce<BookParts>((spoilt, spoil) => ({ ...spoilt, ...spoil(spoilt) }), book)
const style = (rule: string): Spoil => inCss('.red', `${rule}\n.red`)
const drop = (property: string, value = '[^<]*'): Spoil => inOpf(new RegExp(`<meta property="${property}">${value}</meta>`, 'g'), '')

const feature = 'schema:accessibilityFeature'
const flaws: [what: string, spoil: Spoil, found: string[]][] = [
  ['a file that is not listed', file('x.txt', Buffer.from('x')), ['manifest: OEBPS/x.txt is not listed']],
  ['two of them, beside the container\'s own', both(file('x.txt', Buffer.from('x')), file('y.txt', Buffer.from('y'))), [
    'manifest: OEBPS/x.txt is not listed', 'manifest: OEBPS/y.txt is not listed']],
  ['a word altered', inPart('speech.xhtml', '文</p>', '丙</p>'), ['document-text: after 8 characters of text 丙（一）乙丙末 stands for 文（一）乙丙末']],
  ['a word too many at the end', inPart('end.xhtml', '末', '末末'), ['document-text: after 15 characters of text 末 stands for ']],
  ['a number for a character', inPart('speech.xhtml', '正', '&#x6B63;'), ['references: OEBPS/speech.xhtml has references for ordinary characters']],
  ['numbers in the package and the NCX', both(inOpf('说明', '&#x8BF4;明'), inNcx('<ncx>', '<ncx a="&#x61;">')), [
    'references: OEBPS/content.opf has references for ordinary characters', 'references: OEBPS/toc.ncx has references for ordinary characters']],
  ['a number for >', inOpf('说明', '&#x3E;'), ['references: OEBPS/content.opf has references for ordinary characters']],

  ['words beside a list', inPart('toc.xhtml', '</h1> ', '</h1>甲'), ['contents-only: a table has 甲 beside its list']],
  ['a heading that the contents lack', inPart('toc.xhtml', /<li><a href="speech.xhtml#b">.*\n/, ''), [
    'contents-list: the contents have end.xhtml#c 版记 for speech.xhtml#b （一）乙 丙']],
  ['a heading too many in them', inPart('toc.xhtml', '版记</a></li>', '版记</a></li><li><a href="x">甲</a></li>'), ['contents-list: the contents have x 甲 for nothing']],
  ['the last one too few in the NCX', inNcx(/<navPoint><navLabel><text>版记.*/, '</navMap>'), ['contents-ncx: the NCX has nothing for end.xhtml#c 版记']],
  ['another target in the NCX', inNcx('src="end.xhtml#c"', 'src="end.xhtml"'), ['contents-ncx: the NCX has end.xhtml 版记 for end.xhtml#c 版记']],
  ['a point within another', inNcx('</navPoint>\n', '<navPoint><navLabel><text>甲</text></navLabel><content src="y"/></navPoint></navPoint>\n'), [
    'contents-ncx: the NCX has y 甲 for speech.xhtml#b （一）乙 丙']],
  ['a heading without an entry', inPart('end.xhtml', '<p>末', '<h2 id="d">甲</h2><p>末'), [
    'document-text: after 14 characters of text 甲末 stands for 末',
    'contents-list: the contents have nothing for end.xhtml#d 甲', 'contents-ncx: the NCX has nothing for end.xhtml#d 甲',
    'faces-complete: end.xhtml shows 甲 in kaiti, which lacks it']],
  ['a page that the list lacks', inPart('toc.xhtml', /\n<li><a href="speech.xhtml#page-2">.*?<\/li>/, ''), ['pages-list: the page list has nothing for speech.xhtml#page-2 2']],
  ['another page in the NCX', inNcx('<text>2', '<text>3'), ['pages-ncx: the NCX has speech.xhtml#page-2 3 for speech.xhtml#page-2 2']],
  ['a page without a label', inPart('speech.xhtml', ' aria-label="2"', ''), [
    'pages-list: the page list has speech.xhtml#page-2 2 for speech.xhtml#page-2 undefined', 'pages-ncx: the NCX has speech.xhtml#page-2 2 for speech.xhtml#page-2 undefined']],

  ['two h1', inPart('end.xhtml', '</h1>', '</h1><h1></h1>'), ['headings-first: end.xhtml has 2 h1']],
  ['no h1', inPart('end.xhtml', /h1/g, 'h2'), [
    'headings-first: end.xhtml has 0 h1', 'faces-complete: end.xhtml shows 版记 in kaiti, which lacks it']],
  ['a level that is skipped', inPart('speech.xhtml', /h2/g, 'h3'), ['headings-level: speech.xhtml skips a level']],
  ['a section without a name', inPart('end.xhtml', ' aria-labelledby="c"', ''), ['headings-section: end.xhtml has a section without a name']],

  ['a part without xml:lang', inPart('end.xhtml', ' xml:lang="zh-CN"', ''), ['language-part: end.xhtml is not in zh-CN']],
  ['a part without lang', inPart('end.xhtml', ' lang="zh-CN"', ''), ['language-part: end.xhtml is not in zh-CN']],
  ['a part in another language', inPart('toc.xhtml', / lang="zh-CN"/, ' lang="en"'), ['language-part: toc.xhtml is not in zh-CN']],
  ['Chinese that is called English', both(inOpf('>zh-CN<', '>en<'), ({ documents }) =>
    ({ documents: Object.fromEntries(Object.entries(documents).map(([name, text]) => [name, text.replaceAll('zh-CN', 'en')])) })), [
    'language-text: the text is Chinese, not en']],
  ['another role', inPart('speech.xhtml', 'doc-chapter', 'doc-part'), ['roles: speech.xhtml has a chapter in the role doc-part']],
  ['no role of a note', inPart('speech.xhtml', '<sup>', '<sup epub:type="noteref">'), ['roles: speech.xhtml has a noteref in the role undefined']],
  ['notes, contents and pages in the role of another', both(
    inPart('speech.xhtml', '<sup>', '<sup epub:type="footnote" role="x">'), inPart('toc.xhtml', 'doc-toc', 'x'), inPart('toc.xhtml', 'doc-pagelist', 'x'),
    inPart('end.xhtml', 'doc-colophon', 'x'), inPart('speech.xhtml', 'doc-pagebreak', 'x')
  ), [
    'roles: toc.xhtml has a toc in the role x', 'roles: toc.xhtml has a page-list in the role x', 'roles: speech.xhtml has a pagebreak in the role x',
    'roles: speech.xhtml has a footnote in the role x', 'roles: end.xhtml has a colophon in the role x']],

  ['pages that are not claimed', drop(feature, 'page\\w+'), ['features-unclaimed: pageBreakMarkers is not claimed', 'features-unclaimed: pageNavigation is not claimed']],
  ['pictures that are not claimed', drop(feature, 'alternativeText'), ['features-unclaimed: alternativeText is not claimed']],
  ['pictures that are claimed and on the cover alone', inPart('speech.xhtml', /<img[^>]*>/, ''), ['features-absent: alternativeText is claimed, but not there']],
  ...['accessMode', 'accessModeSufficient', 'accessibilityHazard', 'accessibilitySummary'].map((name): [string, Spoil, string[]] =>
    [`no ${name}`, drop(`schema:${name}`), [`metadata-absent: ${name} is not there`]]),
  ['no feature', drop(feature), [
    'features-unclaimed: pageBreakMarkers is not claimed', 'features-unclaimed: pageNavigation is not claimed', 'features-unclaimed: alternativeText is not claimed',
    'metadata-absent: accessibilityFeature is not there']],
  ...([['accessMode', 'xtextual'], ['accessMode', 'visually'], ['accessModeSufficient', 'visual'], ['accessModeSufficient', 'xtextual'], ['accessModeSufficient', 'textual '],
    ['accessibilityFeature', 'readingOrders'], ['accessibilityFeature', 'xreadingOrder'], ['accessibilityHazard', 'none '], ['accessibilityHazard', 'unknown, none'],
    ['accessibilitySummary', '']] as const).map(([name, value]): [string, Spoil, string[]] =>
    [`the ${name} “${value}”`, inOpf('<meta property="source', `<meta property="schema:${name}">${value}</meta><meta property="source`), [`metadata-unknown: ${name} is ${value}`]]),
  ['pages without a source', drop('source-of'), ['metadata-source: the pages have not one source']],
  ['conformance that nobody claims', inOpf('<meta property="source', '<meta property="dcterms:conformsTo">x</meta><meta property="source'), [
    'metadata-certifier: conformance is claimed by nobody']],
  ...['2021-13-04', '2021-3-04', 'x2021-03-04', '2021-03-04x', ''].map((date): [string, Spoil, string[]] =>
    [`the date ${date}`, inOpf('2021-03-04', date), ['metadata-date: there is not one date that is one']]),
  ['no date', inOpf('<dc:date>2021-03-04</dc:date>', ''), ['metadata-date: there is not one date that is one']],
  ['two dates', inOpf('<dc:date>', '<dc:date>2021-03-04</dc:date><dc:date>'), ['metadata-date: there is not one date that is one']],
  ['the NCX of another book', inNcx('urn:uuid:1', 'urn:uuid:2'), ['metadata-identifier: the NCX is another book\'s']],
  ['an NCX without a name', inNcx('dtb:uid', 'dtb:id'), ['metadata-identifier: the NCX is another book\'s']],

  ['a picture without words', inPart('speech.xhtml', 'alt="图"', 'alt=" "'), ['pictures: speech.xhtml does not describe a.png']],
  ['a picture without a description', inPart('cover.xhtml', ' alt="封面"', ''), ['pictures: cover.xhtml does not describe cover.png']],
  ['no cover', inOpf(' properties="cover-image"', ''), ['cover-one: there is not one cover-image']],
  ['a cover that is not there', inOpf('href="cover.png"', 'href="front.png"'), ['manifest: OEBPS/cover.png is not listed', 'cover-one: there is not one cover-image']],
  ['two covers', inOpf('href="a.png"', 'href="a.png" properties="cover-image"'), ['cover-one: there is not one cover-image']],
  ['a small cover', file('cover.png', pngHead(1599)), ['cover-size: the cover is too small or not RGB']],
  ['a grey cover', file('cover.png', pngHead(1600, 0)), ['cover-size: the cover is too small or not RGB']],

  ...['cmap', 'glyf', 'head', 'hmtx', 'maxp'].map((table): [string, Spoil, string[]] => [
    `a face without ${table}`, file('fonts/k.ttf', bareFace('（一乙 ', table)),
    ['faces-sound: fonts/k.ttf is no face', 'faces-complete: speech.xhtml shows （一乙 in kaiti, which lacks it']]),
  ['a face that is not there', inCss('fonts/k.ttf', 'fonts/y.ttf'), [
    'faces-sound: fonts/y.ttf is no face', 'faces-complete: speech.xhtml shows （一乙 in kaiti, which lacks it']],
  ['a face that lacks characters', file('fonts/f.ttf', bareFace('一、甲注〔1〕正文丙图2 ')), [
    'faces-complete: toc.xhtml shows 目录（乙版 in fangsong, which lacks it', 'faces-complete: end.xhtml shows 版记末 in fangsong, which lacks it']],
  ['a fallback that lacks characters', file('fonts/x.ttf', bareFace('丙')), ['faces-complete: speech.xhtml shows ） in kaiti, which lacks it']],

  ['sizes in pixels', style('p { margin: 1.5px 2px }'), ['style-own: 1.5px in the style sheet', 'style-own: 2px in the style sheet']],
  ['a rule that goes first', style('p { margin: 0 !important }'), ['style-own: !important in the style sheet']],
  ...['direction: rtl', 'unicode-bidi: embed', 'position : fixed'].map((rule): [string, Spoil, string[]] =>
    [rule, style(`p { ${rule} }`), [`style-own: ${rule.replace(/:.*/, ':')} in the style sheet`]]),
  ['own properties of readers', style('p { -epub-x: 1; -webkit-x: 1 }'), ['style-own: -epub- in the style sheet', 'style-own: -webkit- in the style sheet']],
  ...['html { color: #e00 }', 'a, body{background:none}', 'h2 p { background-color: #e00 }', '} p::before { color : #e00 }'].map((rule): [string, Spoil, string[]] =>
    [`the page's colours by ${rule}`, style(rule), ['style-page: the page is coloured']]),
  ['a light colour', style('b { color: #ffb0b0 }'), ['colours: #ffb0b0 is hard to read']],
  ['a dark colour', style('b { margin: 0;color:#700 }'), ['colours: #700 is hard to read']],
  ['black and white', style('b { color: #000 } i {color: #ffffff}'), ['colours: #000 is hard to read', 'colours: #ffffff is hard to read']]
]

describe('the lints', () => {
  test('find nothing in a book that is sound', () => {
    expect(findings({})).toEqual([])
  })

  test.each(flaws)('find %s', (_, spoil, found) => {
    expect(findings(spoil(smallBook))).toEqual(found)
  })

  test.each<[string, Spoil]>([
    ['references to what XML takes for marks', inOpf('说明', '&#x26;&#x3C;]]&#x3E;&#x22;&#xD;')],
    ['a name instead of a label', inPart('end.xhtml', 'aria-labelledby="c"', 'aria-label="版记"')],
    ['levels that go back', both(inPart('speech.xhtml', '</section>', '<h2 id="z"></h2><h3 id="y"></h3><h2 id="x"></h2></section>'))],
    ['landmarks without a role', inPart('toc.xhtml', 'epub:type="chapter"', 'epub:type="colophon"')],
    ['types that have no role', inPart('speech.xhtml', '<p>', '<p epub:type="z3998:x">')],
    ['conformance with somebody to answer for it', inOpf('<meta property="source', '<meta property="dcterms:conformsTo">x</meta><meta property="a11y:certifiedBy">y</meta><meta property="source')],
    ['a text in Chinese of another place', both(inOpf('>zh-CN<', '>zh-HK<'), ({ documents }) =>
      ({ documents: Object.fromEntries(Object.entries(documents).map(([name, text]) => [name, text.replaceAll('zh-CN', 'zh-HK')])) }))],
    ['a face for the same class under a name that begins alike', style('.kaiti-x { margin: 0 }')],
    ['colours of parts of the page', style('.body { color: #e00 } em { color: #e00 }')],
    ['colours at the bound', style('b { color: #757575 } i { color: #767676 }')]
  ])('let be %s', (_, spoil) => {
    expect(findings(spoil(smallBook))).toEqual([])
  })

  test('a part that goes on with another needs no h1', () => {
    const documents = { ...smallBook.documents, 'speech-2.xhtml': smallBook.documents['end.xhtml']?.replace(/<h1.*<\/h1>/, '').replace('末', '') ?? '' }
    const opf = smallBook.opf.replace('<item id="end', '<item id="speech-2.xhtml" href="speech-2.xhtml"/><item id="end').replace('<itemref idref="end', '<itemref idref="speech-2.xhtml"/><itemref idref="end')
    expect(findings({ documents, opf })).toEqual([])
    expect(findings({ documents: { ...documents, 'end.xhtml': documents['speech-2.xhtml'] }, opf }, bookText.slice(0, -1))).toEqual([
      'contents-list: the contents have end.xhtml#c 版记 for nothing', 'contents-ncx: the NCX has end.xhtml#c 版记 for nothing', 'headings-first: end.xhtml has 0 h1'
    ])
  })

  test('a container whose first file is not bare is found', () => {
    const bytes = packBook(smallBook)
    for (const [at, value] of [[0, 0x51], [8, 8], [28, 1], [30, 0x4d], [57, 0x78]] as const) {
      const spoilt = Uint8Array.from(bytes)
      spoilt[at] = value
      const names = (() => { try { return lintEpub(spoilt, bookText).map(({ name }) => name) } catch { return ['unreadable'] } })()
      expect(names, `byte ${at}`).toContainEqual(expect.stringMatching(/^(container|unreadable)$/))
    }
  })

  test('what is found is worded in both languages', () => {
    const [flaw] = lintEpub(packBook({ ...smallBook, ...inPart('end.xhtml', 'doc-colophon', 'x')(smallBook) }), bookText)
    expect(flaw).toEqual({ name: 'roles', detail: { zh: 'end.xhtml 里 colophon 的角色是 x', en: 'end.xhtml has a colophon in the role x' } })
  })
})
