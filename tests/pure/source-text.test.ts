import { describe, expect, test } from 'vitest'
import { sourceTextOf, type SourceText } from '../../src/proof/source-text.js'
import { sha256 } from '../../src/text/hashes.js'
import { everyField, outside, readWhole, required } from '../support/document.js'
import { templates } from '../support/edition.js'

/** The text of the body alone, by a template that names nothing else. */
const bodyOnly = () => new Map([['page.html', '<section data-slot="body"></section>']])

function textOf(frontMatter: string, body: string, world: { templates: () => ReadonlyMap<string, string> } = { templates }): SourceText & { source: string } {
  const { file, document } = readWhole(frontMatter, body, outside)
  return { ...sourceTextOf(document, file.value as Uint8Array, world), source: Buffer.from(file.value as Uint8Array).toString() }
}

/** What a body says, before the fields that a template forgets. */
function bodyOf(body: string): { said: string, source: string, text: SourceText } {
  const text = textOf(required, body, { templates: bodyOnly })
  const [field] = text.blocks.filter(({ id }) => id === 'serialName')
  return { said: text.text.slice(0, field?.at), source: text.source, text }
}

describe('the text of a source', () => {
  test('has the fields where the template has them, the body between them', () => {
    const { text } = textOf(everyField, '正文。')
    expect(text).toBe('秘密★1年000067试验通报第27期某市委办公厅2021年3月4日编者按一句关于试验的通报（2021年2月3日）张三丰正文。发：各区县（此件发至乡镇）' +
      '某市委印务处2021年3月5日印发（共印345份）')
  })

  test('has what the template forgets at the end, and what is not shown nowhere', () => {
    const some = () => new Map([['page.html', '<p data-field="note"></p><p data-field="genre"></p><section data-slot="body"></section><p data-field="nothing"></p>']])
    const { text, blocks } = textOf(everyField, '正文。', { templates: some })
    expect(text.startsWith('（此件发至乡镇）正文。试验通报第27期')).toBe(true)
    expect(blocks.map(({ id }) => id).slice(0, 3)).toEqual(['note', `paragraph-${sha256('正文。').slice(0, 8)}`, 'serialName'])
    expect(text).not.toContain('通知')
  })

  test.each<[string, string]>([
    ['甲**乙**`丙`\n\n> 丁', '甲乙丙丁'], ['## 一、甲\n\n乙', '一、甲乙'], ['3. 甲\n4. 乙\n   - 丙\n   - 丁', '3.甲4.乙•丙•丁'], ['1) 甲', '1)甲'], ['- 甲\n-', '•甲•'],
    ['| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |', '甲乙丙丁'], ['```\n甲  乙\n```', '甲乙'], ['![说明](there.png "图题")', '图题'], ['![说明](there.png)\n\n甲', '甲'],
    ['甲![说明](there.png)乙', '甲乙'], ['甲[^b]乙[^a]丙[^b]\n\n[^a]: 一[^c]\n[^b]: 二\n[^c]: 三', '甲〔1〕乙〔2〕丙〔1〕〔1〕二〔2〕一〔3〕〔3〕三'],
    ['甲<!-- page 2 -->乙', '甲乙'], ['第一，甲。乙', '第一，甲。乙'], ['[甲](https://a.cn)', '甲'], ['甲 乙\u3000丙', '甲乙丙']
  ])('%j says %s', (body, said) => {
    expect(bodyOf(body).said).toBe(said)
  })
})

describe('each character has its place in the source', () => {
  test('of fields, under their keys, their terms, in quotes', () => {
    const { text, offsets, source } = textOf(everyField.replace('note:', '附注:').replace('title: 关于试验的通报', 'title: [关于试验, 的通报]'), '正文。')
    for (const words of ['秘密★1年', '000067', '（此件发至乡镇）', '关于试验', '的通报', '张三丰', '2021年3月5日印发', '第27期']) {
      expect(offsets[text.indexOf(words)]).toBe(source.indexOf(words))
    }
  })

  test('of what is worded out, the place where it is given', () => {
    const { text, offsets, source } = textOf(everyField.replace('2021年3月4日', '2021-03-04').replace('第27期', '27'), '正文。')
    expect(offsets[text.indexOf('第27期')]).toBe(source.indexOf('27'))
    expect(offsets[text.indexOf('2021年3月4日')]).toBe(source.indexOf('2021-03-04'))
  })

  test('of the body, after spaces behind the fence and line ends of another system too', () => {
    for (const end of ['\n', '\r\n']) {
      const { file, document } = readWhole(everyField, '正文。')
      const source = Buffer.from(file.value as Uint8Array).toString().replace('---\n', '--- \t\n').replaceAll('\n', end)
      const { text, offsets } = sourceTextOf(document, Buffer.from(source), { templates })
      expect(offsets[text.indexOf('秘密')]).toBe(source.indexOf('秘密'))
      expect(offsets[text.indexOf('（共印')]).toBe(source.indexOf('345'))
    }
  })

  test('of labels that are typed and of numbers that are made', () => {
    const { said, source, text: { offsets, made } } = bodyOf('10. 甲[^1]\n11. 乙\n    - 丙\n\n[^1]: 丁')
    expect(said).toBe('10.甲〔1〕11.乙•丙〔1〕丁')
    const at = (words: string, from = 0) => offsets[said.indexOf(words, from)]
    expect([at('10.'), at('甲'), at('〔'), at('11.'), at('乙'), at('丙'), at('丁')])
      .toEqual([source.indexOf('10.'), source.indexOf('甲'), source.indexOf('[^1]'), source.indexOf('11.'), source.indexOf('乙'), source.indexOf('丙'), source.indexOf('丁')])
    expect([...made].map((index) => said[index]).join('')).toBe('〔1〕•〔1〕')
  })

  test('of code, of rows, of captions', () => {
    const { said, source, text: { offsets } } = bodyOf('```\n甲\n乙\n```\n\n| 丙 | 丁 |\n| - | - |\n| 戊 | 己 |\n\n![说明己](there.png "图题")')
    for (const [index, character] of [...said].entries()) expect(source[offsets[index] ?? -1]).toBe(character)
    expect(offsets[said.indexOf('图')]).toBe(source.indexOf('图题'))
  })
})

describe('blocks', () => {
  const name = (kind: string, words: string) => `${kind}-${sha256(words).slice(0, 8)}`

  test('are named by their kind and first words', () => {
    const long = '一二三四五六七八九十一二三四五六'
    const { text: { blocks } } = bodyOf(`## 甲\n\n${long}七八\n\n| 乙 |\n| - |\n| 丙 |\n\n\`\`\`\n丁\n\`\`\`\n\n- 戊\n\n![x](there.png)`)
    expect(blocks.filter(({ id }) => id.includes('-'))).toEqual([
      { id: name('heading', '甲'), at: 0 }, { id: name('paragraph', long), at: 1 }, { id: name('row', '乙'), at: 19 }, { id: name('row', '丙'), at: 20 },
      { id: name('code', '丁'), at: 21 }, { id: name('paragraph', '戊'), at: 22 }
    ])
  })

  test('of the same words are counted, each kind by itself', () => {
    const { text: { blocks } } = bodyOf('甲\n\n## 甲\n\n甲\n\n乙\n\n甲')
    expect(blocks.filter(({ id }) => id.includes('-')).map(({ id }) => id)).toEqual([
      name('paragraph', '甲'), name('heading', '甲'), `${name('paragraph', '甲')}-2`, name('paragraph', '乙'), `${name('paragraph', '甲')}-3`
    ])
  })
})
