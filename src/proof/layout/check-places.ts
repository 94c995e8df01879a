import type { PdfPage } from '../../pdf/read/read.js'
import { textArea, type PageFormat } from '../../layout/page-format.js'
import { mm, type SetBlock, type SetLine } from './set-lines.js'
import type { Laid } from './check-layout.js'

/** mm by which rounding may move what is printed; an upright rule at the side is cut off there, and would look thinner. */
const slack = { ink: 0.3, upright: 0.05 }

/** How many lines a field may take; what is not named here may take any number. */
const mostLines: Readonly<Record<string, number>> = {
  serialName: 2, issueNumber: 1, date: 1, issuer: 2, classification: 1, copyNumber: 1, urgency: 1, documentNumber: 1, orderNumber: 1, documentDate: 1, noteDate: 1, printingOffice: 2, printingDate: 1, printedCopies: 1
}

/** Whatever is printed stands in the type area, nothing lies over anything else, and what is one line stays one. */
export function checkPlaces({ blocks, pages, format, find }: Laid): void {
  for (const { lines } of blocks) for (const line of lines) {
    if (isOutside([line.left, line.base - 0.88 * line.size, line.right, line.base + 0.12 * line.size], line.page, format)) {
      find('ink-outside', line, line.text.slice(0, 10), line.page)
    }
  }
  for (const [index, page] of pages.entries()) {
    const isCut = (rule: Place) => isOutside(rule, index + 1, format, rule[2] - rule[0] < 1 ? slack.upright : slack.ink)
    if (rulesOf(page, format).some((rule) => isCut(rule) && !(index === 0 && isOfLetterhead(rule, format)))) find('rule-outside', undefined, index + 1)
    const turned = page.scan.painted.flatMap(({ glyphs = [] }) => glyphs.filter(({ isTurned }) => isTurned))
    const astray = turned.find(({ x, y }) => isOutside([mm(x), format.paper.height - mm(y), mm(x), format.paper.height - mm(y)], index + 1, format))
    if (astray) find('ink-outside', undefined, astray.text, index + 1)
  }
  checkOverlaps(blocks, find)
  for (const { kind, lines } of blocks) {
    const most = mostLines[kind]
    if (most !== undefined && lines.length > most) find('line-wrapped', lines[1], lines[0]?.text ?? '', lines.length)
  }
}

/** Left, top, right and bottom, mm from the left and the top edge of the paper. */
export type Place = readonly [number, number, number, number]

/** Where the type area lies on a page; pages are bound at the inner side. */
export function typeAreaOf(page: number, format: PageFormat): Place {
  const { paper, typeArea, margins } = format
  const left = page % 2 === 1 ? margins.binding : paper.width - typeArea.width - margins.binding
  const { top, height } = textArea(format, page)
  return [left, top, left + typeArea.width, top + height]
}

function isOutside([left, top, right, bottom]: Place, page: number, format: PageFormat, side: number = slack.ink): boolean {
  const [from, above, to, below] = typeAreaOf(page, format)
  return from - left > side || right - to > side || above - top > slack.ink || bottom - below > slack.ink
}

/** Whether a rule has the width and the place of those of a letterhead. */
function isOfLetterhead([left, , right, bottom]: Place, { paper, letterhead }: PageFormat): boolean {
  if (!letterhead) return false
  const side = (paper.width - letterhead.width) / 2
  return Math.abs(left - side) < slack.ink && Math.abs(paper.width - right - side) < slack.ink
    && bottom < paper.height - letterhead.foot + slack.ink
}

/** The rules that are drawn; not what is as high as the page, which is its ground. */
export function rulesOf({ scan }: PdfPage, { paper, typeArea }: PageFormat): Place[] {
  return scan.painted.flatMap(({ kind, area }): Place[] => {
    if (kind !== 'path' || !area) return []
    const [left, bottom, right, top] = area.map(mm) as unknown as Place
    return top - bottom > typeArea.height + 1 ? [] : [[left, paper.height - top, right, paper.height - bottom]]
  })
}

/** Two lines overlap where their characters do, each taken for eight tenths as high as it is. */
function checkOverlaps(blocks: readonly SetBlock[], find: Laid['find']): void {
  const lines = blocks.flatMap(({ lines: own }) => own).sort((a, b) => a.page - b.page || a.base - b.base)
  for (const [index, line] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next += 1) {
      const other = lines[next] as SetLine
      if (other.page !== line.page || other.base - line.base > 0.8 * other.size) break
      if (line.left < other.right - slack.ink && other.left < line.right - slack.ink) {
        find('lines-overlap', other, line.text.slice(0, 10), other.text.slice(0, 10), line.page)
      }
    }
  }
}
