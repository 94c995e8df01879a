import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordName } from '../src/edition/finish.js'
import { cacheFolder } from '../src/effects/cache.js'
import { readSchema } from '../src/effects/assets.js'
import { openPrinter } from '../src/effects/printer.js'
import { publish } from '../src/publish.js'
import { Fault, formatFinding } from '../src/report.js'
import { defaults, formats, type Settings } from '../src/settings.js'
import { verifyEdition, type Verification } from '../src/verify.js'
import type { World } from '../src/world.js'
import { withStyle, withTemplate, worldFor } from './support/world.js'
import { sha256 } from '../src/text/hashes.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const sourcePath = '../../content/2019-14.md'
const source = readFileSync('content/2019-14.md')
const world = worldFor('content/2019-14.md', printer)
let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => { files = await make(formats) })

async function make(wanted: Settings['formats'], change: Partial<World> = {}): Promise<ReadonlyMap<string, Uint8Array>> {
  const file = new VFile({ path: 'content/2019-14.md', value: source })
  const edition = await publish(file, { settings: { ...defaults, formats: wanted }, world: { ...world, ...change }, sourcePath })
  if (!edition) throw new Error(file.messages.join('\n'))
  return new Map([...edition.files, [sourcePath, source]])
}

type Files = Map<string, Uint8Array>
type Record = { [key: string]: unknown, outputs: { name: string, sha256: string, bytes: number }[] }

interface Spoil {
  readonly spoil?: (files: Files) => void
  readonly change?: Partial<World>
  readonly judge?: Verification['judge']
}

/** Verifies the edition after it, or the world, was spoilt; gives each finding's id and wording. */
async function verify({ spoil, change = {}, judge }: Spoil): Promise<[id: string, words: string][]> {
  const spoilt: Files = new Map(files)
  spoil?.(spoilt)
  const { findings } = await verifyEdition('dist/2019-14', {
    read: async (path) => spoilt.get(path), readSource: async (path) => spoilt.get(path), worldFor: () => ({ ...world, ...change }),
    settings: defaults, schema: readSchema(), judge
  })
  return findings.map((finding) => [finding.ruleId, formatFinding(finding, 'en')])
}

const edit = (name: string, change: (text: string) => string) => (all: Files) => {
  all.set(name, Buffer.from(change(Buffer.from(all.get(name) ?? []).toString('latin1')), 'latin1'))
}
const editRecord = (change: (record: Record) => void) => (all: Files) => {
  const record = JSON.parse(Buffer.from(all.get(recordName) ?? []).toString()) as Record
  change(record)
  all.set(recordName, Buffer.from(JSON.stringify(record)))
}

test('a fresh edition is verified', async () => {
  expect(await verify({})).toEqual([])
})

test('the program\'s code is told by the record alone', async () => {
  const others = await make(formats, { program: 'a'.repeat(64) })
  expect([...others].filter(([name, bytes]) => Buffer.compare(bytes, files.get(name) ?? Buffer.of()) !== 0).map(([name]) => name)).toEqual([recordName])
})

describe('the culprit is named', () => {
  const culprits: [what: string, spoil: Spoil, id: string, words: RegExp][] = [
    ['one byte of the PDF', { spoil: edit('2019-14.pdf', (pdf) => pdf.replace('%PDF-1.7', '%PDF-1.6')) }, 'output-changed', /2019-14\.pdf/],
    ['the e-book gone', { spoil: (all) => { all.delete('2019-14.epub') } }, 'output-missing', /2019-14\.epub/],
    ['one byte of the source', { spoil: edit(sourcePath, (text) => `${text} `) }, 'input-differs', /source \.\.\/\.\.\/content\/2019-14\.md/],
    ['one byte of a style', { change: withStyle(world, 'print.css', (css) => `${css} `) }, 'input-differs', /style print\.css/],
    ['one byte of a template', { change: withTemplate(world, 'page.html', (html) => `${html} `) }, 'input-differs', /template page\.html/],
    ['one byte of the form\'s own style', { change: withTemplate(world, 'page.css', (css) => `${css} `) }, 'input-differs', /template page\.css/],
    ['the form\'s own style gone', {
      change: { templates: (form) => new Map([...world.templates(form)].filter(([name]) => name !== 'page.css')) }
    }, 'input-differs', /template page\.css: now none/],
    ['a face gone', { change: { fonts: { ...world.fonts, files: async () => (await world.fonts.files()).filter(({ name }) => !/^(FandolKai|.*STKai|.*simkai)/i.test(name)) } } },
      'input-differs', /face kaiti/],
    ['another browser', { change: { browser: async () => 'Chromium 148.0.1.2' } }, 'input-differs', /browser: now Chromium 148\.0\.1\.2, recorded Chromium 1/],
    ['another library', { change: { tools: { ...world.tools, fflate: '9.9.9' } } }, 'input-differs', /tool fflate: now 9\.9\.9/],
    ['the program, where its version is the same', { change: { program: 'a'.repeat(64) } }, 'input-differs', /program code: now aaaa/],
    ['a record that was edited', { spoil: editRecord((record) => { record['pages'] = 11 }) }, 'output-changed', /edition\.json/],
    ['a product that was edited, and the record with it', {
      spoil: (all) => {
        edit('2019-14.html', (html) => html.replace('<main', '<main data-x="1"'))(all)
        const html = all.get('2019-14.html') ?? new Uint8Array()
        editRecord(({ outputs }) => Object.assign(outputs.find(({ name }) => name.endsWith('html')) ?? {}, { sha256: sha256(html), bytes: html.length }))(all)
      }
    }, 'rebuild-differs', /2019-14\.html/]
  ]
  test.each(culprits)('%s', async (_, spoil, id, words) => {
    const found = await verify(spoil)
    expect(found.map(([ruleId]) => ruleId)).toEqual([id])
    expect(found[0]?.[1]).toMatch(words)
  })

  test('a product that an earlier build left', async () => {
    const later = await make(['pdf'])
    const found = await verify({ spoil: (all) => { for (const [name, content] of later) all.set(name, content) } })
    expect(found.map(([id]) => id)).toEqual(['output-unrecorded', 'output-unrecorded'])
  })

  test('the text of a product that was edited, and the record with it', async () => {
    const found = await verify({
      spoil: (all) => {
        edit('2019-14.html', (html) => html.replace(Buffer.from('同志们').toString('latin1'), Buffer.from('同志').toString('latin1')))(all)
        const html = all.get('2019-14.html') ?? new Uint8Array()
        editRecord(({ outputs }) => Object.assign(outputs.find(({ name }) => name.endsWith('html')) ?? {}, { sha256: sha256(html), bytes: html.length }))(all)
      }
    })
    expect(found.map(([id]) => id)).toEqual(['rebuild-differs', 'text-differs'])
    expect(found[1]?.[1]).toMatch(/^content\/2019-14\.md:\d+:/)
  })

  test('veraPDF\'s verdict, also one without checks', async () => {
    expect(await verify({ judge: async () => ({ checks: 100, failures: [] }) })).toEqual([])
    const found = await verify({ judge: async (_, level) => level === 'PDF/UA-1' ? { checks: 0, failures: [] } : { checks: 9, failures: ['6.1.3-1'] } })
    expect(found.map(([id]) => id)).toEqual(['verapdf-failed', 'verapdf-failed'])
  })
})

