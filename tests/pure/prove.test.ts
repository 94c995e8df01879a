import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import type { TaggedText } from '../../src/pdf/read/tagged-text.js'
import { readEpub, readHtml } from '../../src/proof/markup-text.js'
import { proveMarkup, proveExtracts, provePdf } from '../../src/proof/prove.js'
import { findingsOf } from '../../src/report.js'
import type { Extract } from '../../src/world.js'
import { packBook, xhtml } from '../support/book.js'
import { brief } from '../support/document.js'

const source = '标题甲乙\n第一段话\n'
const text = { text: '标题甲乙第一段话', offsets: [0, 1, 2, 3, 5, 6, 7, 8], made: new Set<number>(), blocks: [] }
const fileOf = (value: string | Uint8Array = source) => new VFile({ path: 'content/example.md', value })

interface Pdf { said?: string, runs?: TaggedText['runs'], furniture?: string[], headers?: string[], missing?: number[], extracts?: Extract[], file?: VFile, number?: (page: number) => string }

/** Proves a PDF of two pages that says what the source says, or with one thing changed. */
function prove({
  said = text.text, runs = [{ at: 0, page: 1, line: 1 }, { at: 4, page: 2, line: 1 }], furniture = ['—1—', '—2—'], headers = [], missing = [0, 0],
  extracts = [], file = fileOf(), number = (page) => `— ${page} —`
}: Pdf = {}) {
  const pages = furniture.map((words, index) => ({ furniture: words, missing: missing[index] ?? 0 }))
  const tagged = { text: said, runs, headers: new Set(headers), pages }
  const proofs = [
    ...provePdf(file, text, { tagged, furniture: number }), ...proveExtracts(file, text, { tagged, extracts, furniture: number })
  ]
  return { proofs, found: brief(findingsOf(file)) }
}
const inStructure = (page?: number) => ({
  zh: page === undefined ? 'PDF (structure)' : `PDF (structure) 第 ${page} 页`, en: page === undefined ? 'PDF (structure)' : `PDF (structure), page ${page}`
})
const proven = { product: 'pdf', by: 'structure', characters: 8 }
const extract = (...pages: string[]): Extract => ({ by: 'reader', portable: true, pages })

describe('a PDF is proven', () => {
  test('by its structure and by what others read', () => {
    expect(prove()).toEqual({ proofs: [proven], found: [] })
    expect(prove({ extracts: [extract('标题甲乙 — 1 —', '— 2 —第一段话'), { ...extract('标题甲乙', '第一段话'), by: 'another' }] }))
      .toEqual({ proofs: [proven, { ...proven, by: 'reader' }, { ...proven, by: 'another' }], found: [] })
  })

  test('also where a table is told cell by cell and read page by page', () => {
    const runs = [{ at: 0, page: 1, line: 1 }, { at: 2, page: 2, line: 1 }, { at: 4, page: 1, line: 1 }, { at: 6, page: 2, line: 1 }]
    const { proofs, found } = prove({ runs, extracts: [extract('标题第一—1—', '甲乙段话—2—')] })
    expect([proofs.length, found]).toEqual([2, []])
    expect(prove({ runs, extracts: [extract('标题甲乙—1—', '第一段话—2—')] }).found).toEqual([
      ['text-differs', 2, 1, { zh: 'PDF (reader) 第 1 页', en: 'PDF (reader), page 1' }, '标题第一甲乙段话', '标题甲乙第一段话']
    ])
  })
})

