import { readFileSync } from 'node:fs'
import type { Heading, Root, RootContent } from 'mdast'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { accountSource } from '../src/document/ledger/account.js'
import { parseDocument } from '../src/document/parse.js'
import { readMarkdown, type TokenEvent } from '../src/document/read-markdown.js'
import type { GivenField } from '../src/forms/field.js'
import { proveLedger } from '../src/proof/prove-ledger.js'
import { sourceTextOf } from '../src/proof/source-text.js'
import { findingsOf, formatFinding } from '../src/report.js'
import { draft, draftWith } from './support/draft.js'
import { fileAt, fileWith, worldFor } from './support/world.js'

/** What Markdown would swallow, turn into something else or number anew. */
const typed: [what: string, body: string, says: string][] = [
  ['a definition of a link', '[注]: 各单位要认真贯彻落实。', '[注]:各单位要认真贯彻落实。'],
  ['a definition that is used', '见[法规库][库]。\n\n[库]: https://a.cn/ "FLK"', '见[法规库][库]。[库]:https://a.cn/"FLK"'],
  ['numbers that skip', '3. 甲\n7. 乙\n9. 丙', '3.甲7.乙9.丙'],
  ['a year after a list', '1. 甲\n2. 乙\n3. 丙\n\n1986. 年', '1.甲2.乙3.丙1986.年'],
  ['a number with a bracket', '10) 甲', '10)甲'],
  ['zeros', '007. 甲', '007.甲'],
  ['a product', '3*4*5=60', '3*4*5=60'],
  ['single marks of emphasis', '*3* _乙_ __丙__', '*3*_乙___丙__'],
  ['three and more asterisks', '***1*** 4301***1234', '***1***4301***1234'],
  ['hidden names', '张**、李**等人', '张**、李**等人'],
  ['bold behind an escaped asterisk', '\\***甲**乙', '*甲乙'],
  ['an address', '见www.gov.cn和https://www.gov.cn/，a@b.cn', '见www.gov.cn和https://www.gov.cn/，a@b.cn'],
  ['a paragraph over ===', '甲\n===\n\n乙', '甲===乙'],
  ['a reference', '甲&lt;乙&#x4e59;&amp;', '甲<乙乙&'],
  ['code with a pipe in a table', '| `甲\\|乙` |\n| - |', '甲|乙'],
  ['a note inside an item', '- 甲\n\n  [^1]: 乙\n\n丙[^1]', '•甲丙〔1〕〔1〕乙'],
  ['cells that are missing', '| 甲 | 乙 |\n| - | - |\n| 丙 |', '甲乙丙'],
  ['a passage of code alone', '```\n甲\n```', '甲']
]

/** What is printed as it was typed, with a word about it. */
const told: [what: string, body: string, says: string, id: string][] = [
  ['HTML that may be text', 'A<B>C', 'A<B>C', 'html-printed 15'],
  ['HTML over a line end', 'A<B\nC>D', 'A<BC>D', 'html-printed 15'],
  ['an address that is none', '若A<bc:60>则', '若A<bc:60>则', 'html-printed 15'],
  ['four spaces', '    各单位要认真贯彻。', '各单位要认真贯彻。', 'indent-dropped 15'],
  ['a tab', '甲\n\n\t各单位要认真贯彻。', '甲各单位要认真贯彻。', 'indent-dropped 17'],
  ['full-width spaces', '　　各单位要认真贯彻。', '各单位要认真贯彻。', 'indent-dropped 15'],
  ['full-width spaces in a heading', '## 　一、甲', '一、甲', 'indent-dropped 15'],
  ['a heading behind four spaces', '    ## 一、甲', '一、甲', 'indent-dropped 15'],
  ['other spaces', '\u2003\u2003各单位要认真贯彻。', '各单位要认真贯彻。', 'indent-dropped 15'],
  ['full-width spaces behind a page mark', '<!-- page 2 -->\n　　各单位要认真贯彻。', '各单位要认真贯彻。', 'indent-dropped 16'],
  ['full-width spaces within a paragraph', '甲。\n　　各单位要认真贯彻。', '甲。各单位要认真贯彻。', 'indent-printed 16'],
  ['full-width spaces before a signature', '　　　　中共湖南省委办公厅', '中共湖南省委办公厅', 'indent-printed 15'],
  ['a half-width mark', '各单位要认真,贯彻。', '各单位要认真,贯彻。', 'punctuation-half 15'],
  ['a circle for a zero', '二○一九年', '二○一九年', 'zero-circle 15'],
  ['a comment', '甲<!-- 待核 -->乙', '甲乙', 'comment-dropped 15']
]

