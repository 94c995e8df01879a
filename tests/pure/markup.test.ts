import type { Root } from 'hast'
import { describe, expect, test } from 'vitest'
import { h, hasClass, select } from '../../src/markup/hast.js'
import { readXml } from '../../src/markup/read-xml.js'
import { tryXml, UnwritableXml, writeElement, writeXhtml, writeXml, x } from '../../src/markup/write-xml.js'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

describe('hast', () => {
  const tree = h('div', { className: ['a', 'b'] }, '甲', h('p', { id: 'one' }), h('pre', {}, h('p', { id: 'two' }, '乙')))

  test('an element holds texts and elements', () => {
    expect(tree.children[0]).toEqual({ type: 'text', value: '甲' })
    expect(tree).toMatchObject({ type: 'element', tagName: 'div', children: [{}, { tagName: 'p', children: [] }, {}] })
  })

  test('a class is one of the list', () => {
    expect(['a', 'b', 'ab'].map((name) => hasClass(tree, name))).toEqual([true, true, false])
    expect([hasClass(h('p', { className: 'abc' as never }), 'b'), hasClass(h('p', {}), 'a')]).toEqual([false, false])
  })

  test('elements are chosen by name, pattern and test, in order', () => {
    const ids = (...of: Parameters<typeof select> extends [unknown, ...infer R] ? R : never) => select(tree, ...of).map(({ properties: { id } }) => id)
    expect(ids('p')).toEqual(['one', 'two'])
    expect(ids(/^p/)).toEqual(['one', undefined, 'two'])
    expect(ids('p', ({ properties }) => properties.id === 'two')).toEqual(['two'])
    expect(ids('pr')).toEqual([])
  })
})

describe('XML that is read', () => {
  const read = (xml: string) => readXml(declaration + xml)

  test('elements, attributes, classes, texts and references', () => {
    expect(read('<a:b-1 id="x" class="m n" xml:lang="zh-CN" t="&#x26;&#x3C;">甲&#x26;<br/>乙 <c></c></a:b-1>\n')).toEqual({
      type: 'element', tagName: 'a:b-1', properties: { id: 'x', className: ['m', 'n'], 'xml:lang': 'zh-CN', t: '&<' },
      children: [
        { type: 'text', value: '甲&' }, { type: 'element', tagName: 'br', properties: {}, children: [] }, { type: 'text', value: '乙 ' },
        { type: 'element', tagName: 'c', properties: {}, children: [] }
      ]
    })
  })

  test('the declaration, with a doctype or not, with line ends or not', () => {
    const start = '<?xml version="1.0" encoding="UTF-8" ?>'
    for (const xml of [`${start}<a/>`, `${start}\n<a/>`, `${declaration}<!DOCTYPE html>\n<a/>`]) {
      expect(readXml(xml).tagName).toBe('a')
    }
    expect(read('<a  b="1"\n c="2" ></a >').properties).toEqual({ b: '1', c: '2' })
  })

  test.each<[string, string, string]>([
    ['a tag that is not closed', '<a><b></a>', 'Unexpected </a>'], ['one that is not closed at the end', '<a><b></b>', 'Unexpected end'],
    ['one that was not opened', '</a>', 'Unexpected </a>'], ['one that is closed twice', '<a></a></a>', 'Unexpected </a>'],
    ['two elements', '<a/><b/>', 'Unexpected end'], ['no element', '甲', 'Unexpected end'], ['a bare <', '<a>1 < 2</a>', 'Unexpected < in a'],
    ['a bare < outside', '< ', 'Unexpected < in '],
    ['a bare &', '<a>甲 & 乙</a>', 'Unexpected & in 甲 & 乙'], ['a named reference', '<a>&amp;</a>', 'Unexpected & in &amp;'],
    ['a reference in small letters', '<a>&#x3c;</a>', 'Unexpected &'], ['a bare & in an attribute', '<a b="&"/>', 'Unexpected & in &'],
    ['an attribute twice', '<a b="1" b="2"/>', 'Unexpected second b'], ['a class twice', '<a class="1" class="2"/>', 'Unexpected second class'],
    ['an attribute without quotes', '<a b=1/>', 'Unexpected < in '], ['a tag in an attribute', '<a b="<"/>', 'Unexpected < in ']
  ])('%s is refused', (_, xml, words) => {
    expect(() => read(xml)).toThrow(SyntaxError)
    expect(() => read(xml)).toThrow(words)
  })

  test('another start is refused', () => {
    for (const xml of ['<a/>', ` ${declaration}<a/>`, '<?xml version="1.1" encoding="UTF-8"?><a/>']) expect(() => readXml(xml)).toThrow('Unexpected start')
  })

  test('a fault shows forty characters', () => {
    expect(() => read(`<a>&${'一'.repeat(60)}</a>`)).toThrow(new SyntaxError(`Unexpected & in &${'一'.repeat(39)}`))
  })
})

describe('XML that is written', () => {
  test('attributes without a value are left out, marks are references', () => {
    const xml = writeXml(x('a', { b: '"<&', c: undefined }, x('d', {}), '甲<&>乙'))
    expect(xml).toBe(`${declaration}<a b="&#x22;&#x3C;&#x26;"><d/>甲&#x3C;&#x26;>乙</a>\n`)
  })

  test.each(['\u0001', '\v', '\ud842', '\ufffe'])('a character that XML does not allow, %j, is refused in texts and attributes', (character) => {
    const words = `Unexpected characters, which XML does not allow, in ${JSON.stringify(`甲${character}`)}`
    expect(() => writeXml(x('a', {}, `甲${character}`))).toThrow(new UnwritableXml([`甲${character}`]))
    expect(() => writeXml(x('a', {}, `甲${character}`))).toThrow(words)
    expect(() => writeElement(x('a', {}, '乙', x('b', { c: `甲${character}`, d: undefined, e: '丙' })))).toThrow(words)
    expect(() => writeElement(x('a', {}, x('b', { c: '\ud842', d: '\udfb7' })))).toThrow('in "\\ud842", "\\udfb7"')
    expect(() => writeXhtml({ type: 'root', children: [h('html', {}, h('p', {}, `甲${character}`))] }, 'zh')).toThrow(words)
  })

  test('XHTML has its namespaces, its language and nothing but the element', () => {
    const tree: Root = {
      type: 'root', children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, h('html', { lang: 'de' }, h('body', {}, h('br', {}), '甲'))]
    }
    expect(writeXhtml(tree, 'zh-CN')).toBe(`${declaration}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" ` +
      'xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN"><body><br/>甲</body></html>\n')
  })

  test('is there, or else the texts that it cannot carry', () => {
    expect(tryXml(() => writeElement(x('a', {})))).toEqual({ xml: '<a/>', refused: [] })
    expect(tryXml(() => writeElement(x('a', { b: '\0' }, '\v')))).toEqual({ xml: '', refused: ['\0', '\v'] })
    expect(() => tryXml(() => { throw new TypeError('another') })).toThrow('another')
  })

  test('what is written is read', () => {
    const tree: Root = { type: 'root', children: [h('html', {}, h('p', { id: 'a&"<' }, '甲 < 乙 & 丙'))] }
    const [paragraph] = select(readXml(writeXhtml(tree, 'zh-CN')), 'p')
    expect(paragraph).toMatchObject({ properties: { id: 'a&"<' }, children: [{ value: '甲 < 乙 & 丙' }] })
  })
})
