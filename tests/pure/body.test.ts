import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { isPublic } from '../../src/document/addresses.js'
import { maximumPictureBytes, pictureType } from '../../src/document/picture.js'
import { brief, outside, picture, read, required } from '../support/document.js'

const before = required.split('\n').length + 1

/** What becomes of a body: its tree in short, and what was found, its lines counted from the first of the body. */
function bodyOf(body: string, world = outside): { tree: string | undefined, found: unknown[] } {
  const { document, found } = read(`---\n${required}---\n${body}`, world)
  const short = brief(found) as [string, number | undefined, ...unknown[]][]
  return {
    tree: document && document.body.children.map(shape).join(' '),
    found: short.map(([id, line, ...rest]) => [id, ...(line === undefined ? [] : [line - before]), ...rest])
  }
}

const letters: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p', strong: 'b', delete: 's', list: 'l', listItem: 'i', blockquote: 'q', table: 't', tableRow: 'r', tableCell: 'c', link: 'a', runIn: 'runIn',
  footnoteDefinition: 'note'
}

/** A node in short: `p(甲 b(乙))`, words between bars where they end in a space or line end. */
function shape(node: Nodes): string {
  switch (node.type) {
    case 'text': return /^\s|\s$|\n/.test(node.value) ? JSON.stringify(node.value) : node.value
    case 'pageMark': return `#${node.number}`
    case 'inlineCode': return `\`${node.value}\``
    case 'code': return `code(${JSON.stringify(node.value)})`
    case 'image': return `img(${node.url}|${node.alt}|${node.title ?? ''})`
    case 'footnoteReference': return `^${node.identifier}`
    case 'break': return '⏎'
    case 'thematicBreak': return '---'
    default: {
      const kids = 'children' in node ? node.children.map(shape).join(' ') : ''
      const name = node.type === 'heading' ? `h${node.depth}` : letters[node.type] ?? node.type
      const more = node.type === 'link' ? `${node.url}|` : node.type === 'listItem' ? `${node.data?.label ?? ''}|` : node.type === 'footnoteDefinition' ? `${node.identifier}|` : ''
      return `${name}(${more}${kids})`
    }
  }
}
const whole = (tree: string) => ({ tree, found: [] })

describe('a body', () => {
  test.each<[string, string]>([
    ['甲\n\n乙', 'p(甲) p(乙)'], ['## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### （1）丁', 'h2(一、甲) h3(（一）乙) h4(1.丙) h5(（1）丁)'],
    ['甲**乙**丙~~丁~~`戊`', 'p(甲 b(乙) 丙 s(丁) `戊`)'], ['甲～乙~丙~', 'p(甲～乙~丙~)'], ['**《甲》**乙**“丙”**', 'p(b(《甲》) 乙 b(“丙”))'],
    ['- 甲\n  - 乙\n- 丙', 'l(i(•|p(甲) l(i(•|p(乙)))) i(•|p(丙)))'], ['3. 甲\n7) 乙', 'l(i(3.|p(甲))) l(i(7)|p(乙)))'],
    ['* 甲\n+ 乙', 'l(i(•|p(甲))) l(i(•|p(乙)))'],
    ['> 甲\n>\n> 乙', 'q(p(甲) p(乙))'], ['| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |', 't(r(c(甲) c(乙)) r(c(丙) c(丁)))'], ['甲\n\n---\n\n乙', 'p(甲) --- p(乙)'],
    ['```\n甲\n  乙\n```', 'code("甲\\n  乙")'], ['甲[^a]\n\n[^a]: 乙[^b]\n[^b]: 丙', 'p(甲 ^a) note(a|p(乙 ^b)) note(b|p(丙))'],
    ['[甲](https://a.cn/)<https://b.cn>', 'p(a(https://a.cn/|甲) a(https://b.cn|https://b.cn))'], ['<a@b.cn>', 'p(a(mailto:a@b.cn|a@b.cn))'],
    ['甲\\\n乙  \n丙', 'p(甲 ⏎ 乙 ⏎ 丙)'], ['![说明](there.png "图题")', 'p(img(there.png|说明|图题))'], ['甲![说明](there.png)乙', 'p(甲 img(there.png|说明|) 乙)'],
    ['[x] 甲', 'p([x] 甲)'], ['甲\n===', 'p(甲===)'], ['[a]: https://b.cn', 'p([a]: https://b.cn)'], ['https://a.cn', 'p(https://a.cn)']
  ])('%j is %s', (body, tree) => {
    expect(bodyOf(body)).toEqual(whole(tree))
  })

  test.each(['甲\r\n乙\r\n\r\n丙', '甲\r乙\r\r丙', '甲\n  乙\n\n丙', '甲 \t\n 乙\n\n丙'])('%j has its lines joined', (body) => {
    expect(bodyOf(body)).toEqual(whole('p(甲乙) p(丙)'))
  })

  test('is named by its file, or not at all', () => {
    const { file, document } = read(`---\n${required}---\n甲`)
    expect([document?.name, file.stem]).toEqual(['example', 'example'])
  })
})

