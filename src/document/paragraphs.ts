/** Lines of Markdown that are parsed together: a paragraph, an item, a heading, a row of a table. */
export interface Paragraph {
  /** Its first line, from 1. */
  readonly line: number
  /** Characters in all. */
  length: number
  /** What may mark something: * _ ~ ` [ ] < & \ and each line end. */
  marks: number
  /** Cells that the row of a table comes to have. */
  readonly cells: number
}

/** What stands open in lines with no blank line between them. */
interface Block {
  readonly quotes: number
  /** Columns by which an item may be indented to be one. */
  readonly deepest: number
  /** How the items of open ordered lists are written, by their indent: with a point or a bracket. */
  readonly ordered: ReadonlyMap<number, string>
}

/** A line without its quotation marks and indent, and how many of them it has; columns count from the last mark. */
interface Line {
  readonly quotes: number
  readonly indent: number
  readonly rest: string
  /** The marks of items before the text, as in `1. `, and the column in which the text begins. */
  readonly items: string
  readonly column: number
}

/**
 * Divides Markdown as its parser would, before it is parsed and in one pass. Where a line may begin something new or go on
 * with what stands before it, it goes on, so that nothing is taken for shorter than it is.
 */
export function* paragraphsOf(lines: readonly string[]): Generator<Paragraph> {
  let open: Paragraph | undefined
  let block: Block | undefined
  let before: Line | undefined
  /** The table that is open: how many columns it has, and what its rows stand behind. */
  let table: { readonly columns: number, readonly head: Line } | undefined
  for (const [index, text] of lines.entries()) {
    const line = takeApart(text)
    if (line.rest === '') {
      if (open) yield open
      open = block = before = table = undefined
      continue
    }
    const isNew = !block || line.quotes > block.quotes || beginsAnew(line, block)
    if (table && (isNew || line.quotes < table.head.quotes || line.indent < table.head.column)) table = undefined
    if (!open || isNew || table || isHeading(before)) {
      if (open) yield open
      open = { line: index + 1, length: 0, marks: 0, cells: table?.columns ?? 0 }
    }
    if (isNew) block = follow(block, line)
    if (before && isHead(before, line)) table = { columns: countCells(line.rest), head: before }
    open.length += text.length
    open.marks += 1 + (text.match(/[*_~`[\]<&\\]/g)?.length ?? 0)
    before = isNew || !isHeading(line) ? line : undefined
  }
  if (open) yield open
}

const mark = String.raw`(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)`
const items = new RegExp(`^(?:${mark}|>[ \\t]*)*`)

function takeApart(text: string): Line {
  const [prefix = '', quote = '', space = ''] = /^((?:[ \t]*>)*)([ \t]*)/.exec(text) ?? []
  const rest = text.slice(prefix.length)
  const [marks = ''] = items.exec(rest) ?? []
  const quotes = (quote + marks).split('>').length - 1
  const indent = columnsOf(space)
  const [last = ''] = marks.split('>').slice(-1)
  return { quotes, indent, rest, items: marks, column: last === marks ? indent + columnsOf(last) : columnsOf(last) }
}

/** Whether a line begins something new in the midst of a paragraph: among ordinals only 1 does, unless a list is open. */
function beginsAnew({ indent, rest }: Line, { deepest, ordered }: Block): boolean {
  if (indent > deepest) return false
  const [, number, sign] = /^(\d{1,9})([.)])[ \t]+\S/.exec(rest) ?? []
  return number === '1' || (sign !== undefined && ordered.get(indent) === sign) || /^([-+*][ \t]+\S|#{1,6}[ \t]|\[\^[^\]\s]+\]:)/.test(rest)
}

/** What a line that begins something new leaves open. */
function follow(block: Block | undefined, { quotes, indent, rest, items }: Line): Block {
  const [item = '', sign] = /^(?:[-+*]|\d{1,9}([.)]))(?=[ \t])/.exec(items === '' ? '' : rest) ?? []
  const ordered = new Map(block?.quotes === quotes ? [...block.ordered].filter(([column]) => column < indent) : [])
  if (sign !== undefined) ordered.set(indent, sign)
  // what stands in an item may be indented by 3 more than its text, which stands a column at least behind its mark
  return { quotes, deepest: Math.max(3, indent + (item === '' ? 0 : item.length + 1 + 3)), ordered }
}

function isHeading(line: Line | undefined): boolean {
  return line !== undefined && /^#{1,6}[ \t]/.test(line.rest)
}

/** Whether `line` is the row of dashes under the head of a table. */
function isHead(head: Line, line: Line): boolean {
  return line.rest.includes('|') && /^[-:| \t]+$/.test(line.rest) && head.quotes === line.quotes && head.column === line.indent
    && countCells(head.rest.slice(head.items.length)) === countCells(line.rest)
}

/** Cells of a row, with bars at its ends or without. */
function countCells(row: string): number {
  return row.replace(/\\./g, '').trim().replace(/^\||\|$/g, '').split('|').length
}

function columnsOf(space: string): number {
  return space.length + 3 * (space.split('\t').length - 1)
}