describe('away from its source', () => {
  const away = (all: Files) => { all.delete(sourcePath) }
  const record = (name: string, all: Files) => {
    const bytes = all.get(name) ?? new Uint8Array()
    editRecord(({ outputs }) => Object.assign(outputs.find((output) => output.name === name) ?? {}, { sha256: sha256(bytes), bytes: bytes.length }))(all)
  }

  test('an edition is verified by itself, also one with an older record', async () => {
    expect(await verify({ spoil: away })).toEqual([])
    const older = editRecord((old) => { for (const key of ['edition', 'dated']) delete old[key]; old['tongbaoEdition'] = 2 })
    expect(await verify({ spoil: (all) => { away(all); older(all) } })).toEqual([])
    expect(await verify({ spoil: older })).toEqual([])
  })

  test('products that say not the same are told, and a PDF that keeps no standard', async () => {
    const [one, other] = ['同志们', '同志'].map((words) => Buffer.from(words).toString('latin1'))
    const differing = await verify({ spoil: (all) => {
      away(all)
      edit('2019-14.html', (html) => html.replace(one ?? '', other ?? ''))(all)
      record('2019-14.html', all)
    } })
    expect(new Set(differing.map(([id]) => id))).toEqual(new Set(['epub-lint', 'text-differs']))
    const broken = await verify({ spoil: (all) => {
      away(all)
      edit('2019-14.pdf', (pdf) => pdf.replace('<pdfaid:part>2', '<pdfaid:part>9'))(all)
      record('2019-14.pdf', all)
    } })
    expect(broken.map(([id]) => id)).toContain('conformance')
    const damaged = await verify({ spoil: (all) => {
      away(all)
      all.set('2019-14.html', Buffer.from('<'))
      all.set('2019-14.epub', Buffer.from('PK'))
      for (const name of ['2019-14.html', '2019-14.epub']) record(name, all)
    } })
    expect(damaged.length).toBeGreaterThan(0)
  })

  test('one byte changed is told as where the source is', async () => {
    expect((await verify({ spoil: (all) => { away(all); edit('2019-14.pdf', (pdf) => `${pdf} `)(all) } })).map(([id]) => id)).toEqual(['output-changed'])
  })
})

describe('a record that is none', () => {
  const records: [what: string, spoil: (files: Files) => void][] = [
    ['missing', (all) => { all.delete(recordName) }],
    ['cut short', edit(recordName, (text) => text.slice(0, 2000))],
    ['empty', edit(recordName, () => '')],
    ['of another program', edit(recordName, () => '{"name": "x", "version": 1}')],
    ['a list', edit(recordName, () => '[]')],
    ['with a path out of the folder', editRecord(({ outputs }) => Object.assign(outputs[0] ?? {}, { name: '../../../etc/passwd' }))]
  ]
  test.each(records)('%s', async (_, spoil) => {
    const outcome = await verify({ spoil }).catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(Fault)
    expect((outcome as Fault).ruleId).toBe('record-unreadable')
    expect(formatFinding(outcome as Fault, 'zh')).toMatch(/^无法运行：dist\/2019-14\/edition\.json 不是可用的出版记录（.+）/)
  })
})
