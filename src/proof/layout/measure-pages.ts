import type { PageFormat } from '../../layout/page-format.js'
import { typeAreaOf, rulesOf, type Place } from './check-places.js'
import type { Layout } from './check-layout.js'
import { mm, readSetBlocks, type SetLine } from './set-lines.js'

/** A page as it was measured: places in mm, from the left and the top edge of the paper. */
export interface MeasuredPage {
  readonly typeArea: Place
  /** The boxes of the lines, the index of their first character in the document's text, and what each is. */
  readonly lines: readonly { readonly box: Place, readonly at: number, readonly kind: string }[]
  readonly rules: readonly Place[]
  /** The page number: its box. */
  readonly number?: Place
}

/** What was measured of a document, beside what the standard asks for. */
export interface Measure {
  readonly zh: string
  readonly en: string
  readonly clause: string
  readonly unit: 'mm' | 'pt' | ''
  readonly expected: number
  readonly measured: number
  /** By how much the two may differ. */
  readonly tolerance: number
}

/** The pages of a document, and its figures; a figure of what it does not have is wanting. */
export interface MeasuredDocument {
  readonly paper: { readonly width: number, readonly height: number }
  readonly pages: readonly MeasuredPage[]
  readonly measures: readonly Measure[]
}

/** The dash of a page number stands so far below the top of its line, mm (see `page-format.ts`). */
const dashDrop = 3.35

/** Measures pages as they were printed. */
export function measurePages({ model: { pages }, runs, text, format }: Layout): MeasuredDocument {
  const blocks = readSetBlocks(runs, text.blocks, format)
  const lines = blocks.flatMap(({ lines: own, kind, type }) => own.map((line) => ({ line, kind, isText: kind === 'body' && /^(?:P|H\d|LI|LBody)$/u.test(type) })))
  const measured = pages.map((page, index): MeasuredPage => {
    const number = numberOf(page.scan.painted.filter(({ mcid }) => mcid === undefined).flatMap(({ glyphs = [] }) => glyphs), format)
    return {
      typeArea: typeAreaOf(index + 1, format), rules: rulesOf(page, format), ...(number && { number }),
      lines: lines.filter(({ line }) => line.page === index + 1).map(({ line, kind }) => ({ box: boxOf(line), at: line.at, kind }))
    }
  })
  const body = lines.filter(({ isText, line }) => isText && Math.abs(line.size - mm(format.sizes.text)) < 0.1).map(({ line }) => line)
  return { paper: format.paper, pages: measured, measures: figuresOf({ body, pages: measured, format, title: lines.find(({ kind }) => kind === 'title')?.line }) }
}

function boxOf({ left, right, base, size }: SetLine): Place {
  return [left, base - 0.88 * size, right, base + 0.12 * size]
}

function numberOf(glyphs: readonly { readonly x: number, readonly y: number, readonly width: number, readonly size: number }[], { paper, typeArea, margins }: PageFormat): Place | undefined {
  const below = glyphs.filter(({ y }) => paper.height - mm(y) > margins.top + typeArea.height)
  const [first, last] = [below[0], below.at(-1)]
  if (!first || !last) return undefined
  const [base, size] = [paper.height - mm(first.y), mm(first.size)]
  return [mm(first.x), base - 0.88 * size, mm(last.x + last.width), base + 0.12 * size]
}

interface Measured {
  readonly body: readonly SetLine[]
  readonly pages: readonly MeasuredPage[]
  readonly format: PageFormat
  readonly title: SetLine | undefined
}

function figuresOf({ body, pages, format, title }: Measured): Measure[] {
  const { typeArea, margins, paper, sizes } = format
  // single base lines lie on whole pixels, so that only their mean is exact
  const pitch = mean(body.flatMap((line, index) => {
    const next = body[index + 1]
    const gap = next && next.page === line.page ? next.base - line.base : 0
    return gap > 0 && gap < 1.5 * typeArea.height / format.lines ? [gap] : []
  }))
  const width = median(body.flatMap(({ characters }) => characters.flatMap(({ text, left }, index) => {
    const next = characters[index + 1]
    return next && /^\p{Script=Han}{2}$/u.test(text + next.text) ? [next.left - left] : []
  })))
  const half = pitch === undefined ? 0 : (pitch - mm(sizes.text)) / 2
  const full = pages.flatMap((_, index) => {
    const own = body.filter(({ page }) => page === index + 1)
    return own.length > format.lines - 3 ? [own] : []
  })
  const longest = body.filter(({ characters }) => characters.length >= format.characters - 2)
  const [odd, even] = [1, 0].map((rest) => longest.filter(({ page }) => page % 2 === rest))
  const least = (found: readonly SetLine[] | undefined) => found?.length ? Math.min(...found.map(({ left }) => left)) : undefined
  const number = pages.map(({ number: own, typeArea: [, , , foot] }) => own && own[1] + dashDrop - foot).find((drop) => drop !== undefined)
  const feet = pages.at(-1)?.rules.map(([, , , bottom]) => bottom) ?? []
  const foot = feet.length > 0 ? Math.max(...feet) : undefined
  const rows: readonly (readonly [zh: string, en: string, clause: string, unit: Measure['unit'], expected: number, measured: number | undefined, tolerance: number])[] = [
    ['天头', 'upper margin', '5.2.1', 'mm', margins.top, full[0]?.[0] && full[0][0].base - 0.88 * full[0][0].size - half, 1],
    ['订口（单页）', 'binding margin, odd pages', '5.2.1', 'mm', margins.binding, least(odd), 1],
    ['切口一侧（双页）', 'outer margin, even pages', '5.2.1', 'mm', paper.width - typeArea.width - margins.binding, least(even), 1],
    ['版心宽', 'width of the type area', '5.2.1', 'mm', typeArea.width, longest.length > 0 ? Math.max(...longest.map(({ left, right }) => right - left)) : undefined, 1],
    ['行距', 'from line to line', '5.2.3', 'mm', typeArea.height / format.lines, pitch, 0.15],
    ['满页行数', 'lines of a full page', '5.2.3', '', format.lines, full.length > 0 ? Math.max(...full.map(({ length }) => length)) : undefined, 0],
    ['满行字数', 'characters of a full line', '5.2.3', '', format.characters, width && typeArea.width / width, 0.3],
    ['正文字号（三号）', 'size of the text', '5.2.2', 'pt', sizes.text, body[0] && body[0].size / 25.4 * 72, 0.1],
    ['标题字号（二号）', 'size of the title', '7.3.1', 'pt', sizes.title, title && title.size / 25.4 * 72, 0.1],
    ['页码距版心下边缘', 'from the type area to the page number', '7.5', 'mm', 7, number, 0.3],
    ['版记末条线距版心下边缘', 'from the last rule of the imprint to the foot of the type area', '7.4.1', 'mm', 0, foot === undefined ? undefined : foot - margins.top - typeArea.height, 0.3]
  ]
  return rows.flatMap(([zh, en, clause, unit, expected, measured, tolerance]) => measured === undefined ? [] : [{ zh, en, clause: `GB/T 9704-2012 ${clause}`, unit, expected, measured, tolerance }])
}

function mean(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
