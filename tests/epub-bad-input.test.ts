import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildEpub, composeBook } from '../src/epub/build.js'
import { checkEpub } from '../src/epub/check.js'
import { readXml } from '../src/markup/read-xml.js'
import { textOf } from '../src/markup/text-places.js'
import { findingsOf } from '../src/report.js'
import { contentOf, prepare, textsOf, valuesOf } from './support/epub-fixture.js'
import { fileWith, worldFor } from './support/world.js'

const world = worldFor('content/2019-14.md')

describe('what could break a book', () => {
  const build = async (body: string, title = '试验') => {
    const file = fileWith(body, (yaml) => yaml.replace(/^title:.*$/m, `title: ${JSON.stringify(title)}`))
    const made = await prepare(file, world)
    const book = textsOf(await buildEpub(made, world))
    for (const [name, text] of Object.entries(book)) if (!name.endsWith('.css')) readXml(text)
    expect(contentOf(book)).toBe(textOf(made.page.tree))
    return book
  }

  test.each(['zh-TW', 'zh-Hant-HK'])('a language like %s is kept', async (language) => {
    const file = fileWith('正文。', (yaml) => `${yaml}language: ${language}\n`)
    const { opf, documents } = composeBook(await prepare(file, world), world)
    expect(opf).toContain(`<dc:language>${language}<`)
    expect(documents.get('speech.xhtml')).toContain(`lang="${language}" xml:lang="${language}"`)
  })

  const titles = ['<b>粗</b> & "引" \'单\' ]]> <!--', '&lt;&amp;&#38;']
  test.each(titles)('a title like %s', async (title) => {
    const book = await build('正文。', title)
    const escaped = title.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll(']]>', ']]&#x3E;')
    expect(book['content.opf']).toContain(`<dc:title>${escaped}</dc:title>`)
  })

  test('signs of direction, where they are written by number', async () => {
    expect((await build('a&#8238;倒&#8236; b&#8207;。'))['speech.xhtml']).toContain('a\u202e倒\u202c b\u200f。')
  })

  test('an emoji in the text', async () => {
    expect((await build('好👍🏽。'))['speech.xhtml']).toContain('好👍🏽。')
  })

  test('an emoji in the title, for which there is no face', async () => {
    const file = fileWith('正文。', (yaml) => yaml.replace(/^title:.*$/m, 'title: 好👍'))
    await expect(prepare(file, world)).rejects.toThrow('👍 on the cover')
    expect(findingsOf(file).filter(({ fatal }) => fatal).map(({ ruleId, line }) => [ruleId, line]))
      .toEqual([['character-uncovered', expect.any(Number)]])
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each([
    ['that is text', Buffer.from('a text')],
    ['of 50 MB', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(50e6)])],
    ['that is SVG with a script', Buffer.from(svg)],
    ['that is empty', Buffer.alloc(0)]
  ])('a picture %s is refused with the document', async (_, bytes) => {
    const file = fileWith('图：\n\n![图](picture.png)')
    await expect(prepare(file, { ...world, picture: () => bytes })).rejects.toThrow('picture.png')
    expect(findingsOf(file).map(({ ruleId }) => ruleId)).toEqual(['picture-format'])
  })

  test('a picture that is one is named by its content, whatever it was called', async () => {
    const picture = () => readFileSync('tests/cases/figures/flag.png')
    const file = fileWith('![旗](../../etc/图 &<>.svg "题")\n\n![又](b.png)'.replace('图 &<>', '%26'))
    const { documents, assets } = composeBook(await prepare(file, { ...world, picture }), { ...world, picture })
    const [name, ...others] = [...assets.keys()].filter((path) => path.startsWith('images/'))
    expect([name, others]).toEqual([expect.stringMatching(/^images\/[0-9a-f]{16}\.png$/), []])
    expect(valuesOf(documents.get('speech.xhtml') ?? '', 'src')).toEqual([name, name])
  })

  test('ids cannot collide: headings, notes and references written like ours', async () => {
    const book = await build('## section-1\n\n甲[^1]乙[^note-1]丙[^1]\n\n## page-1\n\n[^1]: 注。\n\n[^note-1]: 注二[^1]。')
    for (const [name, text] of Object.entries(book)) {
      const ids = valuesOf(text, 'id')
      expect(new Set(ids).size, name).toBe(ids.length)
    }
  })

  test('a language that is none is refused, one that is not the text\'s too', async () => {
    const speaking = (language: string) => fileWith('正文。', (yaml) => `${yaml}language: ${language}\n`)
    const none = speaking('中文')
    await expect(prepare(none, world)).rejects.toThrow('language')
    expect(findingsOf(none).map(({ ruleId }) => ruleId)).toEqual(['front-matter-type'])
    const english = speaking('en')
    const made = await prepare(english, world)
    await checkEpub(english, await buildEpub(made, world), textOf(made.page.tree), world)
    expect(findingsOf(english).filter(({ fatal }) => fatal).map(({ ruleId, values }) => [ruleId, ...values]))
      .toEqual([['epub-lint', 'language-text', { zh: '文字是中文，不是 en', en: 'the text is Chinese, not en' }]])
  })

  test('two headings of one text, an empty section, a heading without text', async () => {
    const book = await build('## 一、同\n\n## 一、同\n\n### （一）空\n\n## \n\n完。')
    expect(valuesOf(book['toc.ncx'] ?? '', 'src').filter((href) => href.includes('section'))).toEqual(
      ['speech.xhtml#section-1', 'speech.xhtml#section-2', 'speech.xhtml#section-2-1'])
  })

  test('page marks twice or out of order', async () => {
    const book = await build('甲<!-- page 2 -->乙<!-- page 2 -->丙<!-- page 1 -->丁<!-- page 4 -->')
    expect(valuesOf(book['toc.xhtml'] ?? '', 'href').filter((href) => href.includes('page-'))).toEqual(
      ['speech.xhtml#page-1', 'speech.xhtml#page-2', 'speech.xhtml#page-4'])
  })

  test('a text too long for one file', async () => {
    const section = (number: number) => `## 第${number}节\n\n${'文字，'.repeat(200)}甲[^1]乙[^${number}]。\n\n[^${number}]: 注${number}。\n`
    const book = await build(Array.from({ length: 150 }, (_, index) => section(index + 1)).join('\n'))
    expect(valuesOf(book['content.opf'] ?? '', 'idref').filter((id) => id.startsWith('speech')))
      .toEqual(['speech-xhtml', 'speech-2-xhtml'])
    for (const [name, text] of Object.entries(book)) {
      if (name.endsWith('.xhtml')) expect(Buffer.byteLength(text), name).toBeLessThan(250_000)
      for (const href of valuesOf(text, 'href').filter((link) => link.includes('#'))) {
        const [file, id = ''] = href.split('#')
        expect(valuesOf(book[file || name] ?? '', 'id').includes(id), `${name}: ${href}`).toBe(true)
      }
    }
    expect(book['speech.xhtml']).toContain('href="speech-2.xhtml#note-1"')
    expect(book['speech-2.xhtml']).toContain('href="speech.xhtml#reference-1"')
    expect(book['speech-2.xhtml']).toContain('（本期发至县团级）')
    expect(valuesOf(book['toc.xhtml'] ?? '', 'href').filter((href) => !href.includes('#'))).toHaveLength(5)
  })

  test('400 sections', async () => {
    const book = await build(Array.from({ length: 400 }, (_, index) => `## 第${index + 1}节\n\n内容。`).join('\n\n'))
    expect(valuesOf(book['toc.ncx'] ?? '', 'src')).toHaveLength(402)
  })
})