/** What would be printed nowhere. */
const refused: [what: string, body: string, id: string][] = [
  ['a note to which nothing refers', '甲\n\n[^1]: 见会议纪要。', 'note-unreferenced 17'],
  ['a second note of the label', '甲[^1]\n\n[^1]: 乙\n[^1]: 丙', 'note-repeated 18'],
  ['words behind a fence', '```关于做好有关工作\n甲\n```', 'code-language 15'],
  ['words far behind a fence', '```甲 关于做好有关工作\n甲\n```', 'code-language 15'],
  ['a passage of code without an end', '```\n甲\n\n## 一、乙', 'code-open 15'],
  ['the caption of a picture in a sentence', '文中![旗](flag.png "图1")小图', 'title-unprinted 15'],
  ['the title of a link', '[甲](https://www.gov.cn/ "乙")', 'title-unprinted 15'],
  ['brackets that make a link', '晋林党发[2019](15号)', 'link-target 15'],
  ['cells beyond the head', '| 甲 |\n| - |\n| 乙 | 丙 |', 'table-cells 17'],
  ['a heading without its space', '##一、甲', 'heading-printed 15'],
  ['a heading by full-width signs', '＃＃ 一、甲', 'heading-printed 15'],
  ['a heading behind full-width spaces', '　　## 一、甲', 'heading-printed 15'],
  ['a character that cannot be seen', '甲\u200b乙', 'character-invisible 15'],
  ['a line separator', '甲\u2028乙', 'line-separator 15'],
  ['a comment over paragraphs', '<!-- 甲\n\n乙 -->', 'comment-open 15']
]

describe('what may be text stays text', () => {
  test.each(typed)('%s', (_, body, says) => {
    expect(draftWith(body)).toMatchObject({ ids: [], text: says })
  })

  test.each(told)('%s', (_, body, says, id) => {
    expect(draftWith(body)).toMatchObject({ ids: [id], text: says })
  })

  test.each(refused)('%s', (_, body, id) => {
    const { ids, text } = draftWith(body)
    expect(ids).toContain(id)
    expect(text).toBeUndefined()
  })
})

