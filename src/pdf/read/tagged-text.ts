import { readPdf, type PdfPage, type PdfModel } from './read.js'
import type { PlacedGlyph } from './scan.js'
import { blockMarksOf, elementsOf, marksOf, type Kid, type StructElement } from './structure.js'
import type { PlacedText, Run } from '../../layout/page-starts.js'
import { barePrint } from '../../text/characters.js'

/** What a tagged PDF says, read along its structure. */
export interface TaggedText extends PlacedText {
  readonly pages: readonly TaggedPage[]
  /** The header row of each table, as a table repeats it on further pages. */
  readonly headers: ReadonlySet<string>
}

/** The same with the glyphs of each run. */
export interface SetText extends TaggedText {
  readonly runs: readonly TaggedRun[]
}

/** A run of text, its glyphs, and the element of the structure whose lines it is part of. */
export interface TaggedRun extends Run {
  readonly glyphs: readonly PlacedGlyph[]
  readonly block: StructElement
}

/** What else a page shows. */
export interface TaggedPage {
  /** The text outside the structure, in the order in which it is painted. */
  readonly furniture: string
  /** How many times the glyph for missing characters (.notdef) is shown. */
  readonly missing: number
}

/** Reads a PDF along its structure tree. Throws `UnreadablePdf`. */
export async function readTagged(pdf: Uint8Array, reading: Promise<PdfModel> = readPdf(pdf)): Promise<SetText> {
  const { pages, tree } = await reading
  const lines = pages.map(lineFinder)
  const tagged = pages.map(() => new Set<number>())
  const runs: TaggedRun[] = []
  let text = ''
  for (const [{ page, mcid }, block] of tree ? blockMarksOf(tree) : []) {
    tagged[page]?.add(mcid)
    for (const painted of pages[page]?.scan.sequences.get(mcid)?.painted ?? []) {
      const words = barePrint(painted.text)
      if (words === '') continue
      runs.push({ at: text.length, page: page + 1, line: lines[page]?.(painted.box?.[1] ?? 0) ?? 1, glyphs: painted.glyphs ?? [], block })
      text += words
    }
  }
  return {
    text, runs, headers: tree ? headersOf(tree, pages) : new Set(),
    pages: pages.map(({ scan }, index) => {
      const outside = scan.painted.filter(({ mcid }) => mcid === undefined || !tagged[index]?.has(mcid))
      return { furniture: outside.map((painted) => barePrint(painted.text)).join(''), missing: scan.missing }
    })
  }
}

/** Finds the run in which the character with this index stands; `undefined` where there is no text. */
export function runAt({ runs }: PlacedText, index: number): Run | undefined {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.at ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return runs[Math.max(0, low - 1)]
}

/** Baselines nearer than this, in pt, are one line: raised note marks lie 6 pt higher, lines 20 pt apart at least. */
const lineTolerance = 9

/** Tells for a height on the page, in points from its foot, which line from the top it is. */
function lineFinder({ scan }: PdfPage): (y: number) => number {
  const heights = scan.painted.filter(({ text, box }) => box && barePrint(text) !== '').map(({ box }) => box?.[1] ?? 0)
  const tops: number[] = []
  for (const y of heights.sort((a, b) => b - a)) {
    if (tops.length === 0 || (tops.at(-1) ?? 0) - y > lineTolerance) tops.push(y)
  }
  return (y) => {
    let [line, end] = [0, tops.length]
    while (line < end) {
      const middle = (line + end) >> 1
      if ((tops[middle] ?? 0) >= y) line = middle + 1
      else end = middle
    }
    return Math.max(1, line)
  }
}

/** Words of the head of each table, the rows of header cells with which it begins, without white space. */
export function headersOf(tree: StructElement, pages: readonly PdfPage[]): Set<string> {
  const headers = new Set<string>()
  for (const [table] of elementsOf(tree)) {
    if (table.type !== 'Table') continue
    const isHead = (kid: Kid) => kid.kind === 'element' && kid.kids.some((cell) => cell.kind === 'element' && cell.type === 'TH')
    const end = table.kids.findIndex((kid) => !isHead(kid))
    const marks = marksOf({ ...table, kids: end < 0 ? table.kids : table.kids.slice(0, end) })
    headers.add(barePrint(marks.map(({ page, mcid }) => pages[page]?.scan.sequences.get(mcid)?.text ?? '').join('')))
  }
  return headers
}
