import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { findBreach, type Schema } from '../../src/edition/check-schema.js'
import { finishEdition } from '../../src/edition/finish.js'
import { formatRecord } from '../../src/edition/format-record.js'
import { readRecord } from '../../src/edition/read-record.js'
import { formatRecordFile, makeRecord, type EditionRecord, type RecordSources } from '../../src/edition/record.js'
import { Fault, report } from '../../src/report.js'
import { defaults } from '../../src/settings.js'
import { sha256 } from '../../src/text/hashes.js'
import { everyField, readWhole } from '../support/document.js'
import { recordSources } from '../support/edition.js'

const schema = JSON.parse(readFileSync('schemas/edition.schema.json', 'utf8')) as Schema
const files = new Map([['example.pdf', Buffer.from('a PDF')], ['example.html', Buffer.alloc(2000)]])

function sourcesOf(changed: Partial<RecordSources> = {}): RecordSources {
  const whole = readWhole(everyField, '## 一、标题\n\n第一段。\n\n第二段。')
  report(whole.file, 'character-fallback', { line: 12, column: 3 }, '㐂', 'U+3402', 'a', 'b')
  report(whole.file, 'font-substituted', undefined, '小标宋', 'x.ttf')
  return recordSources(whole, changed)
}
// made anew in each test, so that Stryker knows which tests a line serves
const make = () => makeRecord(sourcesOf(), files)

