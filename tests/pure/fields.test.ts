import { describe, expect, test } from 'vitest'
import { formatSidecar } from '../../src/edition/sidecar.js'
import { archiveMetadata } from '../../src/pdf/archive-metadata.js'
import { formatXmp } from '../../src/pdf/archive/xmp.js'
import { sha256 } from '../../src/text/hashes.js'
import { everyRow, readWhole, required } from '../support/document.js'
import { recordSources } from '../support/edition.js'
import { catalogued, given, ownPlaces, rows, untold, type Told } from '../support/fields.js'

const carrier = { pages: undefined, files: [], format: undefined, program: 'tongbao 0.1.0' }
// made anew in each test, so that Stryker knows which tests a line serves
const sources = () => recordSources(readWhole(everyRow))
const xmp = () => formatXmp(archiveMetadata(sources()), 2)
const sidecar = () => formatSidecar(sources().document, carrier)
const whole = (): Told => {
  const { text: { text, blocks } } = sources()
  return { xmp: xmp(), sidecar: sidecar(), blocks: blocks.map(({ id }) => id), products: { text } }
}

describe('each field that a document gives is told', () => {
  test('in XMP, in the sidecar, as a block, in the text', () => {
    expect(untold(whole())).toEqual([])
    expect(Object.keys(given)).toEqual(Object.keys(rows))
  })

  test.each<[string, keyof Told, (text: string) => string, string[]]>([
    ['密级 gone from XMP', 'xmp', (text) => text.replace(/<tongbao:classification>.*/, ''), ['classification: XMP']],
    ['附注 gone from XMP', 'xmp', (text) => text.replace(/<tongbao:note>.*/, ''), ['note: XMP']],
    ['密级 gone from the sidecar', 'sidecar', (text) => text.replace(/.*M38.*/, ''), ['classification: M38']]
  ])('%s is seen', (_, name, spoil, missed) => {
    expect(untold({ ...whole(), [name]: spoil(String(whole()[name])) })).toEqual(missed)
  })

  test('the record without a block, a product without a word are seen', () => {
    expect(untold({ ...whole(), blocks: whole().blocks.filter((id) => id !== 'note') })).toEqual(['note: record'])
    expect(untold({ ...whole(), products: { html: sources().text.text.replace('（共印345份）', '') } })).toEqual(['printedCopies: html'])
  })
})

describe('XMP', () => {
  test.each(ownPlaces)('%s', (element) => {
    expect(xmp()).toContain(element)
  })

  test('names the source, the browser and the program', () => {
    expect(xmp()).toContain(`<tongbao:sourceSha256>${sha256(sources().source.bytes)}</tongbao:sourceSha256>`)
    expect(xmp()).toContain('<tongbao:browser>Chromium 147.0.7727.24</tongbao:browser>')
    expect(xmp()).toContain('<xmp:CreatorTool>tongbao 0.1.0</xmp:CreatorTool>')
    expect(xmp()).toContain('<pdf:Producer>Skia/PDF m147, tongbao 0.1.0</pdf:Producer>')
  })

  test('has no property for what is not given; the author is then the issuer', () => {
    const bare = formatXmp(archiveMetadata(recordSources(readWhole(required))), 2)
    expect(bare).not.toMatch(/<tongbao:(note|classification|speaker|fondsNumber)>|dc:description|dc:rights|dc:subject/)
    expect(bare).toContain('<dc:creator><rdf:Seq><rdf:li>某市委办公厅</rdf:li>')
    expect(bare).toContain('<dc:publisher><rdf:Bag><rdf:li>某市委办公厅</rdf:li>')
  })
})

describe('the sidecar', () => {
  const elements = (xml: string) => [...xml.matchAll(/^ {2}<element number="(\w+)" name="(.*?)">(.*?)<\/element>$/gm)].map((match) => match.slice(1).join(' '))

  test('has the elements of DA/T 46 in their order', () => {
    const own = elements(sidecar())
    const rank = own.indexOf('M50 文档创建程序 tongbao 0.1.0')
    expect(own.filter((_, index) => index !== rank)).toEqual(catalogued)
    expect(own[rank + 1]).toContain('M75')
    expect(sidecar()).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<record xmlns="tongbao:ns:archive\/1\.0\/" standard="DA\/T 46-2009">\n {2}<element/)
    expect(sidecar().endsWith('</element>\n</record>\n')).toBe(true)
  })

  test('of a document that gives only what it must', () => {
    const own = elements(formatSidecar(readWhole(required).document, carrier))
    expect(own).toEqual(['M1 聚合层次 件', 'M22 题名 关于试验的通报', 'M31 文件编号 试验通报2021年第27期', 'M32 责任者 某市委办公厅', 'M33 日期 2021-03-04',
      'M34 文种 通报', 'M36 主送 发：各区县', 'M44 语种 zh-CN', 'M50 文档创建程序 tongbao 0.1.0'])
  })

  test('of a document without a number', () => {
    const { document } = sources()
    const { number: _, ...description } = document.description
    expect(formatSidecar({ ...document, description }, carrier)).not.toContain('M31')
  })

  test('of an edition, name and size of each file together', () => {
    const files = [{ name: 'a<&>.pdf', bytes: 7 }, { name: 'b.epub', bytes: 8 }]
    const own = elements(formatSidecar(sources().document, { ...carrier, pages: 12, files, format: 'PDF/A-2a' }))
    expect(own.slice(own.indexOf('M38 密级 秘密★1年') + 1)).toEqual([
      'M43 页数 12', 'M44 语种 zh-Hans-CN', 'M47 格式信息 PDF/A-2a', 'M48 计算机文件名 a&#x3C;&#x26;>.pdf', 'M49 计算机文件大小 7',
      'M48 计算机文件名 b.epub', 'M49 计算机文件大小 8', 'M50 文档创建程序 tongbao 0.1.0', 'M75 附注 （此件发至乡镇）'
    ])
  })
})
