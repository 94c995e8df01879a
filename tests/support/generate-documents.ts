import { readFileSync } from 'node:fs'
import fc from 'fast-check'

const [, yaml = '', body = ''] = /^---\n([^]*?)---\n([^]*)$/.exec(readFileSync('content/2019-14.md', 'utf8')) ?? []

/** The real bulletin's front matter over a body. */
export const withFrontMatter = (text: string): string => `---\n${yaml}---\n${text}`

/** What mutations put in: whatever Markdown may take for a mark, and Chinese text. */
const bit = fc.constantFrom(
  '\n', '\n\n', '\r\n', ' ', '  \n', '    ', '\t', '　', '> ', '>', '- ', '* ', '+ ', '1. ', '7. ', '10) ', '1986. ',
  '# ', '## ', '### ', '#', '===', '---', '\n---\n', '\n===\n', '*', '**', '***', '_', '__', '~', '~~', '`', '```', '```\n', '~~~\n',
  '\n\n# 附件1\n\n', '\n\n# 名单\n\n', '第一条 ', '一、', '（一）', '——', '____', '张三　李四　王五',
  '[', ']', '(', ')', '](', '[注]: ', '[^1]', '\n\n[^1]: ', '![', '](flag.png "图题")', '](https://a.cn)', '](https://a.cn "题")',
  '|', '| - |', '\n| - | - |\n', '<', '>', '<b>', '</b>', '<a@b.cn>', '<https://a.cn>', '<甲:乙>', '<ab:乙>', 'https://a.cn', 'www.gov.cn',
  '<!--', '-->', '<!-- page 2 -->', '<!-- 注 -->', '\\', '&', '&lt;', '&copy;', ':', '=', '{', '}', '"', 'A', '1',
  '。', '，', '“', '《', '注', '各单位要认真贯彻落实', '𠮷'
)

/** One change of a text: a bit put in, or a passage taken out, doubled or put between bits. */
function mutationBy(bits: fc.Arbitrary<string>): fc.Arbitrary<(text: string) => string> {
  const kinds = fc.constantFrom('insert', 'insert', 'insert', 'delete', 'double', 'wrap')
  return fc.tuple(fc.nat(), fc.nat({ max: 40 }), bits, kinds).map(([start, length, put, kind]) => (text) => {
    const at = start % (text.length + 1)
    const [before, cut, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)]
    if (kind === 'insert') return before + put + cut + after
    return { delete: before + after, double: before + cut + cut + after, wrap: before + put + cut + put + after }[kind] ?? ''
  })
}

/** The real bulletin with a few changes. */
export const mutated: fc.Arbitrary<string> = fc.array(mutationBy(bit), { minLength: 1, maxLength: 6 })
  .map((mutations) => withFrontMatter(mutations.reduce((text, mutate) => mutate(text), body)))

/** What YAML may take for a mark, and Chinese text. */
const yamlBit = fc.constantFrom(
  '#', ' #', ' # ', '\n#', ': ', ':', '\n', '\n  ', '\n  - ', '- ', '"', "'", "''", '\\', '\\u4e00', '|', '>', '|-\n  ', '>-\n  ', '&', '&甲 ', '*', '!',
  '!甲 ', '!!str ',
  '[', ']', '{', '}', ',', '? ', '%', '---', '...', '~', '@', '\t', ' ', 'null', '2019', '各单位'
)

/** The real bulletin's front matter with a few changes, over a line of text. */
export const mutatedFields: fc.Arbitrary<string> = fc.array(mutationBy(yamlBit), { minLength: 1, maxLength: 3 })
  .map((mutations) => `---\n${mutations.reduce((text, mutate) => mutate(text), yaml)}---\n\n正文。\n`)

/** Bits and pieces in any order. */
export const scattered: fc.Arbitrary<string> = fc.array(bit, { maxLength: 24 })
  .map((bits) => withFrontMatter(`\n${bits.join('')}\n`))

const han = fc.constantFrom(...'各地区部门要认真贯彻落实脱贫攻坚决策部署坚持精准方略聚焦突出问题')
const other = fc.constantFrom('，', '。', '“', '”', '2019', 'GDP', '*', '_', ' ')
const words = fc.array(fc.oneof({ weight: 8, arbitrary: han }, { weight: 1, arbitrary: other }), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').trim() || '要')
const plain = fc.array(han, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))

