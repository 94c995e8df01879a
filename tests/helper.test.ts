import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { composeBook } from '../src/epub/build.js'
import { drawPng } from '../src/effects/draw.js'
import { judgeEpub } from '../src/effects/epub-check.js'
import { extractTexts } from '../src/effects/extractors.js'
import { openHelper } from '../src/effects/helper.js'
import { openPrinter } from '../src/effects/printer.js'
import { cacheFolder } from '../src/effects/cache.js'
import { Fault } from '../src/report.js'
import { deflate } from '../src/text/deflate.js'
import { defects } from './support/epub-defects.js'
import { layOut, pageEvery, prepare } from './support/epub-fixture.js'
import { printHtml } from './support/print.js'
import { fileAt, worldFor } from './support/world.js'

/** The helper as it is bundled, with the lighter parts that bundle.mjs gives it. */
const helper = openHelper(pathToFileURL(resolve('build/bin/helper-thread.js')))
const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
const seed = 'content/2019-14.md'
let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  const sources = await prepare(fileAt(seed), worldFor(seed))
  files = layOut(composeBook({ ...sources, pagination: pageEvery(500, sources) }, worldFor(seed)))
})
afterAll(() => Promise.all([helper.close(), printer.close()]))

test('packs and draws as this thread does', async () => {
  const text = readFileSync(seed)
  expect(Buffer.compare(await helper.deflate(text), await deflate(text))).toBe(0)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path fill="#d7000f" d="M5 5h40v20z"/></svg>'
  expect(Buffer.compare(await helper.drawPng(svg), await drawPng(svg))).toBe(0)
})

test('judges every spoilt book as the checker does that is not bundled', async () => {
  for (const { name, make } of defects) {
    const epub = make(files)
    expect(await helper.judgeEpub(epub), name).toEqual(await judgeEpub(epub))
  }
})

test('reads a PDF as pdf.js does that is not bundled; what is none has no pages', async () => {
  const pdf = await printHtml('<h1>One</h1><p>Two, three.</p>', printer)
  const extracts = await helper.extractTexts(pdf)
  expect(extracts).toEqual(await extractTexts(pdf))
  expect(extracts.find(({ by }) => by === 'pdf.js')?.pages.join()).toContain('OneTwo, three.')
  expect((await helper.extractTexts(Buffer.from('no PDF'))).map(({ pages }) => pages.length)).not.toContain(1)
})

test('what goes wrong there goes wrong here; a fault stays one', async () => {
  await expect(helper.drawPng('no picture')).rejects.toThrow(/svg|SVG|parse|document/i)
  vi.stubEnv('TMPDIR', '/nowhere')
  const stranded = openHelper(pathToFileURL(resolve('build/bin/helper-thread.js')))
  // where no other program is installed, nothing is written for it
  const outcomeOf = (reading: Promise<unknown>) => reading.then(() => 'read', (error: unknown) => error instanceof Fault && error.message)
  expect(await outcomeOf(stranded.extractTexts(Buffer.from('')))).toEqual(await outcomeOf(extractTexts(Buffer.from(''))))
  vi.unstubAllEnvs()
  await stranded.close()
})

test('whoever still waits when it is closed hears of it', async () => {
  const other = openHelper(pathToFileURL(resolve('build/bin/helper-thread.js')))
  const waiting = other.deflate(Buffer.alloc(2 ** 26))
  const heard = expect(waiting).rejects.toThrow('the helper ended')
  await other.close()
  await heard
})