describe('what a PDF says otherwise is reported where the source has it', () => {
  test.each<[string, string, unknown[]]>([
    ['a character altered', '标题甲乙第二段话', [2, 2, inStructure(2), text.text, '标题甲乙第二段话']],
    ['one altered on the first page', '标题丙乙第一段话', [1, 3, inStructure(1), text.text, '标题丙乙第一段话']],
    ['one left out', '标题甲第一段话', [1, 4, inStructure(1), text.text, '标题甲第一段话']],
    ['one too many at the end', '标题甲乙第一段话。', [2, 4, inStructure(2), text.text, '标题甲乙第一段话。']],
    ['the last left out', '标题甲乙第一段', [2, 4, inStructure(2), text.text, '标题甲乙第一段']],
    ['everything', '', [1, 1, inStructure(1), text.text, '']]
  ])('%s', (_, said, found) => {
    expect(prove({ said })).toEqual({ proofs: [], found: [['text-differs', ...found]] })
  })

  test('in a reading of another program, with its page', () => {
    const { proofs, found } = prove({ extracts: [extract('标题甲乙—1—', '第二段话—2—')] })
    expect(proofs).toEqual([proven])
    expect(found).toEqual([['text-differs', 2, 2, { zh: 'PDF (reader) 第 2 页', en: 'PDF (reader), page 2' }, text.text, '标题甲乙第二段话']])
  })

  test('or without its end, on the last page', () => {
    expect(prove({ extracts: [extract('标题甲乙—1—', '第一段—2—')] }).found).toEqual([
      ['text-differs', 2, 4, { zh: 'PDF (reader) 第 2 页', en: 'PDF (reader), page 2' }, text.text, '标题甲乙第一段']
    ])
  })

  test('where nothing was printed at all, at no page', () => {
    expect(prove({ said: '', runs: [], furniture: [] }).found).toEqual([['text-differs', 1, 1, inStructure(), text.text, '']])
  })

  test('a source that begins with a byte order mark, one that is a text', () => {
    const marked = prove({ said: '标题甲乙第二段话', file: fileOf(Buffer.from(`\ufeff${source}`)) })
    expect(marked.found[0]).toEqual(['text-differs', 2, 2, inStructure(2), text.text, '标题甲乙第二段话'])
  })

  test('a character that no product may have, even where the source has it', () => {
    const file = fileOf()
    const odd = { ...text, text: text.text.replace('甲', '\ue000') }
    const pages = [{ furniture: '—1—', missing: 0 }]
    expect(provePdf(file, odd, {
      tagged: { text: odd.text, runs: [{ at: 0, page: 1, line: 1 }], headers: new Set(), pages }, furniture: () => '— 1 —'
    })).toEqual([])
    expect(brief(findingsOf(file))).toEqual([['product-character', undefined, undefined, inStructure(1), 'U+E000']])
    expect(prove({ said: '标题甲乙第\u2f00段话' }).found).toEqual([
      ['product-character', undefined, undefined, inStructure(2), 'U+2F00'], ['text-differs', 2, 2, inStructure(2), text.text, '标题甲乙第\u2f00段话']
    ])
  })
})

describe('outside the structure stands the page number alone', () => {
  const lost = (page: number, furniture: string) => ['text-lost', undefined, undefined, page, furniture, `— ${page} —`]
  test.each<[string, Pdf, unknown[][]]>([
    ['no number', { furniture: ['', '—2—'] }, [lost(1, '')]], ['another number', { furniture: ['—1—', '—3—'] }, [lost(2, '—3—')]],
    ['a text', { furniture: ['—1—内部', '—2—'] }, [lost(1, '—1—内部')]], ['the number twice', { furniture: ['—1——1—', '—2—'] }, [lost(1, '—1——1—')]],
    ['a header that no table has', { furniture: ['—1—', '—2—序号'], headers: ['名称'] }, [lost(2, '—2—序号')]],
    ['a header without the number', { furniture: ['—1—', '序号'], headers: ['序号'] }, [lost(2, '序号')]],
    ['a glyph that is none', { missing: [0, 3] }, [['product-character', undefined, undefined, inStructure(2), '.notdef']]]
  ])('%s is reported', (_, pdf, found) => {
    const proven = prove(pdf)
    expect(proven.found).toEqual(found)
  })

  test('where a page should have none, its number is too much', () => {
    const number = (page: number) => page === 1 ? '' : `— ${page} —`
    expect(prove({ number, furniture: ['', '—2—'] }).found).toEqual([])
    expect(prove({ number, furniture: ['—1—', '—2—'] }).found).toEqual([['text-lost', undefined, undefined, 1, '—1—', '']])
    expect(prove({ number, furniture: ['序号', '—2—'], headers: ['序号'] }).found).toEqual([])
  })

  test('or the header that a table repeats', () => {
    expect(prove({ furniture: ['—1—', '序号名称—2—'], headers: ['序号名称'] }).found).toEqual([])
    expect(prove({ furniture: ['—1—', '—2—序号名称'], headers: ['甲', '序号名称'] }).found).toEqual([])
  })
})