describe('a record', () => {
  test('has every fact of the edition', () => {
    const [{ fingerprint }, record] = [sourcesOf(), make()]
    expect(record).toEqual({
      tongbaoEdition: 3, name: 'example', edition: 1, dated: 'document', profile: 'gbt9704', inputs: fingerprint, pages: 2, ledger: { characters: 100, printed: 70, metadata: 20, marks: 10 },
      document: { form: 'bulletin', title: '关于试验的通报', citation: '《试验通报》2021年第27期', issuer: '某市委办公厅', date: '2021-03-04' },
      faces: [
        { role: 'fangsong', name: 'FandolFang-Regular.otf', place: 'npm', standIn: false, characters: 3 },
        { role: 'xiaobiaosong', name: 'NotoSerifSC_700Bold.ttf', place: 'npm', standIn: true, characters: 1 }
      ],
      conformance: { levels: ['PDF/A-2a', 'PDF/UA-1'], checks: 1234 },
      proofs: [{ product: 'pdf', by: 'structure', characters: 99 }, { product: 'html', by: 'markup', characters: 98 }],
      findings: [
        { id: 'font-substituted', severity: 'warning', values: ['小标宋', 'x.ttf'] },
        { id: 'character-fallback', severity: 'note', line: 12, column: 3, values: ['㐂', 'U+3402', 'a', 'b'] }
      ],
      outputs: [
        { name: 'example.pdf', sha256: sha256('a PDF'), bytes: 5 }, { name: 'example.html', sha256: sha256(Buffer.alloc(2000)), bytes: 2000 }
      ],
      blocks: expect.any(Array)
    })
    expect(Object.keys(record.findings[0] ?? {})).toEqual(['id', 'severity', 'values'])
    expect(findBreach(JSON.parse(JSON.stringify(record)), schema)).toBeUndefined()
  })

  test('tells of each block where it stands in the source and on the pages', () => {
    const { source } = sourcesOf()
    const lines = Buffer.from(source.bytes).toString().split('\n')
    const lineOf = (words: string) => lines.findIndex((line) => line.includes(words)) + 1
    expect(make().blocks).toEqual([
      ['classification', '密级', 1], ['copyNumber', 'copyNumber', 2], ['serialName', 'serialName', 3], ['issueNumber', 'issueNumber', 4], ['issuer', 'issuer', 5],
      ['date', 'date:', 6], ['editorsNote', 'editorsNote', 7], ['title', 'title', 8], ['speechDate', 'speechDate', 9], ['speaker', 'speaker', 10],
      ['heading-', '## 一', 11], ['paragraph-', '第一段', 12], ['paragraph-', '第二段', 13], ['distribution', 'distribution', 14], ['note', 'note:', 15],
      ['printingOffice', 'printingOffice', 16], ['printingDate', 'printingDate', 17], ['printedCopies', 'printedCopies', 18]
    ].map(([id, words, rank]) => ({
      id: String(id).endsWith('-') ? expect.stringMatching(new RegExp(`^${id}[0-9a-f]{8}$`)) : id,
      sourceLine: lineOf(words === '密级' ? 'classification' : String(words)), page: Number(rank) > 10 ? 2 : 1, line: (Number(rank) - 1) % 10 + 1
    })))
  })

  test('of what was not printed has neither pages, conformance nor blocks', () => {
    const bare = makeRecord(sourcesOf({ pages: undefined, placed: undefined, conformance: undefined }), files)
    expect(Object.keys(bare)).not.toContain('pages')
    expect(Object.keys(bare)).not.toContain('conformance')
    expect(bare.blocks).toEqual([])
    expect(findBreach(JSON.parse(JSON.stringify(bare)), schema)).toBeUndefined()
  })

  test('a PDF with the source inside claims part 3', () => {
    const { conformance } = makeRecord(sourcesOf({ settings: { ...defaults, attachSource: true } }), files)
    expect(conformance?.levels).toEqual(['PDF/A-3a', 'PDF/UA-1'])
  })

  test('a block without a run on the pages stands at the beginning', () => {
    const { blocks } = makeRecord(sourcesOf({ placed: { text: '', runs: [] } }), files)
    expect(new Set(blocks.map(({ page, line }) => `${page} ${line}`))).toEqual(new Set(['1 1']))
  })

  test('as a file is JSON, an item of each list on a line of its own', () => {
    const record = make()
    const written = formatRecordFile(record)
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(record)))
    expect(written.split('\n').slice(0, 11).map((line) => line.slice(0, 60))).toEqual([
      '{', '  "tongbaoEdition": 3,', '  "name": "example",', '  "edition": 1,', '  "dated": "document",',
      expect.stringMatching(/^ {2}"document": \{"form":"bulletin",/), '  "profile": "gbt9704",', '  "inputs": {',
      expect.stringMatching(/^ {4}"sha256": "/), expect.stringMatching(/^ {4}"source": \{"path"/), '    "pictures": [],'
    ])
    expect(written).toContain('  "proofs": [\n    {"product":"pdf","by":"structure","characters":99},\n    {"product":"html","by":"markup","characters":98}\n  ],\n')
    expect(written).toMatch(/\n {4}"settings": \{"formats":\["pdf"\]\},\n {4}"epoch": 1614902400,\n/)
    expect(written).toMatch(/\n {4}"tools": \{"tongbao":"0\.1\.0"\}\n {2}\},\n/)
    expect(written.endsWith('\n  ]\n}\n')).toBe(true)
  })
})

describe('a finished edition', () => {
  const products = new Map([['pdf', Buffer.from('a PDF')], ['epub', Buffer.from('a book')]] as const)
  const finish = (changed: Partial<RecordSources> = {}, of: Parameters<typeof finishEdition>[2] = products) => {
    const edition = finishEdition(new VFile(), sourcesOf(changed), of)
    if (!edition) throw new Error('no edition')
    return edition
  }

  test('has the products, the sidecar and the record', () => {
    const edition = finish()
    expect([edition.name, edition.products]).toEqual(['example', products])
    expect([...edition.files.keys()]).toEqual(['example.pdf', 'example.epub', 'example.metadata.xml', 'edition.json'])
    expect(edition.files.get('example.epub')).toBe(products.get('epub'))
    expect(edition.record.outputs.map(({ name }) => name)).toEqual(['example.pdf', 'example.epub', 'example.metadata.xml'])
    expect(Buffer.from(edition.files.get('edition.json') ?? []).toString()).toBe(formatRecordFile(edition.record))
  })

  test('the sidecar tells of the files, the pages, the format and the program', () => {
    const carrier = ['M43 页数 2', 'M47 格式信息 PDF/A-2a, PDF/UA-1', 'M48 计算机文件名 example.pdf', 'M49 计算机文件大小 5',
      'M48 计算机文件名 example.epub', 'M49 计算机文件大小 6', 'M50 文档创建程序 tongbao 0.1.0']
    const sidecar = Buffer.from(finish().files.get('example.metadata.xml') ?? []).toString()
    const found = [...sidecar.matchAll(/number="(\w+)" name="(.*?)">(.*?)</g)].map((match) => match.slice(1).join(' '))
    expect(found.filter((line) => /^M(4[3789]|50)/.test(line))).toEqual(carrier)
  })

  test('without a PDF and pages there is no word of them', () => {
    const { files: own } = finish({ pages: undefined }, new Map([['html', Buffer.from('x')]]))
    expect([...own.keys()]).toEqual(['example.html', 'example.metadata.xml', 'edition.json'])
    expect(Buffer.from(own.get('example.metadata.xml') ?? []).toString()).not.toMatch(/M43|M47/)
  })
})

