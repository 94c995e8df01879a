import { elementsOf } from '../../pdf/read/structure.js'
import type { Laid } from './check-layout.js'
import { typeAreaOf } from './check-places.js'
import { mm, type SetBlock } from './set-lines.js'

/** What may stand on a last page only together with text. */
const closing = new Set([
  'distribution', 'attachmentNote', 'signature', 'office', 'signatory', 'documentDate', 'attended', 'absent', 'observed', 'recorded', 'note',
  'imprintRecipients', 'copyRecipients', 'reported', 'passed', 'issued', 'printingOffice', 'printingDate', 'printedCopies'
])

/** The part of a page that may stay empty before what no longer fits it, and before text that goes with what closes it. */
const mostEmpty = { text: 1 / 3, closing: 1 / 2 } as const
/** So many lines of text at the head of a page may stand there for the sake of what closes it. */
const closingLines = 5

/** What may be done about an empty foot of a page, by what the next one begins with. */
const remedies = {
  closing: { zh: '其后的几行要与署名、版记同在一页，请增减几行文字', en: 'the lines after it go with the signature or imprint: word the text a few lines longer or shorter' },
  text: { zh: '请增减几行文字', en: 'word the text a few lines longer or shorter' },
  figure: { zh: '请移动其后的图或表', en: 'move the picture or table after it' }
} as const

/** Pages begin and end where a reader can go on. */
export function checkPages(laid: Laid): void {
  const { blocks, find, pagination } = laid
  for (const [index, block] of blocks.entries()) {
    const [first, last] = [block.lines[0], block.lines.at(-1)]
    const next = blocks[index + 1]?.lines[0]
    if (!first || !last) continue
    if (/^H[2-6]$/.test(block.type) && next && next.page > last.page) find('heading-last', last, last.page)
    if (pagination === 'flow' && block.kind === 'body' && !/^T[DH]$/.test(block.type)) checkTurns(block, find)
  }
  if (pagination === 'flow') checkEmpty(laid)
  checkFirstPage(laid)
  checkLastPage(laid)
  checkTableHeads(laid)
}

/** No page begins or ends with one line of a paragraph. */
function checkTurns({ lines }: SetBlock, find: Laid['find']): void {
  const [first, second] = lines
  const [before, last] = lines.slice(-2)
  if (first && second && second.page > first.page) find('line-alone', first, first.page)
  else if (before && last && last.page > before.page) find('line-alone', last, last.page)
}

function checkEmpty({ blocks, pages, format, find }: Laid): void {
  const ends = pages.map((_, index) => typeAreaOf(index + 1, format)[1])
  const reach = (page: number, y: number) => { ends[page - 1] = Math.max(ends[page - 1] ?? 0, y) }
  for (const { lines } of blocks) for (const { page, base } of lines) reach(page, base)
  for (const [index, { scan }] of pages.entries()) {
    for (const { kind, box, glyphs = [] } of scan.painted) {
      if (kind === 'picture' && box) reach(index + 1, format.paper.height - mm(box[1]))
      for (const { isTurned, y } of glyphs) if (isTurned) reach(index + 1, format.paper.height - mm(y))
    }
  }
  // an annex begins a page of its own (7.3.7)
  const begun = new Set(blocks.filter(({ kind }) => kind === 'division').map(({ lines }) => lines[0]?.page))
  for (const [index, end] of ends.slice(0, -1).entries()) {
    if (begun.has(index + 2)) continue
    const [, , , bottom] = typeAreaOf(index + 1, format)
    const next = beginningOf(index + 2, { blocks, pages, format })
    const most = mostEmpty[next === 'closing' ? 'closing' : 'text'] * format.typeArea.height
    if (bottom - end > most) find('page-empty', undefined, index + 1, Math.round(bottom - end), remedies[next])
  }
}

/** What a page begins with; what is no text in lines is a picture, or a table on its side. */
function beginningOf(page: number, { blocks, pages, format }: Pick<Laid, 'blocks' | 'pages' | 'format'>): keyof typeof remedies {
  const begun = blocks.filter(({ lines }) => lines.some((line) => line.page === page))
  const at = begun.findIndex(({ kind }) => closing.has(kind))
  const before = begun.slice(0, Math.max(at, 0)).flatMap(({ lines }) => lines.filter((line) => line.page === page))
  const [first] = begun
  if (at >= 0 && before.length <= closingLines) return 'closing'
  const top = first?.lines.find((line) => line.page === page)?.base ?? Infinity
  const isPicture = pages[page - 1]?.scan.painted.some(({ kind, box }) => kind === 'picture' && box && format.paper.height - mm(box[3]) < top)
  return isPicture || first === undefined || /^T[DH]$/.test(first.type) ? 'figure' : 'text'
}

/**
 * The first page of what agencies issue shows text; a table that lies on its side has a page of its own, and may be all there
 * is. Of serials no standard says so.
 */
function checkFirstPage({ blocks, find }: Laid): void {
  if (!blocks.some(({ kind }) => kind === 'agencyMark')) return
  const first = blocks.find(({ kind }) => kind === 'body')
  if (first && (first.lines[0]?.page ?? 1) > 1 && !/^T[DH]$/.test(first.type)) find('first-page-bare', first.lines[0])
}

function checkLastPage({ blocks, pages, find }: Laid): void {
  if (pages.length < 2) return
  const last = blocks.filter(({ lines }) => lines.some(({ page }) => page === pages.length))
  if (last.length > 0 && last.every(({ kind }) => closing.has(kind))) find('last-page-bare', last[0]?.lines[0], pages.length)
}

/** The head of a table has two rows under it, or all that there are. */
function checkTableHeads({ tree, blocks, find }: Laid): void {
  const placed = new Map(blocks.map((block) => [block.element, block]))
  for (const [table] of tree ? elementsOf(tree) : []) {
    if (table.type !== 'Table') continue
    const rows = [...elementsOf(table)].filter(([{ type }]) => type === 'TR').map(([row]) => {
      const cells = [...elementsOf(row)].map(([cell]) => cell).filter(({ type }) => /^T[DH]$/.test(type))
      const line = cells.map((cell) => placed.get(cell)?.lines[0]).find((found) => found !== undefined)
      return { line, isHead: cells.length > 0 && cells.every(({ type }) => type === 'TH') }
    })
    const body = rows.filter(({ isHead }) => !isHead)
    const head = rows.find(({ isHead }) => isHead)?.line
    if (!head) continue
    const under = body.filter(({ line }) => line === undefined || line.page === head.page).length
    if (under < Math.min(2, body.length)) find('table-head-alone', head, head.page)
  }
}
