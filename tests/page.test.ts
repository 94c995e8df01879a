import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFRawStream } from '@cantoo/pdf-lib'
import { Blob, Face, Font } from 'harfbuzzjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { candidatesFor } from '../src/fonts/roles.js'
import { readPdf as readModel } from '../src/pdf/read/read.js'
import { publish } from '../src/publish.js'
import { defaults } from '../src/settings.js'
import { readPdf, textOf, type Sheet } from './support/pdf.js'
import { fileAt, fileWith, worldFor } from './support/world.js'
import type { VFile } from 'vfile'
import { findingsOf } from '../src/report.js'
import type { Printer } from '../src/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

async function print(file: VFile): Promise<{ pdf: Uint8Array, sheets: Sheet[], pages: number }> {
  const world = worldFor(file.path, printer)
  const edition = await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world })
  const pdf = edition?.products.get('pdf')
  if (!edition || !pdf) throw new Error(file.messages.join('\n'))
  return { pdf, sheets: await readPdf(pdf), pages: edition.record.pages ?? 0 }
}

/** GB/T 9704-2012 5.2.1: millimetres from the edges of the paper, odd pages; even pages mirror them. */
const area = { top: 37, bottom: 262, left: 28, right: 184, outer: 26, width: 156, height: 225 }
const pitch = 28.95 / 72 * 25.4
/** A line of 28.95 pt, in it 16 pt type whose baseline lies 88 % below its top (src/pdf/compose-page.ts), in mm. */
const firstBaseline = ((28.95 - 16) / 2 + 0.88 * 16) / 72 * 25.4
const isNumber = (text: string) => /^— \d+ —$/.test(text)
const body = ({ lines }: Sheet) => lines.filter(({ text }) => !isNumber(text))
const left = (index: number) => index % 2 === 0 ? area.left : area.outer

