import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import {
  AlignmentType, DeletedTextRun, Document, ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, ImageRun, InsertedTextRun, LevelFormat, Packer, Paragraph,
  Table, TableCell, TableRow, TextRun, VerticalMergeType
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cleanOne, type CleaningOutside } from '../src/clean-job.js'
import { readWord } from '../src/clean/word/read.js'
import { readOptional, writeWhole } from '../src/effects/clean-files.js'
import { form as bulletin } from '../src/forms/bulletin.js'
import type { Form } from '../src/forms/form.js'

const folder = mkdtempSync(join(tmpdir(), 'tongbao-word-'))
afterAll(() => rmSync(folder, { recursive: true }))

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({ level: at, format, text, alignment: AlignmentType.START })
const numbering = {
  config: [
    { reference: 'heads', levels: [level(0, LevelFormat.CHINESE_COUNTING, '%1、'), level(1, LevelFormat.CHINESE_COUNTING, '（%2）'), level(2, LevelFormat.DECIMAL, '%3.')] },
    { reference: 'articles', levels: [level(0, LevelFormat.CHINESE_COUNTING, '第%1条 ')] },
    { reference: 'steps', levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.DECIMAL, '%1.%2 ')] },
    { reference: 'letters', levels: [level(0, LevelFormat.LOWER_LETTER, '%1)'), level(1, LevelFormat.UPPER_ROMAN, '%2. ')] },
    { reference: 'dots', levels: [level(0, LevelFormat.BULLET, '●')] }
  ]
}
const p = (text: string, options: object = {}) => new Paragraph({ text, ...options })
const item = (reference: string, text: string, at = 0) => p(text, { numbering: { reference, level: at } })
const cell = (text: string, options: object = {}) => new TableCell({ children: [p(text)], ...options })
const row = (...children: TableCell[]) => new TableRow({ children })
const pack = (children: readonly (Paragraph | Table)[], more: object = {}) => Packer.toBuffer(new Document({ numbering, sections: [{ children: [...children] }], ...more }))
const textOf = async (bytes: Uint8Array) => {
  const word = await readWord(bytes, 'a')
  return typeof word === 'string' ? word : word.text
}
const change = { id: 1, author: '甲', date: '2020-01-01T00:00:00Z' }

const files: readonly (readonly [what: string, bytes: () => Promise<Uint8Array>, text: string])[] = [
  ['paragraphs, one of them empty', () => pack([p('第一段。'), p(''), p('第二段。')]), '第一段。\n\n第二段。\n'],
  ['headings', () => pack([p('关于某事的通知', { heading: HeadingLevel.HEADING_1 }), p('一、总则', { heading: HeadingLevel.HEADING_2 }), p('正文。')]), '# 关于某事的通知\n\n## 一、总则\n\n正文。\n'],
  ['bold', () => pack([new Paragraph({ children: [new TextRun({ text: '比如，', bold: true }), new TextRun('产业。')] })]), '**比如，**产业。\n'],
  ['numbers of three levels', () => pack([item('heads', '甲'), item('heads', '子', 1), item('heads', '丑', 1), item('heads', '寅', 2), item('heads', '乙'), item('heads', '卯', 1)]),
    '一、甲\n\n（一）子\n\n（二）丑\n\n1.寅\n\n二、乙\n\n（一）卯\n'],
  ['articles up to the twelfth', () => pack(Array.from({ length: 12 }, (_, at) => item('articles', `条文${at}。`))),
    `${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map((number, at) => `第${number}条 条文${at}。`).join('\n\n')}\n`],
  ['numbers of numbers, letters, Roman numbers, dots', () => pack([item('steps', '甲'), item('steps', '乙', 1), item('letters', '丙'), item('letters', '丁', 1), item('dots', '戊')]),
    '1.甲\n\n1.1 乙\n\na)丙\n\nI. 丁\n\n• 戊\n'],
  ['a table with merged cells', () => pack([new Table({
    rows: [
      row(cell('项目', { verticalMerge: VerticalMergeType.RESTART }), cell('金额', { columnSpan: 2 })),
      row(cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('甲|乙'), cell('丙'))
    ]
  })]), '| 项目 | 金额 |  |\n|  | 甲\\|乙 | 丙 |\n'],
  ['a note', () => pack([new Paragraph({ children: [new TextRun('正文'), new FootnoteReferenceRun(1), new TextRun('。')] })], { footnotes: { 1: { children: [p('注文。')] } } }),
    '正文[^1]。\n\n[^1]: 注文。\n'],
  ['changes, all accepted', () => pack([new Paragraph({ children: [new TextRun('保留'), new InsertedTextRun({ text: '增加', ...change }), new DeletedTextRun({ text: '删去', ...change })] })]), '保留增加\n'],
  ['links and line ends', () => pack([new Paragraph({ children: [new ExternalHyperlink({ link: 'https://a.cn/', children: [new TextRun('网址')] }), new TextRun({ text: '下一行', break: 1 })] })]),
    '[网址](https://a.cn/)\n\n下一行\n']
]

