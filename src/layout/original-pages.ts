import type { Element, ElementContent } from 'hast'
import type { Root as MdastRoot } from 'mdast'
import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Page } from '../html/render.js'
import { report, type Place } from '../report.js'
import { hasText, splitAtMarks } from './split-at-marks.js'

/**
 * Makes a copy of `page` that turns to a new page at each mark `<!-- page 3 -->` (`pagination: original`). A paragraph
 * with a mark inside stays one element; its text before and after the mark becomes two `span.original-part`. Whatever
 * holds text of page 3 takes its measures from `--original-line-3` and `--original-character-3`, and what ends the page
 * is of the class `original-end`. Pages without a mark or without text are reported; `body` tells where.
 */
export function divideOriginal(file: VFile, body: MdastRoot, page: Page): Page {
  const copy = structuredClone(page)
  const turns: Turns = { numbers: [1], waiting: [] }
  visit(copy.tree, 'element', ({ children }) => {
    const start = children.indexOf(copy.body)
    for (const [index, child] of children.entries()) {
      if (start < 0 || child.type !== 'element') continue
      // masthead and title are on the first page and take its measures
      if (index < start) setMeasures(turns.end = child, 1)
      else if (isBlock(child)) divide(child, turns)
    }
  })
  addClass(turns.end, 'original-end')

  const expected = turns.numbers.findIndex((number, index) => number !== index + 1) + 1
  if (expected > 0 || turns.numbers.length === 1) {
    const found = turns.numbers[expected - 1]
    report(file, 'original-page-missing', placeOfPage(body, found ?? 1), expected || 2)
  }
  return copy
}

/** Finds where page `number` of the original begins in the document: its mark, or for page 1 the body. */
export function placeOfPage(body: MdastRoot, number: number): Place {
  let place: Place = body.position
  visit(body, 'pageMark', (mark) => {
    if (mark.number === number) place = (mark as Node).position
  })
  return place
}

/** How far the pages have been followed. */
interface Turns {
  /** The pages that have text, in their order. */
  readonly numbers: number[]
  /** Marks after which no text has come yet. */
  waiting: Element[]
  /** What holds the last text so far. */
  end?: Element
}

/**
 * Divides what stands in `host` and tells whether text stood there. A page that begins with the first text in `host`
 * begins with `opener`, the outermost block that begins there: with the list, not with the text of its first item.
 */
function divide(host: Element, turns: Turns, opener: Element = host): boolean {
  const isMixed = host.children.some(isBlock)
  let isFirst = true
  host.children = runsOf(host.children).flatMap((run) => {
    const [block] = run
    const first = isFirst ? opener : undefined
    const found = block && isBlock(block) ? divide(block, turns, first) : hasText(run)
    if (found) isFirst = false
    return block && isBlock(block) ? run : divideText(run, turns, { opener: first, holder: isMixed ? undefined : host })
  })
  return !isFirst
}

/** The outermost block that begins with a run of inline content, and what alone holds that run; where there is one. */
interface Hosts {
  readonly opener: Element | undefined
  readonly holder: Element | undefined
}

/** Divides inline content. What holds it alone, and on one page, need not be divided. */
function divideText(run: readonly ElementContent[], turns: Turns, { opener, holder }: Hosts): ElementContent[] {
  const [first, ...rest] = splitAtMarks(run)
  for (const mark of first.marks) turns.waiting.push(mark)
  const pieces = [{ marks: turns.waiting, nodes: first.nodes }, ...rest]
  const tail = hasText(pieces.at(-1)?.nodes ?? []) ? undefined : pieces.pop()
  turns.waiting = tail?.marks ?? []

  // in Chromium's PDF a p that holds blocks is no paragraph unless it says so
  if (pieces.length > 1 && holder?.tagName === 'p') holder.properties.role = 'paragraph'
  const isWhole = pieces.length === 1 && (opener !== undefined || pieces[0]?.marks.length === 0)
  const divided = pieces.flatMap(({ marks, nodes }, index): ElementContent[] => {
    const part = isWhole && holder ? holder : newPart()
    const mark = marks.at(-1)
    if (mark) {
      addClass(turns.end, 'original-end')
      addClass(index === 0 && opener ? opener : part, 'original-turn')
      turns.numbers.push(Number(mark.properties.dataPage))
    }
    setMeasures(turns.end = part, turns.numbers.at(-1) ?? 1)
    if (part === holder) return [...marks, ...nodes]
    part.children = [...marks, ...nodes]
    return [part]
  })
  return [...divided, ...tail?.nodes ?? []]
}

function newPart(): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['original-part'] }, children: [] }
}

/** Where a page has no measures of its own, those that are being tried hold. */
function setMeasures(holder: Element, page: number): void {
  addClass(holder, 'original-text')
  const measures = ['line', 'character', 'end'].map((name) => `--${name}:var(--original-${name}-${page},var(--original-${name}))`)
  const { style } = holder.properties
  holder.properties.style = [...(typeof style === 'string' ? [style] : []), ...measures].join(';')
}

/** Children in runs: each block alone, what stands inline between blocks together. */
function runsOf(children: readonly ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = []
  for (const [index, child] of children.entries()) {
    const before = children[index - 1]
    if (before && !isBlock(before) && !isBlock(child)) runs.at(-1)?.push(child)
    else runs.push([child])
  }
  return runs
}

const blocks = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'figure', 'figcaption', 'div', 'table', 'thead', 'tbody',
  'tr', 'td', 'th', 'pre', 'hr', 'section'
])

function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && blocks.has(node.tagName)
}

function addClass(node: Element | undefined, name: string): void {
  if (node) node.properties.className = [...[node.properties.className ?? []].flat() as string[], name]
}