describe('the bulletin', () => {
  let made: Awaited<ReturnType<typeof print>>
  beforeAll(async () => { made = await print(fileAt('content/2019-14.md')) })

  test('10 or 11 pages of A4', () => {
    expect([10, 11]).toContain(made.sheets.length)
    expect(made.pages).toBe(made.sheets.length)
    for (const { width, height } of made.sheets) {
      expect(Math.abs(width - 210)).toBeLessThan(0.2)
      expect(Math.abs(height - 297)).toBeLessThan(0.2)
    }
  })

  test('every page but the first and the last has 22 lines within the type area', () => {
    for (const [index, sheet] of made.sheets.entries()) {
      const lines = body(sheet)
      if (index > 0 && index < made.sheets.length - 1) expect(lines).toHaveLength(22)
      for (const { x, right, y, size } of lines) {
        expect(x).toBeGreaterThan(left(index) - 0.5)
        expect(right).toBeLessThan(left(index) + area.width + 0.5)
        expect(y - size * 0.88 / 72 * 25.4).toBeGreaterThan(area.top - 0.5)
        expect(y).toBeLessThan(area.bottom + 0.5)
      }
      // some line of every page reaches either edge, and the first stands where the type area's top puts it
      expect(Math.abs(Math.min(...lines.map(({ x }) => x)) - left(index))).toBeLessThan(0.2)
      expect(Math.abs(Math.max(...lines.map(({ right }) => right)) - left(index) - area.width)).toBeLessThan(0.5)
      if (index > 0) expect(Math.abs((lines[0]?.y ?? 0) - area.top - firstBaseline)).toBeLessThan(0.3)
    }
  })

  test('the pitch of 28.95 pt is kept over every full page, whatever faces stand on its lines', () => {
    for (const sheet of made.sheets.slice(1, -1)) {
      const lines = body(sheet)
      for (const [index, { y }] of lines.entries()) {
        // Chromium sets baselines on whole pixels (0.26 mm)
        expect(Math.abs(y - (lines[0]?.y ?? 0) - index * pitch)).toBeLessThan(0.3)
      }
    }
  })

  test('page numbers — 1 —: outer side, one character in, dash 7 mm below the type area, 14 pt', async () => {
    const dash = await dashHeight()
    for (const [index, { lines }] of made.sheets.entries()) {
      const number = lines.find(({ text }) => isNumber(text))
      expect(number?.text).toBe(`— ${index + 1} —`)
      expect(number?.size).toBeCloseTo(14, 0)
      const edge = index % 2 === 0 ? left(index) + area.width - (number?.right ?? 0) : (number?.x ?? 0) - left(index)
      expect(Math.abs(edge - 14 / 72 * 25.4)).toBeLessThan(0.5)
      expect(Math.abs((number?.y ?? 0) - dash - area.bottom - 7)).toBeLessThan(0.3)
    }
  })

  test('the imprint stands between rules of 0.35 mm, the last on the bottom of the last page\'s type area', () => {
    const last = made.sheets.at(-1)
    const rules = (last?.boxes ?? []).filter(({ x, right }) => right - x > 155).sort((a, b) => a.top - b.top)
    expect(rules).toHaveLength(2)
    for (const { top, bottom } of rules) expect(Math.abs(bottom - top - 0.35)).toBeLessThan(0.1)
    expect(Math.abs((rules[1]?.bottom ?? 0) - area.bottom)).toBeLessThan(0.5)
    expect(body(last as Sheet).at(-1)?.text).toBe('中共湖南省委办公厅2019年4月29日印发')
    expect(body(last as Sheet).at(-2)?.y).toBeLessThan((rules[0]?.top ?? 0))
  })

  test('the red rule spans the type area', () => {
    const [rule] = made.sheets[0]?.boxes ?? []
    expect(Math.abs((rule?.x ?? 0) - area.left)).toBeLessThan(0.5)
    expect(Math.abs((rule?.right ?? 0) - area.right)).toBeLessThan(0.5)
  })

  test('no line begins or ends with a mark that may not stand there, none of one character ends a paragraph', () => {
    for (const { text } of made.sheets.flatMap(body)) {
      expect(text).not.toMatch(/^[，。、；：？！）》”’〕·～—…／/]/)
      expect(text).not.toMatch(/[（《“‘〔／/]$/)
      expect(text.replace(/[^\p{Script=Han}\d]/gu, '').length).toBeGreaterThan(1)
    }
  })

  test('only TrueType faces, embedded and named; tagged, with outline, language and title', async () => {
    const { catalog: { context } } = await readModel(made.pdf)
    const source = context.enumerateIndirectObjects().map(([, object]) => object instanceof PDFRawStream ? object.dict : object).join('\n')
    expect(source).not.toMatch(/\/Type3\b/)
    expect(source.match(/\/CIDFontType2\b/g)?.length).toBe(source.match(/\/FontFile2\b/g)?.length)
    const names = new Set([...source.matchAll(/\/FontName \/([A-Z]{6}\+[\w-]+)/g)].map(([, name]) => name?.slice(7)))
    expect(names.size).toBe(5)
    expect([...names].filter((name) => /DejaVu|Liberation|Times|Open/.test(name ?? ''))).toEqual([])
    for (const mark of ['/StructTreeRoot', '/Outlines', '/Lang (zh-CN)', '/MarkInfo']) expect(source).toContain(mark)
  })

  test('the text is the source\'s, character for character, with no radical and no asterisk', async () => {
    const { default: expected } = await import('./support/seed-text.js')
    const text = made.sheets.map(textOf).join('')
    expect(text).toBe(expected)
    expect(text).not.toMatch(/[\u2e80-\u2fdf*\0-\x1f]/)
  })

  // in the order of the paint and in the order of the lines: programs read a page either way
  const extractors = [['pdftotext', ['-enc', 'UTF-8'], ['-']], ['mutool', ['draw', '-q', '-F', 'txt'], []]] as const
  test.for(extractors)('%s reads the same text, where it is installed', async ([program, before, after], { skip }) => {
    const path = join(await mkdtemp(join(tmpdir(), 'tongbao-page-')), 'print.pdf')
    await writeFile(path, made.pdf)
    const { stdout, error } = spawnSync(program, [...before, path, ...after], { encoding: 'utf8', maxBuffer: 1e8 })
    skip(error !== undefined, `${program} is not installed`)
    const { default: expected } = await import('./support/seed-text.js')
    expect(stdout.replace(/—\s*\d+\s*—|\s/g, '')).toBe(expected)
  })
})