describe('a Word file', () => {
  test.each(files)('gives %s', async (_, bytes, text) => {
    expect(await textOf(await bytes())).toBe(text)
  })

  test('gives its pictures', async () => {
    const data = readFileSync('tests/pictures/colour.png')
    const word = await readWord(await pack([new Paragraph({ children: [new ImageRun({ type: 'png', data, transformation: { width: 9, height: 9 } })] })]), 'doc')
    if (typeof word === 'string') throw new Error(word)
    expect(word.text).toBe('![图](doc-1.png)\n')
    expect(Buffer.from(word.pictures.get('doc-1.png') ?? [])).toEqual(data)
  })
})

const outside = (bytes: Uint8Array): CleaningOutside => ({
  forms: new Map([['bulletin', bulletin as unknown as Form]]), trace: async () => '', read: async () => bytes, readOptional, write: writeWhole
})
const clean = async (bytes: Uint8Array, path = 'a.docx') => {
  const job = { path, out: join(folder, 'a.md'), isDry: true, isAccepted: false, isForced: true, language: 'en' as const }
  const { findings } = await cleanOne(job, outside(bytes))
  return findings.map(({ id, values }) => [id, ...values.slice(1)])
}
const changed = (bytes: Uint8Array, change: (parts: Record<string, Uint8Array>) => void) => {
  const parts = unzipSync(bytes)
  change(parts)
  return zipSync(parts)
}

const edited = (bytes: Uint8Array, part: string, edit: (xml: string) => string) =>
  changed(bytes, (parts) => { parts[part] = strToU8(edit(strFromU8(parts[part] ?? new Uint8Array()))) })