describe('lines that are joined', () => {
  test.each<[string, string]>([
    ['甲\n乙', '甲乙'], ['甲\nabc', '"甲\\nabc"'], ['abc\n甲', '"abc\\n甲"'], ['甲\n2019', '甲2019'], ['2019\n甲', '2019甲'], ['，\nabc', '，abc'], ['abc\n。', 'abc。'],
    ['abc\ndef', '"abc\\ndef"'], ['1\n2', '"1\\n2"'], ['…\n—', '…—'], ['“\n”', '“”'], ['abc\n“', '"abc\\n“"'], ['…\n甲', '…甲'], ['甲\n…', '甲…'], ['𠮷\n𠮷', '𠮷𠮷'],
    ['甲\n𠮷', '甲𠮷'], ['豈\n︰', '豈︰'], ['甲\n(', '甲('], ['é\n甲', '"é\\n甲"'], ['甲\n乙\nabc\n丙', '"甲乙\\nabc\\n丙"']
  ])('%j is %s', (body, tree) => {
    // halves of pairs are found, but that is not what this is about
    expect(bodyOf(body).tree).toBe(`p(${tree})`)
  })

  test.each<[string, string]>([
    ['甲\n**乙**\n丙', 'p(甲 b(乙) 丙)'], ['**abc**\ndef', 'p(b(abc) "\\ndef")'], ['**abc**\n甲', 'p(b(abc) "\\n甲")'], ['甲\n**abc**', 'p("甲\\n" b(abc))'],
    ['abc\n<!-- page 2 -->def', 'p("abc\\n" #2 def)'], ['甲<!-- page 2 -->\n乙', 'p(甲 #2 乙)'], ['abc\n`甲`', 'p("abc\\n" `甲`)'], ['甲\n![图](there.png)\n乙', 'p(甲 img(there.png|图|) 乙)'],
    ['![图](there.png)\n2019', 'p(img(there.png|图|) 2019)'], ['abc\n![图](there.png)', 'p("abc\\n" img(there.png|图|))'], ['甲[^1]\n乙\n\n[^1]: 丙', 'p(甲 ^1 乙) note(1|p(丙))'],
    ['abc[^1]\ndef\n\n[^1]: 丙', 'p(abc ^1 def) note(1|p(丙))'], ['甲\\\nabc\n乙', 'p(甲 ⏎ "abc\\n乙")'], ['> 甲\n> 乙', 'q(p(甲乙))'], ['- 甲\n  乙', 'l(i(•|p(甲乙)))']
  ])('%j is %s', (body, tree) => {
    expect(bodyOf(body)).toEqual(whole(tree))
  })
})

describe('run-in heads', () => {
  test.each<[string, string]>([
    ['第一，甲。乙。', 'p(runIn(第一，甲。) 乙。)'], ['第二十三，甲！乙', 'p(runIn(第二十三，甲！) 乙)'], ['第一，甲？乙', 'p(runIn(第一，甲？) 乙)'], ['第一，甲。', 'p(第一，甲。)'],
    ['第一，甲。**乙**', 'p(runIn(第一，甲。)  b(乙))'], ['第一，**甲。**乙', 'p(第一， b(甲。) 乙)'], ['<!-- page 2 -->第一，甲。乙', 'p(#2 runIn(第一，甲。) 乙)'],
    ['第1，甲。乙', 'p(第1，甲。乙)'], ['说第一，甲。乙', 'p(说第一，甲。乙)'], ['**乙**第一，甲。乙', 'p(b(乙) 第一，甲。乙)'], ['第一；甲。乙', 'p(第一；甲。乙)'],
    ['第一，甲，乙', 'p(第一，甲，乙)'], ['- 第一，甲。乙', 'l(i(•|p(runIn(第一，甲。) 乙)))']
  ])('%j is %s', (body, tree) => {
    expect(bodyOf(body)).toEqual(whole(tree))
  })
})