describe('a record for people', () => {
  const lines = (language: 'zh' | 'en') => formatRecord(make(), language).split('\n')

  test('a fact a line, in both languages', () => {
    const [hash, own] = [sha256('a PDF'), make().inputs.source.sha256]
    expect(lines('en')).toEqual([
      'example', '  document      《试验通报》2021年第27期 关于试验的通报', '                某市委办公厅 2021-03-04',
      `  source        ../../content/example.md ${own}`, '  made          2021-03-05, Chromium 147.0.7727.24, tongbao 0.1.0',
      '  pages         2', '  conforms to   PDF/A-2a, PDF/UA-1 (1234 checks)', '  characters    100 = 70 + 20 + 10 (printed, metadata, marks)', '  text proven   PDF (structure) 99 characters',
      '                HTML (markup) 98 characters', '  faces         仿宋 FandolFang-Regular.otf (npm)',
      '                小标宋 NotoSerifSC_700Bold.ttf (npm, stand-in)', '  findings      font-substituted', '                character-fallback line 12',
      `  files         example.pdf 1 kB ${hash}`, `                example.html 2 kB ${sha256(Buffer.alloc(2000))}`, '  blocks        18', ''
    ])
    expect(lines('zh')).toEqual([
      'example', '  文件          《试验通报》2021年第27期 关于试验的通报', '                某市委办公厅 2021-03-04',
      `  原稿          ../../content/example.md ${own}`, '  制作          2021-03-05, Chromium 147.0.7727.24, tongbao 0.1.0',
      '  页数          2', '  标准          PDF/A-2a, PDF/UA-1 (1234 项检查)', '  逐字去向      100 = 70 + 20 + 10 （印出、元数据、标记）', '  文字核对      PDF (structure) 99 字',
      '                HTML (markup) 98 字', '  字体          仿宋 FandolFang-Regular.otf (npm)',
      '                小标宋 NotoSerifSC_700Bold.ttf (npm, 代用)', '  提示          font-substituted', '                character-fallback 行 12',
      `  成品          example.pdf 1 kB ${hash}`, `                example.html 2 kB ${sha256(Buffer.alloc(2000))}`, '  段落          18', ''
    ])
  })

  test('what there is none of is left out, a class of type that is not known goes by its name', () => {
    const { pages: _, conformance: __, ...rest } = make()
    const bare: EditionRecord = { ...rest, proofs: [], findings: [], faces: [{ role: 'brush', name: 'x.ttf', place: 'folder', standIn: false, characters: 1 }] }
    const words = formatRecord({ ...bare, inputs: { ...bare.inputs, tools: {} } }, 'en')
    expect(words).not.toMatch(/pages|conforms|proven|findings/)
    expect(words).toContain('  faces         brush x.ttf (folder)\n')
    expect(words).toContain('Chromium 147.0.7727.24, tongbao \n')
  })
})