describe('the grid', () => {
  test('28 Han characters a line, 22 lines a page, both edges reached', async () => {
    const { sheets } = await print(fileWith('为人民服务要坚持到底'.repeat(150)))
    const [, full] = sheets
    const lines = body(full as Sheet)
    expect(lines).toHaveLength(22)
    for (const { text, x, right } of lines) {
      expect(text).toHaveLength(28)
      expect(Math.abs(x - area.outer)).toBeLessThan(0.5)
      expect(Math.abs(right - area.outer - area.width)).toBeLessThan(0.5)
    }
  })

  test('marks and units keep their places, wherever on the line they fall', async () => {
    const risky = '甲·乙～丙——丁……戊1／2己1/2庚〔2019〕14号第14期2019年80万人98.5%第十九届'
    const paragraphs = Array.from({ length: 28 }, (_, index) => '一'.repeat(index + 1) + risky.repeat(3))
    const { sheets } = await print(fileWith(paragraphs.join('\n\n')))
    const lines = sheets.flatMap(body).map(({ text }) => text)
    expect(lines.length).toBeGreaterThan(100)
    for (const [index, line] of lines.entries()) {
      expect(line).not.toMatch(/^[·～—…／/]|[／/〔]$/)
      expect(`${line}|${lines[index + 1]}`).not.toMatch(/[\d.]\|[\d.年期号万%]|万\|人|十九\|届|第\||〕\|14/)
    }
  })

  // the last line of text at every height of the page: the imprint moves to a page of its own when it no longer fits
  test.each(Array.from({ length: 24 }, (_, index) => index + 1))('%i paragraphs: imprint on the foot of the last page, nothing over it', async (count) => {
    const { sheets, pages } = await print(fileWith(Array.from({ length: count }, (_, index) => `第${index + 1}段。`).join('\n\n')))
    expect(sheets).toHaveLength(pages)
    const last = sheets.at(-1) as Sheet
    const [first, second] = last.boxes.filter(({ x, right }) => right - x > 155).slice(-2)
    expect(Math.abs((second?.bottom ?? 0) - area.bottom)).toBeLessThan(0.5)
    const [imprint, above] = body(last).toReversed()
    expect(imprint?.text).toContain('印发')
    if (above) expect(above.y).toBeLessThan((first?.top ?? 0))
  })
})

test('an imprint that does not come to stand on the last page forbids publication', async () => {
  const file = fileWith('一段。')
  const astray: Printer = {
    ...printer,
    layOut: (html, flow, use) => printer.layOut(html, flow, (layout) => use({ ...layout, placeOf: async (id) => ({ height: 0, page: ((await layout.placeOf(id))?.page ?? 0) + 1 }), set: async () => undefined }))
  }
  expect(await publish(file, { settings: defaults, world: worldFor(file.path, astray) })).toBeUndefined()
  expect(findingsOf(file).map(({ ruleId }) => ruleId)).toContain('page-turn')
})

/** The height of the dash's middle above the baseline in the face of the page numbers, mm at 14 pt. */
async function dashHeight(): Promise<number> {
  const { fonts } = worldFor('content/2019-14.md')
  const [best] = candidatesFor('songti', await fonts.files())
  const data = best && await fonts.load(best.file)
  if (!data) throw new Error('no 宋体')
  const face = new Face(new Blob(data.slice().buffer))
  const font = new Font(face)
  const glyph = font.nominalGlyph('—'.codePointAt(0) ?? 0)
  const extents = glyph === undefined || glyph === null ? undefined : font.glyphExtents(glyph)
  if (!extents) throw new Error('no dash')
  return (extents.yBearing + extents.height / 2) / face.upem * 14 / 72 * 25.4
}