describe('page marks and HTML', () => {
  test.each<[string, string, unknown[]]>([
    ['<!-- page 2 -->\n\n甲<!-- page 3 -->乙', '#2 p(甲 #3 乙)', []], ['甲\n\n<!-- page 2 --><!-- page 3 -->\n\n乙', 'p(甲) #2 #3 p(乙)', []],
    ['甲<!-- page 3 -->乙<!-- page 4 -->', 'p(甲 #3 乙 #4)', [['page-mark-order', 1, 2, 3, 2]]],
    ['甲<!-- page 2 -->乙<!-- page 2 -->丙<!-- page 3 -->', 'p(甲 #2 乙 #2 丙 #3)', [['page-mark-order', 1, 18, 2, 3]]],
    ['甲<!-- page  2 -->乙', 'p(甲乙)', [['comment-dropped', 1, 2, '<!-- page 2 -->']]], ['甲<!-- page x -->乙', 'p(甲乙)', [['comment-dropped', 1, 2, '<!-- page x -->']]],
    ['<!-- 甲\n乙 -->\n\n丙', 'p(丙)', [['comment-dropped', 1, 1, '<!-- 甲 乙 -->']]], ['甲<b>乙</b>', 'p(甲<b>乙</b>)', [['html-printed', 1, 2, '<b>'], ['html-printed', 1, 6, '</b>']]],
    ['甲<乙：丙>丁', 'p(甲<乙：丙>丁)', []], ['甲<abc:60>丁', 'p(甲<abc:60>丁)', [['html-printed', 1, 2, '<abc:60>']]],
    [`<a ${'b'.repeat(50)}>甲`, `p(<a ${'b'.repeat(50)}>甲)`, [['html-printed', 1, 1, `<a ${'b'.repeat(37)}`]]],
    ['- <!-- 甲 -->乙', 'l(i(•|p(乙)))', [['comment-dropped', 1, 3, '<!-- 甲 -->']]], ['甲\n\n- <!-- page 2 -->\n- 乙', 'p(甲) l(i(•|#2) i(•|p(乙)))', []]
  ])('%j is %s', (body, tree, found) => {
    expect(bodyOf(body)).toEqual({ tree, found })
  })
})