describe('the numbers of a Word file', () => {
  const twice = () => pack([item('heads', '甲'), item('heads', '乙'), p('丙', { numbering: { reference: 'heads', level: 0, instance: 1 } })])

  test('go on where two lists are one, and begin anew where that is said', async () => {
    expect(await textOf(await twice())).toBe('一、甲\n\n二、乙\n\n一、丙\n')
    const shared = edited(await twice(), 'word/numbering.xml', (xml) => xml.replace(/<w:lvlOverride [^]*?<\/w:lvlOverride>/g, ''))
    expect(await textOf(shared)).toBe('一、甲\n\n二、乙\n\n三、丙\n')
  })

  test('stay where the setting of a paragraph was changed, and are one where its mark is deleted', async () => {
    const was = '<w:pPrChange w:id="9" w:author="甲"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>'
    expect(await textOf(edited(await twice(), 'word/document.xml', (xml) => xml.replace('</w:pPr>', was)))).toBe('一、甲\n\n二、乙\n\n一、丙\n')
    const gone = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr></w:pPr>'
    expect(await textOf(edited(await twice(), 'word/document.xml', (xml) => xml.replace('</w:pPr>', gone)))).toBe('一、甲乙\n\n一、丙\n')
  })

  test('are written in the digits of bills, and by the ten stems', async () => {
    const written = async (format: string) =>
      textOf(edited(await pack([item('articles', '子'), item('articles', '丑')]), 'word/numbering.xml', (xml) => xml.replaceAll('"chineseCounting"', `"${format}"`)))
    expect(await written('chineseLegalSimplified')).toBe('第壹条 子\n\n第贰条 丑\n')
    expect(await written('ideographTraditional')).toBe('第甲条 子\n\n第乙条 丑\n')
    expect(await written('decimalEnclosedParen')).toBe('第⑴条 子\n\n第⑵条 丑\n')
    expect(await written('ideographEnclosedCircle')).toBe('第㊀条 子\n\n第㊁条 丑\n')
    expect(await written('numberInDash')).toBe('第- 1 -条 子\n\n第- 2 -条 丑\n')
    // what no row knows is written in figures and told (clean-number-format)
    const other = edited(await pack([item('articles', '子')]), 'word/numbering.xml', (xml) => xml.replaceAll('"chineseCounting"', '"hebrew1"'))
    expect([await textOf(other), await clean(other)]).toEqual(['第1条 子\n', [['clean-number-format', 'hebrew1']]])
  })

  test('come from the style that a style is based on', async () => {
    const own = /<w:numPr>[^]*?<\/w:numPr>/
    const bytes = await twice()
    const list = own.exec(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()))?.[0] ?? ''
    const styles = `<w:style w:type="paragraph" w:styleId="base"><w:pPr>${list}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="base"/></w:style></w:styles>`
    const styled = edited(edited(bytes, 'word/styles.xml', (xml) => xml.replace('</w:styles>', styles)), 'word/document.xml', (xml) => xml.replace(own, '').replace('<w:pPr>', '<w:pPr><w:pStyle w:val="own"/>'))
    expect(await textOf(styled)).toMatch(/^一、甲/)
  })
})

test('a table within a cell is words, without its rules', async () => {
  const inner = new Table({ rows: [row(cell('子'), cell('丑'))] })
  expect(await textOf(await pack([new Table({ rows: [new TableRow({ children: [new TableCell({ children: [inner, p('')] }), cell('乙')] })] })]))).toBe('| 子 丑 | 乙 |\n')
})

describe('a Word file that is not what it should be', () => {
  const plain = pack([p('正文。')])

  test('tracked changes are a finding that tells how many', async () => {
    const tracked = await pack([new Paragraph({ children: [new InsertedTextRun({ text: '增加。', ...change })] })])
    expect(await clean(tracked)).toEqual([['clean-tracked', 1]])
  })

  test('macros are told, and not read', async () => {
    expect(await clean(changed(await plain, (parts) => { parts['word/vbaProject.bin'] = strToU8('Sub') }))).toEqual([['clean-macro']])
  })

  test('broken, with a password, no Word file, a bomb, nothing: one finding', async () => {
    const whole = await plain
    const id = 'clean-format'
    expect(await clean(whole.subarray(0, whole.length / 2))).toEqual([[id, 'ZIP, damaged']])
    expect(await clean(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).toEqual([[id, expect.stringContaining('password')]])
    expect(await clean(zipSync({ 'a.txt': strToU8('a') }))).toEqual([[id, 'ZIP']])
    expect(await clean(strToU8('文字'))).toEqual([[id, 'TXT']])
    expect(await clean(changed(whole, (parts) => { parts['word/media/a.bin'] = new Uint8Array(80 * 2 ** 20) }))).toEqual([[id, expect.stringContaining('bytes')]])
    expect(await clean(changed(whole, (parts) => { parts['word/document.xml'] = strToU8(strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('</w:body>', '')) }))).toEqual([[id, 'ZIP, damaged']])
  })
})