describe('markup', () => {
  const page = (body: string) => Buffer.from(`<html><head><title>不是正文</title><style>p{}</style></head><body>${body}</body></html>`)
  const book = (...bodies: string[]) => packBook({ documents: Object.fromEntries(bodies.map((body, index) => [`part-${index}.xhtml`, xhtml(body)])) })
  const proveBytes = (product: 'epub' | 'html', bytes: Uint8Array, file = fileOf()) =>
    ({ proofs: proveMarkup(file, text, product, bytes), found: brief(findingsOf(file)) })

  test('a web page says the text of its body, without white space', () => {
    expect(readHtml(page('<h1>标 题</h1>\n<p>甲&lt;<b>乙</b></p><!-- 注 -->'))).toBe('标题甲<乙')
    expect(readHtml(Buffer.from('标题<p>甲'))).toBe('标题甲')
    expect(readHtml(page('<p>甲</p><p class="apparatus x">乙</p><p class="apparatus-x">丙</p>'))).toBe('甲丙')
  })

  test('a book says the text of its documents, without its contents and what the book adds', () => {
    const documents = { 'a.xhtml': xhtml('<p>标题</p>'), 'toc.xhtml': xhtml('<p>目录</p>'), 'b.xhtml': xhtml('<p>甲<i class="apparatus">注</i>乙</p>') }
    expect(readEpub(packBook({ documents }))).toBe('标题甲乙')
  })

  test('is proven where it says what the source says', () => {
    expect(proveBytes('html', page('<p>标题甲乙</p> <p>第一段话</p>'))).toEqual({ proofs: [{ product: 'html', by: 'markup', characters: 8 }], found: [] })
    expect(proveBytes('epub', book('<p>标题甲乙</p>', '<p>第一段话</p>'))).toEqual({ proofs: [{ product: 'epub', by: 'markup', characters: 8 }], found: [] })
  })

  const where = (product: string) => ({ zh: `${product} (markup)`, en: `${product} (markup)` })

  test('and reported where it does not', () => {
    expect(proveBytes('html', page('<p>标题甲乙</p><p>第二段话</p>'))).toEqual({
      proofs: [], found: [['text-differs', 2, 2, where('HTML'), text.text, '标题甲乙第二段话']]
    })
    expect(proveBytes('epub', book('<p>第一段话</p>', '<p>标题甲乙</p>')).found).toEqual([
      ['text-differs', 1, 1, where('EPUB'), text.text, '第一段话标题甲乙']
    ])
  })

  test('what cannot be read is reported in one line', () => {
    expect(proveBytes('epub', Buffer.from('no book'))).toEqual({ proofs: [], found: [['product-unreadable', undefined, undefined, 'EPUB', { zh: '原文：invalid zip data', en: 'invalid zip data' }]] })
    expect(proveBytes('html', Buffer.of(0xff)).found).toEqual([['product-unreadable', undefined, undefined, 'HTML', { zh: expect.stringMatching(/^原文：.*valid/), en: expect.stringContaining('valid') }]])
    expect(proveBytes('epub', packBook({ documents: { 'a.xhtml': '<a>\n\n</a>' } })).found)
      .toEqual([['product-unreadable', undefined, undefined, 'EPUB', expect.objectContaining({ en: 'Unexpected start, expected an XML declaration' })]])
  })
})