describe('what is wrong with a body', () => {
  const { picture: there } = outside
  const big = Buffer.concat([picture, Buffer.alloc(maximumPictureBytes)])
  const world = { ...outside, picture: (path: string) => path === 'text.png' ? Buffer.from('text') : path === 'big.png' ? big : there(path) }

  test.each<[string, string, unknown[]]>([
    ['nothing', '', [['body-empty', expect.any(Number), expect.any(Number)]]], ['white space', ' \n\n \n', [['body-empty', expect.any(Number), expect.any(Number)]]],
    ['marks alone', '<!-- page 2 -->\n\n---', [['body-empty', expect.any(Number), expect.any(Number)]]],
    ['a title', '# 甲\n\n乙', [['title-in-body', 1, 1, '甲']]],
    ['no picture', '![甲](nowhere.png)', [['picture-missing', 1, 1, 'nowhere.png']]], ['a picture that is none', '甲\n\n![甲](text.png)', [
      ['picture-format', 3, 1, 'text.png', 20 * 1024 * 1024]]],
    ['a picture too large', '![甲](big.png)', [['picture-format', 1, 1, 'big.png', 20 * 1024 * 1024]]],
    ['a picture without a description', '甲![](there.png)![ ](there.png)', [['picture-alt', 1, 2, 'there.png'], ['picture-alt', 1, 16, 'there.png']]],
    ['a link to nowhere', '[甲](乙)[丙](javascript:x)', [['link-target', 1, 1, '乙'], ['link-target', 1, 7, 'javascript:x']]],
    ['a title of a link', '[甲](https://a.cn "乙")', [['title-unprinted', 1, 1, '乙']]],
    ['a title of a picture in a sentence', '甲![乙](there.png "丙")', [['title-unprinted', 1, 2, '丙']]],
    ['a word behind a fence', '```js x\n甲\n```', [['code-language', 1, 1, 'js x']]], ['one word behind a fence', '```js\n甲\n```', [['code-language', 1, 1, 'js']]],
    ['a cell too many', '| 甲 |\n| - |\n| 乙 |\n| 丙 | 丁 |', [['table-cells', 4, 1, 2, 1]]],
    ['no note', '甲[^a]', [['reference-undefined', 1, 1, '[^a]']]], ['no notes', '甲[^a]乙[^b]', [['reference-undefined', 1, 1, '[^a]'], ['reference-undefined', 1, 1, '[^b]']]],
    ['a note to which nothing refers', '甲\n\n[^Ab]: 乙', [['note-unreferenced', 3, 1, 'Ab']]],
    ['notes that refer to each other alone', '甲\n\n[^a]: 乙[^b]\n[^b]: 丙[^a]', [['note-unreferenced', 3, 1, 'a'], ['note-unreferenced', 4, 1, 'b']]],
    ['a note twice', '甲[^a]\n\n[^a]: 乙\n[^A]: 丙', [['note-repeated', 4, 1, 'A']]]
  ])('%s', (_, body, found) => {
    const { tree, found: all } = bodyOf(body, world)
    expect(all.filter((finding) => !String((finding as unknown[])[0]).startsWith('source-'))).toEqual(found)
    expect(tree).toBeUndefined()
  })

  test('a note that is reached through another is no fault', () => {
    expect(bodyOf('甲[^a]\n\n[^b]: 丙\n\n[^a]: 乙[^b]').found).toEqual([])
  })

  test('a document without front matter', () => {
    expect(brief(read('甲\n').found)).toEqual([['front-matter-missing', 1, 1]])
    expect(brief(read('').found)).toEqual([['front-matter-missing', 1, 1]])
    expect(brief(read('甲\n---\nform: 刊物\n---\n').found)).toEqual([['front-matter-missing', 1, 1]])
  })
})

describe('a picture', () => {
  const bytes = (start: string, length = 20) => Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(length)])
  test.each<[string, Uint8Array, string | undefined]>([
    ['PNG', bytes('\x89PNG\r\n\x1a\n'), 'image/png'], ['JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'], ['GIF', bytes('GIF89a'), 'image/gif'], ['GIF of 1987', bytes('GIF87a'), 'image/gif'],
    ['WebP', bytes('RIFF1234WEBP'), 'image/webp'], ['GIF of 1988', bytes('GIF88a'), undefined], ['RIFF', bytes('RIFF1234WAVE'), undefined], ['WebP behind a byte', bytes(' RIFF1234WEBP'), undefined],
    ['PNG behind a byte', bytes(' \x89PNG\r\n\x1a\n'), undefined], ['JPEG behind a byte', bytes(' \xff\xd8\xff'), undefined], ['GIF behind a byte', bytes(' GIF89a'), undefined],
    ['PNG behind eight', bytes('12345678\x89PNG\r\n\x1a\n'), undefined], ['nothing', new Uint8Array(), undefined], ['a text', bytes('<svg>'), undefined]
  ])('%s', (_, content, type) => {
    expect(pictureType(content)).toBe(type)
  })

  test('of twenty megabytes may be used, of a byte more not', () => {
    const start = '\x89PNG\r\n\x1a\n'
    expect(pictureType(bytes(start, maximumPictureBytes - 8))).toBe('image/png')
    expect(pictureType(bytes(start, maximumPictureBytes - 7))).toBeUndefined()
  })
})

test.each<[string, boolean]>([
  ['https://a.cn', true], ['HTTP://a.cn/x?y#z', true], ['mailto:a@b.cn', true], ['https://a.cn/%e4%B8%80', true], ['https://', false], ['mailto:', false],
  ['ftp://a.cn', false], ['javascript:x', false], ['x https://a.cn', false], ['https://a.cn/a b', false], ['https://a.cn/%', false], ['https://a.cn/%4', false],
  ['https://a.cn/%zz', false], ['https:a.cn', false], ['/a', false], ['', false], ['https://[', false]
])('whether %s is an address for all', (url, is) => {
  expect(isPublic(url)).toBe(is)
})
