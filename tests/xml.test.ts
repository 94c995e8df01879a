import { toString } from 'hast-util-to-string'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { finishEdition } from '../src/edition/finish.js'
import type { RecordSources } from '../src/edition/record.js'
import { readElement, readXml } from '../src/markup/read-xml.js'
import { UnwritableXml, writeElement, writeXml, x } from '../src/markup/write-xml.js'
import { formatXmp } from '../src/pdf/archive/xmp.js'
import { findingsOf, formatFinding } from '../src/report.js'
import { defaults } from '../src/settings.js'
import { metadata } from './support/print.js'
import { fileWith, worldFor } from './support/world.js'

describe('XML', () => {
  const texts = ['<b>粗</b> & "引" \'单\'', 'a ]]> b', 'a\rb\r\nc', '\t😀𠮷', '&lt;&#60;']
  test.each(texts)('%j is read as it was written, in a text and in an attribute', (text) => {
    const { properties, children } = readXml(writeXml(x('a', { b: text }, text, x('c', {}))))
    expect([properties['b'], toString({ type: 'root', children })]).toEqual([text, text])
  })

  test('what XML cannot carry is not written, and all of it is named', () => {
    const element = x('a', { b: 'x\ufffe' }, 'y', x('c', {}, '\u0007z'))
    expect(() => writeElement(element)).toThrow(UnwritableXml)
    expect(() => writeElement(element)).toThrow(expect.objectContaining({ texts: ['x\ufffe', '\u0007z'] }))
  })

  test.each([
    '<a>]]></a>', '<a>\ufffe</a>', '<a>&#x0;</a>', '<a>&#xFFFF;</a>', '<a>&#x110000;</a>', '<a>&amp;</a>', '<a b="&"/>',
    '<a b="1" b="2"/>', '<a b=1/>', '<a><b></a></b>', '<a/><a/>', '<a', ''
  ])('%j is refused', (xml) => {
    expect(() => readElement(xml)).toThrow(SyntaxError)
  })
})

test('XMP says what it was given', () => {
  const packet = formatXmp(metadata, 2)
  expect(packet).toMatch(/^<\?xpacket begin="\ufeff" id="\w+"\?>\n<x:xmpmeta xmlns:x="adobe:ns:meta\/"><rdf:RDF [^>]*>\n<rdf:Desc/)
  expect(packet).toMatch(/<\/rdf:Description><\/rdf:RDF><\/x:xmpmeta>\n<\?xpacket end="r"\?>$/)
  const said = toString(readElement(packet.replace(/<\?.*?\?>/g, '').trim()))
  for (const text of [metadata.title, metadata.creator, 'A & B', '省委通报', '第14期']) expect(said).toContain(text)
})

test('a sidecar with what XML cannot carry, such as a file\'s name, is a finding, and there is no edition', () => {
  const source = fileWith('正文。')
  source.path = 'content/a\u0007\ufffe.md'
  const document = parseDocument(source, worldFor('content/2019-14.md'))
  if (!document) throw new Error(source.messages.join('\n'))
  const sources = { document, pages: 1, tools: {}, settings: defaults } as unknown as RecordSources
  expect(finishEdition(source, sources, new Map([['html', new Uint8Array()]]))).toBeUndefined()
  const found = findingsOf(source)
  expect(found.map(({ ruleId, values }) => [ruleId, ...values])).toEqual([['metadata-character', 'a\u0007\ufffe.html']])
  expect(found.map((finding) => formatFinding(finding, 'zh')).join()).toContain('元数据“aU+0007U+FFFE.html”含有')
})