describe('a record that is read', () => {
  const bytes = () => Buffer.from(formatRecordFile(make()))
  const refusal = (content: Uint8Array | undefined) => {
    try {
      readRecord(content, 'dist/x/edition.json', schema)
    } catch (error) {
      if (error instanceof Fault) return [error.ruleId, ...error.values]
    }
    return undefined
  }

  test('is what was written', () => {
    expect(readRecord(bytes(), 'x', schema)).toEqual(JSON.parse(bytes().toString()))
  })

  test.each<[string, Uint8Array | undefined, string, string]>([
    ['none', undefined, '没有此文件', 'there is no such file'], ['half of one', Buffer.from('{"tongbaoEdition": 2, "na'), '不是完整的 JSON，或嵌套过深', 'no whole JSON, or too deep'],
    ['one that is not UTF-8', Buffer.concat([Buffer.from('"'), Buffer.of(0xff), Buffer.from('"')]), '不是完整的 JSON，或嵌套过深', 'no whole JSON, or too deep'],
    ['another', Buffer.from('{}'), 'tongbaoEdition 处不合格式', 'unexpected tongbaoEdition'],
    ['a list', Buffer.from('[]'), '{} 处不合格式', 'unexpected {}']
  ])('%s is refused', (_, content, zh, en) => {
    expect(refusal(content)).toEqual(['record-unreadable', 'dist/x/edition.json', { zh, en }])
  })
})

describe('a schema', () => {
  const own: Schema = {
    type: 'object', required: ['a', 'b'], additionalProperties: false,
    properties: {
      a: { type: 'array', items: { $ref: '#/$defs/word' } }, b: { type: 'object', additionalProperties: { type: 'boolean' } }, c: { const: 7 },
      d: { enum: ['x', 'y'] }, e: { type: 'integer', minimum: 2 }, f: { type: 'array' }, g: { properties: { h: { type: 'string' } } },
      i: { minimum: 0 }, j: { pattern: '^.$' }, k: { $ref: '#/$defs/none' }, l: { type: 'object', required: ['m'] }
    },
    $defs: { word: { type: 'string', pattern: '^\\w+$' } }
  }
  const right = { a: [], b: {} }

  test.each<[object]>([
    [right], [{ a: ['x', 'yz'], b: { x: true, y: false } }], [{ ...right, c: 7, d: 'y', e: 2, f: [1, 'x'], g: { z: 1, h: 's' }, i: 0, j: '𠮷', k: 1 }],
    [{ ...right, g: 'a text' }], [{ ...right, g: null }], [{ ...right, l: { m: undefined } }]
  ])('%j keeps it', (value) => {
    expect(findBreach(value, own)).toBeUndefined()
  })

  test.each<[unknown, string]>([
    [null, '{}'], [[], '{}'], ['x', '{}'], [{}, 'a'], [{ a: [] }, 'b'], [{ ...right, z: 1 }, 'z'], [{ ...right, toString: 1 }, 'toString'], [{ ...right, a: {} }, 'a'],
    [{ ...right, a: ['x', ''] }, 'a[1]'], [{ ...right, a: ['x', 1, ''] }, 'a[1]'], [{ ...right, b: { x: true, y: 1 } }, 'b.y'], [{ ...right, b: [] }, 'b'],
    [{ ...right, b: null }, 'b'], [{ ...right, c: '7' }, 'c'], [{ ...right, d: 'z' }, 'd'], [{ ...right, e: 1 }, 'e'], [{ ...right, e: 2.5 }, 'e'],
    [{ ...right, e: '2' }, 'e'], [{ ...right, e: NaN }, 'e'], [{ ...right, f: 'x' }, 'f'], [{ ...right, g: { h: 1 } }, 'g.h'],
    [{ ...right, i: -1 }, 'i'], [{ ...right, j: '' }, 'j'], [{ ...right, j: 1 }, 'j'], [{ ...right, l: {} }, 'l.m'], [Object.create(right), 'a']
  ])('%j breaks it at %s', (value, place) => {
    expect(findBreach(value, own)).toBe(place)
  })
})