const phrase = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 1, arbitrary: plain.map((text) => `**${text}**`) },
  { weight: 1, arbitrary: plain.map((text) => `~~${text}~~`) },
  { weight: 1, arbitrary: words.map((text) => `\`${text}\``) },
  { weight: 1, arbitrary: words.map((text) => `[${text}](https://www.gov.cn/)`) },
  { weight: 1, arbitrary: fc.constantFrom('![flag](flag.png)', '[^a]', '[^乙]', '\\*', '&lt;', '\n') }
)
const line = fc.array(phrase, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('').trim() || '要')
const figure = plain.map((text) => `![flag](flag.png "${text}")`)
const code = fc.array(words, { maxLength: 3 }).map((lines) => ['```', ...lines, '```'].join('\n'))
const row = fc.array(words, { minLength: 3, maxLength: 3 })
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), row, fc.array(row, { maxLength: 3 })).map(([width, head, rows]) =>
  [head, ['---', '---', '---'], ...rows].map((cells) => `| ${cells.slice(0, width).join(' | ')} |`).join('\n'))

/** Blocks of all kinds, inside of one another to a depth. */
function blocksTo(depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(line, line.map((text) => `第一，${text}。${text}`), figure, code, table, fc.constant('---'))
  const inner = depth > 0 ? blocksTo(depth - 1) : leaf
  const item = fc.tuple(fc.constantFrom('- ', '1. ', '3. ', '10) ', '* '), inner)
    .map(([label, text]) => label + text.replace(/\n(?=.)/g, `\n${' '.repeat(label.length)}`))
  const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join('\n'))
  const block = depth > 0 ? fc.oneof({ weight: 4, arbitrary: leaf }, list, inner.map((text) => text.replace(/^/gm, '> '))) : leaf
  return fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'))
}

/** Documents as people write them: headings, blocks inside of blocks, and the notes to which they refer. */
export const grammatical: fc.Arbitrary<string> = fc.array(blocksTo(3), { minLength: 1, maxLength: 4 }).map((sections) => {
  const text = sections.map((section, index) => `## ${'一二三四'[index] ?? ''}、要求\n\n${section}`).join('\n\n')
  const notes = [...new Set(text.match(/\[\^[a乙]\]/g))].map((reference) => `${reference}: 见会议纪要。`)
  return withFrontMatter(`\n${text}\n\n${notes.join('\n')}\n`)
})

/**
 * Tells without a parser whether a page prints the Chinese characters of a document's body: each in its order, none but
 * these. What may be the description of a picture, the target of a link or the label of a note may be wanting, and where
 * there are notes, which go to the end, the order is not looked at.
 */
export function printsAll(document: string, page: string): boolean {
  const { visible, text, han } = readBody(document)
  return isWithin(han(visible), han(page)) && isWithin(han(page), han(text))
}

/** Tells the same of a print, which has other things around the body. */
export function printsBody(document: string, print: string): boolean {
  const { visible, han } = readBody(document)
  return isWithin(han(visible), han(print))
}

function readBody(document: string): { text: string, visible: string, han: (words: string) => string[] } {
  const text = document.replace(/^---\n[^]*?\n---\n/, '')
  const visible = text.replace(/!\[[^]*\](?=\(flag\.png)/g, '').replace(/\]\(https?:[^)\s]*/g, '').replace(/\[\^[^\]\s]+\]/g, '')
  const han = (words: string): string[] => {
    const found = words.match(/\p{Script=Han}/gu) ?? []
    return /^.*\[\^[^\]]+\]:/m.test(text) ? found.sort() : found
  }
  return { text, visible, han }
}

/**
 * Tells without a parser whether a page prints the Chinese characters that the front matter gives to its fields, in any
 * order: all but keys, lines that are a comment, comments behind quotes, and the name of the form.
 */
export function printsFields(document: string, page: string): boolean {
  const lines = (/^---\n([^]*?)\n---\n/.exec(document)?.[1] ?? '').split('\n')
  const values = lines.filter((text) => !/^\s*#/.test(text))
    .map((text) => text.replace(/^[^:]*?:(?=\s)/, '').replace(/(["'\]}-]\s+)#.*/, '$1'))
  const [least, printed] = [values.join('').replace('刊物', ''), page].map((words) => (words.match(/\p{Script=Han}/gu) ?? []).sort())
  return isWithin(least ?? [], printed ?? [])
}

/** Whether the items of `part` are items of `whole`, in order. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const item of whole) if (item === part[at]) at += 1
  return at === part.length
}
