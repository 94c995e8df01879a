import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { archivePdf, type ArchiveOptions } from '../src/pdf/archive/archive.js'
import { fromLatin1, toLatin1 } from '../src/pdf/read/objects.js'
import { checkConformance } from '../src/pdf/gate/check.js'
import { clauses, type ClauseName } from '../src/pdf/gate/clauses.js'
import { faults, fileFaults } from './support/gate-faults.js'
import { everyBlock, furniture, metadata, printHtml, printRaw, tablesIn } from './support/print.js'
import { hasVeraPdf, judge } from './support/verapdf.js'
import { fileAt, fileWith } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

const archive = async (pdf: Uint8Array, more: Partial<ArchiveOptions> = {}) =>
  (await archivePdf(pdf, { metadata, furniture, ...more })).pdf

let seed: Uint8Array
let rich: Uint8Array
let withFiles: Uint8Array
beforeAll(async () => {
  seed = await printRaw(fileAt('content/2019-14.md'), printer)
  const raw = await printRaw(fileWith(everyBlock), printer)
  const tables = tablesIn(fileWith(everyBlock))
  rich = await archive(raw, { tables })
  const source = { name: '源文件.md', mediaType: 'text/markdown', description: '源文件', relationship: 'Source' } as const
  const data = { name: 'record.json', mediaType: 'application/json', description: '记录', relationship: 'Data' } as const
  const bytes = fromLatin1('{}')
  withFiles = await archive(raw, { tables, attachments: [{ ...source, bytes }, { ...data, bytes }] })
})

/** The checks that `pdf` does not pass. */
async function failedIn(pdf: Uint8Array): Promise<ClauseName[]> {
  const { checks, failures } = await checkConformance(pdf)
  expect(checks).toBeGreaterThan(0)
  for (const { detail } of failures) expect(detail.zh).toMatch(/\p{Script=Han}/u)
  return [...new Set(failures.map(({ name }) => name))]
}

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

describe('the gate', () => {
  test('passes what the archive pass writes, after many checks', async () => {
    for (const pdf of [await archive(seed), rich, withFiles]) {
      const { checks, failures } = await checkConformance(pdf)
      expect(failures).toEqual([])
      expect(checks).toBeGreaterThan(1000)
    }
  })

  test('refuses the plain print, by the checks for which veraPDF does', async () => {
    expect(await failedIn(seed)).toEqual(expect.arrayContaining<ClauseName>([
      'file-identifier', 'output-intent', 'xmp', 'claim-a', 'claim-ua', 'title'
    ]))
  })

  test.each([
    ['no PDF', () => fromLatin1('%!PS'), /header/],
    ['nothing', () => new Uint8Array(0), /header/],
    ['a truncated one', () => rich.subarray(0, 30_000), /damaged/],
    ['one with a hole', () => rich.map((byte, at) => at > 2000 && at < 2400 ? 32 : byte), /damaged|inflated|stream/],
    ['an encrypted one', () => fromLatin1(toLatin1(seed).replace('/Info 1 0 R', '/Encrypt 1 0 R')), /encrypted/]
  ])('refuses %s in words', async (_, make, reason) => {
    const { checks, failures } = await checkConformance(make())
    expect(checks).toBe(1)
    expect(failures).toEqual([{ name: 'readable', detail: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.stringMatching(reason) } }])
  })

  test.each<[string, ClauseName, string]>([
    ['a picture without alt', 'picture-description', `<img width="9" height="9" src="${dot}">`],
    ['a skipped level', 'heading-level', '<h1>A</h1><h3>B</h3>'],
    ['a first heading of level 2', 'heading-level', '<h2>B</h2>'],
    ['a character that no face has', 'glyph-missing', '<p>\u{10fffd}</p>'],
    ['a Type 3 font', 'font-kind', '<p style="-webkit-text-stroke: 1px red">Text</p>']
  ])('catches %s', async (_, check, html) => {
    expect(await failedIn(await archive(await printHtml(html, printer)))).toContain(check)
  })
})

describe('the gate catches', () => {
  test.each(faults)('%s', async (_, check, spoil) => {
    expect(await failedIn(await spoil(rich))).toContain(check)
  })

  test.each(fileFaults)('%s', async (_, check, spoil) => {
    expect(await failedIn(await spoil(withFiles))).toContain(check)
  })

  test('each of its checks is one call, and has a fault that it must see', () => {
    const files = readdirSync('src/pdf/gate').map((name) => readFileSync(`src/pdf/gate/${name}`, 'utf8')).join('\n')
    const calls = [...files.matchAll(/\bcheck\((?:'([\w-]+)')?/g)].map(([, name]) => name)
    expect(calls.sort()).toEqual(Object.keys(clauses).sort())
    const caught = new Set<ClauseName>(['readable', ...[...faults, ...fileFaults].map(([, check]) => check)])
    expect(Object.keys(clauses).filter((name) => !caught.has(name as ClauseName))).toEqual([])
  })
})

test('a document of a hundred pages passes, and is the same after another print', async () => {
  const hundred = await printLong()
  const pdf = await archive(hundred)
  expect((await checkConformance(pdf)).failures).toEqual([])
  expect(Buffer.from(await archive(await printLong())).equals(pdf)).toBe(true)
})

/** The bulletin's body eleven times over: a hundred pages. */
function printLong(): Promise<Uint8Array> {
  const [, , body = ''] = String(fileAt('content/2019-14.md').value).split('---\n')
  return printRaw(fileWith(body.replace(/<!--.*?-->/g, '').repeat(11)), printer)
}

describe.skipIf(!hasVeraPdf)('veraPDF (needs Java and Maven)', () => {
  test('finds the bulletin compliant with PDF/A-2a and PDF/UA-1', async () => {
    const pdf = await archive(seed)
    for (const flavour of ['2a', 'ua1'] as const) {
      const { isCompliant, checks, failures } = await judge(pdf, flavour)
      expect(failures).toEqual([])
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(10_000)
    }
  })

  test('finds every kind of block, and attachments, compliant with PDF/A-3a and PDF/UA-1', async () => {
    for (const flavour of ['3a', 'ua1'] as const) {
      const { isCompliant, checks, failures } = await judge(withFiles, flavour)
      expect(failures).toEqual([])
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(1000)
    }
  })

  test('finds a hundred pages compliant', async () => {
    const pdf = await archive(await printLong())
    for (const flavour of ['2a', 'ua1'] as const) {
      const { isCompliant, checks } = await judge(pdf, flavour)
      expect(isCompliant).toBe(true)
      expect(checks).toBeGreaterThan(100_000)
    }
  })

  test('refuses the plain print', async () => {
    const { isCompliant, failures } = await judge(seed, '2a')
    expect(isCompliant).toBe(false)
    expect(failures).toEqual(expect.arrayContaining(['6.1.3-1', '6.2.4.3-2', '6.6.2.1-1']))
  })
})