describe('a line end', () => {
  const ends: [left: string, right: string, is: '' | '\n'][] = [
    ['甲', '乙', ''], ['**甲**', '乙', ''], ['甲', '**乙**', ''], ['甲<!-- page 2 -->', '乙', ''], ['甲', '<!-- page 2 -->乙', ''],
    ['甲，', '乙', ''], ['甲', '《乙》', ''], ['“甲”', '乙', ''], ['甲……', '——乙', ''], ['𠮷', '野', ''],
    ['甲', '2019', ''], ['2019', '年', ''], ['30%', '以上', ''], ['甲)', '乙', ''], ['甲，', 'abc', ''], ['`甲`', '乙', ''],
    ['甲', 'abc', '\n'], ['abc', '乙', '\n'], ['abc', 'def', '\n'], ['2019', '2020', '\n'],
    ['“abc”', 'def', '\n'], ['(甲)', '(乙)', '\n'], ['**abc**', '**def**', '\n']
  ]
  test.each(ends)('%s ⏎ %s', (left, right, is) => {
    const document = parseDocument(fileWith(`${left}\n${right}`), world)
    expect(plain(document?.body)).toBe(plainText(left) + is + plainText(right))
  })
  const plainText = (markdown: string) => markdown.replace(/\*\*|`|<!--.*?-->/g, '')
  const plain = (node: unknown): string => {
    const { value = '', children = [] } = (node ?? {}) as { value?: string, children?: unknown[] }
    return value + children.map(plain).join('')
  }
})

describe('front matter', () => {
  const field = (line: string) => (yaml: string) => yaml.replace(/^title: .*\n/m, `${line}\n`)
  const values: [what: string, line: string, id: string][] = [
    ['a comment in a value', 'title: 关于 #1 专案进展情况的通报', 'front-matter-unquoted 7'],
    ['a comment for a value', 'title: #1 专案', 'front-matter-unquoted 7'],
    ['a comment in a list', 'title:\n  - 关于 #1 专案\n  - 的通报', 'front-matter-unquoted 8'],
    ['a comment in a list on one line', 'title: [关于 #1 专案\n  , 的通报]', 'front-matter-unquoted 7'],
    ['a tag', 'title: !关于 通报', 'front-matter-unquoted 7'],
    ['an anchor', 'title: &关于 通报', 'front-matter-unquoted 7'],
    ['an alias', 'title: *关于', 'front-matter-unquoted 7'],
    ['lines without quotes', 'title: 关于加强\n  工作的通报', 'front-matter-lines 7'],
    ['lines in quotes', 'title: "关于加强\n  工作的通报"', 'front-matter-lines 7'],
    ['a folded block', 'title: >-\n  关于加强\n  工作的通报', 'front-matter-lines 8'],
    ['a key twice', 'title: 关于\ntitle: 通报', 'front-matter-key-twice 8'],
    ['text behind the sign of a block', 'title: > 关于', 'front-matter-unquoted 7']
  ]
  test.each(values)('%s is an error', (_, line, id) => {
    expect(draftWith('正文。', field(line)).ids).toContain(id)
  })

  test('shows the quotes that are wanting', () => {
    const [found] = draftWith('正文。', field('title: 关于 #1 "专案" 的通报')).findings
    expect(found && formatFinding(found, 'zh')).toContain("'关于 #1 \"专案\" 的通报'")
  })

  const shown = [
    'title: "关于 #1 专案" # 核对过', "title: '关于 ''专案'''", 'title: "关于\\"\\u4e13\\x41\\\\案"', 'title:\n  # 注\n  - 关于\n  - "专案"',
    'title: [关于, "专案"]', 'title: |-\n  关于专案', '? title\n: 关于专案', '"title": 关于专案', '标题: 关于专案', 'title: 关于专案\nissueDate: {a: [2019, ]}'
  ]
  test.each(shown)('every character of %j has its place', (line) => {
    const { counts, ids } = draftWith('正文。', field(line))
    expect(ids.filter((id) => !id.startsWith('front-matter-key-unknown'))).toEqual([])
    expect((counts?.printed ?? 0) + (counts?.metadata ?? 0) + (counts?.marks ?? 0)).toBe(counts?.characters)
  })

  test('dates and numbers for machines are worded out, and accounted for', () => {
    const machine = (yaml: string) => yaml.replace('2019年4月26日\n', '2019-04-26\n').replace('第14期', '14') + 'printedCopies: 100\n'
    expect(draftWith('正文。', machine).ids).toEqual([])
  })
})

const world = worldFor('content/2019-14.md')
describe('the ledger', () => {
  const heading = (value: string, like: RootContent | undefined): Heading =>
    ({ type: 'heading', depth: 2, children: [{ type: 'text', value }], position: like?.position })

  test('of the real bulletin', () => {
    const { counts, ids } = draft(fileAt('content/2019-14.md'))
    expect(ids).toEqual([])
    expect(counts).toEqual({ characters: 5785, printed: 5404, metadata: 2, marks: 379 })
  })

  test('source-unaccounted: a character of which no parser tells is an error at its place', () => {
    const source = readFileSync('content/2019-14.md', 'utf8')
    const { tree: { children: [yaml] }, events } = readMarkdown(source)
    if (yaml?.type !== 'yaml') throw new Error('no front matter')
    const account = (read: readonly TokenEvent[]) => {
      const file = new VFile({ path: 'example.md' })
      accountSource(file, { source, yaml, events: read, unprinted: new Map(), shownField: (key) => key })
      return findingsOf(file).map(({ ruleId, line, column, values }) => [ruleId, line, column, values[0]])
    }
    expect(account(events)).toEqual([])
    const strong = events.findIndex(([, { type }]) => type === 'strongSequence')
    expect(account(events.toSpliced(strong, 2))).toEqual([['source-unaccounted', 21, 283, '**']])
  })

  test('source-differs: what the tree lost, doubled or moved is an error at its place', () => {
    const document = parseDocument(fileAt('content/2019-14.md'), world)
    if (!document) throw new Error('not publishable')
    const found = (spoil: (body: Root) => void) => {
      const file = fileAt('content/2019-14.md')
      const body = structuredClone(document.body)
      spoil(body)
      proveLedger(file, document.ledger, sourceTextOf({ ...document, body }, file.value as Uint8Array, world))
      return findingsOf(file).map(({ ruleId, line }) => [ruleId, line])
    }
    expect(found(() => undefined)).toEqual([])
    expect(found((body) => body.children.splice(3, 1))).toEqual([['source-differs', 21]])
    expect(found((body) => body.children.splice(3, 0, body.children[3] as never))).toEqual([['source-differs', 23]])
    expect(found((body) => body.children.splice(1, 1, heading('二、', body.children[1])))).toEqual([['source-differs', 17]])
  })

  test('source-differs: a field that the page would say otherwise', () => {
    const file = fileAt('content/2019-14.md')
    const document = parseDocument(file, world)
    if (!document) throw new Error('not publishable')
    const speaker = document.fields.get('speaker')
    const fields = new Map(document.fields).set('speaker', { ...speaker, value: '杜家' } as GivenField)
    const other = { ...document, fields }
    proveLedger(file, document.ledger, sourceTextOf(other, file.value as Uint8Array, world))
    expect(findingsOf(file).map(({ ruleId, line }) => [ruleId, line])).toEqual([['source-differs', 8]])
  })
})
