import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { checkPdf } from '../src/proof/check-pdf.js'
import { findBreach, type Schema } from '../src/edition/check-schema.js'
import type { Edition } from '../src/edition/finish.js'
import { sourceTextOf, type SourceText } from '../src/proof/source-text.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { gbt9704 } from '../src/layout/page-format.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { defaults, type Settings } from '../src/settings.js'
import { readPdf } from './support/pdf.js'
import { fileAt, fileWith, worldFor } from './support/world.js'
import { placeAt } from '../src/text/differences.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

async function make(file: VFile, settings: Partial<Settings> = {}): Promise<Edition> {
  const edition = await publish(file, { settings: { ...defaults, ...settings }, world: worldFor(file.path, printer) })
  if (!edition) throw new Error(file.messages.join('\n'))
  return edition
}

function textOf(file: VFile): SourceText & { places: (words: string) => { line: number, column: number } } {
  const world = worldFor(file.path)
  const document = parseDocument(file, world)
  if (!document) throw new Error(file.messages.join('\n'))
  const text = sourceTextOf(document, file.value as Uint8Array, world)
  return { ...text, places: (words) => placeAt(Buffer.from(file.value as Uint8Array).toString(), text.offsets[text.text.indexOf(words)] ?? -1) }
}

describe('the text of the source', () => {
  test('has labels, notes and captions where a reader meets them', () => {
    const { text } = textOf(fileAt('tests/cases/lists/document.md'))
    expect(text).toContain('1.精简文件简报。•发至县级以下的文件减少30%以上；•篇幅一般不超过5000字。1.综合报告；2.专项报告。2.精简会议活动。')
    const notes = textOf(fileAt('tests/cases/footnotes/document.md')).text
    expect(notes).toContain('菖蒲塘村〔1〕是精准扶贫的一个缩影，十八洞村〔2〕是首倡地。菖蒲塘村〔1〕的经验')
    expect(notes).toMatch(/各地要结合实际学习。〔1〕位于凤凰县.*〔2〕位于花垣县.*（本期发至/)
    expect(textOf(fileAt('tests/cases/figures/document.md')).text).toContain('如图。图1易地扶贫搬迁入住率文中的小图随文排印。请对照')
  })

  test('knows for every character where it stands', () => {
    const file = fileWith('第一，甲**乙**&amp;丙。\n丁[^1]戊。\n\n| 己 | 庚 |\n| - | - |\n| 辛 | 壬 |\n\n[^1]: 注文。')
    const { places } = textOf(file)
    const source = Buffer.from(file.value as Uint8Array).toString().split('\n')
    for (const words of ['甲', '乙', '丙', '丁', '戊', '己', '壬', '注', '中共湖南省委办公厅', '（本期']) {
      const { line, column } = places(words)
      expect(source[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${words}`))
    }
  })

  test('names its blocks so that changes elsewhere leave the names alone', () => {
    const body = ['## 一、标题', '同样的话。', '甲文第一段。', '同样的话。', '乙文第二段。']
    const idsOf = (paragraphs: readonly string[]) => textOf(fileWith(paragraphs.join('\n\n'))).blocks.map(({ id }) => id)
    const [before, after] = [idsOf(body), idsOf(['新增的一段。', ...body.slice(0, 3), ...body.slice(3)])]
    expect(new Set(before).size).toBe(before.length)
    expect(after.filter((id) => before.includes(id))).toEqual(before)
    expect(after.length).toBe(before.length + 1)
  })
})

describe('the record', () => {
  const schema = JSON.parse(readFileSync('schemas/edition.schema.json', 'utf8')) as Schema
  const check = new Ajv2020({ strict: true }).compile(schema)
  let edition: Edition
  beforeAll(async () => { edition = await make(fileAt('content/2019-14.md')) })

  test('keeps its description, by two judges', async () => {
    for (const { record } of [edition, await make(fileAt('tests/cases/figures/document.md'), { attachSource: true, formats: ['html'] })]) {
      expect(check(JSON.parse(JSON.stringify(record))), JSON.stringify(check.errors)).toBe(true)
      expect(findBreach(JSON.parse(JSON.stringify(record)), schema)).toBeUndefined()
    }
  })

  test.each<[string, (record: Record<string, unknown>) => void, string]>([
    ['another program\'s', (record) => { delete record['tongbaoEdition'] }, 'tongbaoEdition'],
    ['a later version', (record) => { record['tongbaoEdition'] = 4 }, 'tongbaoEdition'],
    ['a hash cut short', (record) => { Object.assign(record['inputs'] as object, { source: { path: 'x', sha256: 'abc' } }) }, 'inputs.source.sha256'],
    ['an output elsewhere', (record) => { Object.assign((record['outputs'] as object[])[0] ?? {}, { name: '../x' }) }, 'outputs[0].name'],
    ['pages in words', (record) => { record['pages'] = 'ten' }, 'pages'],
    ['a strange key', (record) => { record['machine'] = 'x' }, 'machine'],
    ['a list that is none', (record) => { record['blocks'] = {} }, 'blocks']
  ])('%s is refused by both judges', (_, spoil, place) => {
    const record = JSON.parse(JSON.stringify(edition.record)) as Record<string, unknown>
    spoil(record)
    expect(findBreach(record, schema)).toBe(place)
    expect(check(record)).toBe(false)
  })

  test('tells on which page and line each block begins', async () => {
    const { record: { blocks }, products } = edition
    const sheets = await readPdf(products.get('pdf') ?? new Uint8Array())
    const text = textOf(fileAt('content/2019-14.md'))
    const starts = text.blocks.map(({ at }) => text.text.slice(at, at + 3))
    expect(blocks.map(({ id }) => id)).toEqual(text.blocks.map(({ id }) => id))
    for (const [index, { page, line }] of blocks.entries()) {
      expect(sheets[page - 1]?.lines[line - 1]?.text.replace(/\s/g, '')).toContain(starts[index])
    }
    expect(blocks.find(({ id }) => id === 'title')).toEqual({ id: 'title', sourceLine: 7, page: 1, line: 4 })
  })

  test('names every file of the edition and every file that went into it', () => {
    const { record, files } = edition
    expect([...files.keys()]).toEqual(['2019-14.pdf', '2019-14.epub', '2019-14.html', '2019-14.metadata.xml', 'edition.json'])
    expect(record.outputs.map(({ name }) => name)).toEqual([...files.keys()].slice(0, -1))
    expect(record.inputs.styles.map(({ name }) => name)).toEqual(['epub.css', 'parts.css', 'print.css', 'screen.css', 'type.css'])
    expect(record.faces.map(({ role }) => role).sort()).toEqual(['fangsong', 'heiti', 'kaiti', 'songti', 'xiaobiaosong'])
    expect(record.inputs.tools['tongbao']).toMatch(/^\d/)
    expect(JSON.stringify(record)).not.toContain(process.cwd())
    expect(JSON.parse(new TextDecoder().decode(files.get('edition.json')))).toEqual(JSON.parse(JSON.stringify(record)))
  })
})

describe('for the archive', () => {
  test('a sidecar with the elements of DA/T 46, the archivist\'s only where given', async () => {
    const sidecar = async (yaml: string) => {
      const { files } = await make(fileWith('正文。', (own) => `${own}${yaml}`), { formats: ['html'] })
      return new TextDecoder().decode(files.get('example.metadata.xml'))
    }
    const bare = await sidecar('')
    expect(bare).toContain('<element number="M22" name="题名">在省委扶贫工作会议上的讲话</element>')
    expect(bare).toContain('<element number="M33" name="日期">2019-04-26</element>')
    expect(bare).not.toMatch(/number="M([3-9]|1\d|20)"/)
    const full = await sidecar('archive: {全宗号: "0001 <&>", 保管期限: 永久, 年度: 2019}\n')
    expect(full).toMatch(/"M9" name="全宗号">0001 &#x3C;&#x26;><[^]*"M11" name="年度">2019<[^]*"M12" name="保管期限">永久<[^]*"M22"/)
  })

  test.each(['{全宗: x}', '{}', '{全宗号: ""}', '{全宗号: [1]}', '永久'])('archive: %s is refused', (value) => {
    const file = fileWith('正文。', (own) => `${own}archive: ${value}\n`)
    expect(parseDocument(file, worldFor(file.path))).toBeUndefined()
    expect(findingsOf(file).map(({ ruleId }) => ruleId)).toEqual(['front-matter-type'])
  })

  test('a PDF that breaks a clause is not published', async () => {
    const file = fileAt('content/2019-14.md')
    const pdf = (await make(fileAt('content/2019-14.md'))).products.get('pdf') ?? new Uint8Array()
    const spoilt = Buffer.from(Buffer.from(pdf).toString('latin1').replace('<pdfuaid:part>1', '<pdfuaid:part>7'), 'latin1')
    const finished = { pdf: spoilt, text: textOf(fileAt('content/2019-14.md')), format: gbt9704 }
    const checked = await checkPdf(file, finished, worldFor(file.path))
    await checked?.prove()
    expect(findingsOf(file).map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['conformance', true]])
  })
})
