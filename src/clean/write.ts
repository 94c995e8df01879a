import type { Form } from '../forms/form.js'
import type { Decide } from './decide.js'
import { offsetIn, type Draft } from './draft.js'
import { editBlock } from './edit-block.js'
import { readFields, type FoundField } from './fields.js'
import { findHeadings } from './headings.js'
import { pageMark } from './seams.js'
import { cellsOf, isDelimiter, isRow, plain } from './shapes.js'
import { writeFields } from './write-fields.js'

/** A paragraph, heading, item or row as it was written, and where the raw text has it (offsets). */
export interface WrittenBlock {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Whether it stands directly under the block before it. */
  readonly isTight: boolean
}

/** What was written. */
export interface Written {
  /** The front matter with its lines; empty where there is none. */
  readonly frontMatter: string
  readonly blocks: readonly WrittenBlock[]
  /** The form and the fields that the front matter names, where this run wrote it. */
  readonly form?: string
  readonly fields: readonly FoundField[]
}

/** The front matter with which `raw` begins, its lines included; empty where there is none. */
export function splitFrontMatter(raw: string): string {
  return /^\ufeff?---[ \t]*\r?\n(?:[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(raw)?.[0] ?? ''
}

interface Draw {
  readonly drafts: readonly Draft[]
  readonly frontMatter: string
  readonly forms: ReadonlyMap<string, Form>
  readonly decide: Decide
}

/** Writes blocks: each one's own changes are made, headings marked, and what belongs into the front matter goes there. */
export function writeBlocks({ drafts, frontMatter, forms, decide }: Draw): Written {
  const texts = drafts.map((draft) => editBlock(draft, decide))
  const plains = texts.map(plain)
  const found = frontMatter === '' ? readFields(plains) : undefined
  // what a person has written stands where it was put
  const isOwn = ({ index }: FoundField) => !drafts[index]?.block.pieces.some(({ line }) => line.isGiven)
  const { yaml = '', fields = [], told = [] } = found ? writeFields({ ...found, fields: found.fields.filter(isOwn) }, forms) : {}
  for (const { index, values } of told) {
    const draft = drafts[index]
    if (draft) decide({ rule: 'field', confidence: 0.8, from: rangeOf(draft).from, to: rangeOf(draft).from, after: values.join('、') })
  }
  const moved = new Set(fields.map(({ index }) => index))
  for (const index of moved) {
    const draft = drafts[index]
    if (draft) decide({ rule: 'field', confidence: 0.9, ...rangeOf(draft), after: '' })
  }
  const kept = drafts.map((draft, index) => ({ draft, index, text: texts[index] ?? '' })).filter(({ index }) => !moved.has(index))
  // in what has been cleaned the headings stand
  const headings = frontMatter === '' ? findHeadings(kept.map(({ index }) => plains[index] ?? '')) : new Map<number, number>()
  const blocks = kept.flatMap(({ draft, index, text }, order): WrittenBlock[] => {
    const block: WrittenBlock = {
      text: headed({ draft, text, level: headings.get(order), decide }), ...rangeOf(draft),
      isTight: draft.block.isTight && kept[order - 1]?.index === index - 1
    }
    if (!startsTable(kept, order) || isDelimiter(kept[order + 1]?.text)) return [block]
    const { to } = block
    const delimiter = decide({ rule: 'table', confidence: 0.95, from: to, to, after: delimiterFor(text) })
    return delimiter === undefined ? [block] : [block, { text: delimiter, from: to, to, isTight: true }]
  })
  // also where nothing is known, so that what comes out counts as cleaned
  const head = frontMatter === '' ? `---\n${yaml}---\n` : frontMatter.replace(/\r\n/g, '\n').replace(/\s*$/, '\n')
  return { frontMatter: head.replace(/^\ufeff/, ''), blocks, fields, ...(found && { form: found.form }) }
}

/** The Markdown of what was written. */
export function markdownOf({ frontMatter, blocks }: Pick<Written, 'frontMatter' | 'blocks'>): string {
  const body = blocks.map(({ text, isTight }, index) => (index === 0 ? '' : isTight ? '\n' : '\n\n') + text).join('')
  return `${frontMatter}\n${body}\n`
}

function rangeOf(draft: Draft): { from: number, to: number } {
  return { from: offsetIn(draft, 0), to: offsetIn(draft, draft.text.length, true) }
}

/** A block with the mark of a heading before it, and of the page that begins with it. */
function headed({ draft, text, level, decide }: { draft: Draft, text: string, level: number | undefined, decide: Decide }): string {
  const page = draft.block.page === undefined ? '' : pageMark(draft.block.page)
  if (isRow(text)) return page === '' ? text : text.replace(/^\|\s*/, (bar) => `${bar}${page}`)
  if (level === undefined) return `${page}${text}`
  const [typed = '', words = text] = /^(#{1,6}\s+)(.*)$/.exec(text)?.slice(1) ?? []
  const mark = `${'#'.repeat(level)} `
  if (typed !== mark) {
    const from = offsetIn(draft, 0)
    decide({ rule: 'heading', confidence: 0.95, from, to: from + typed.length, after: mark })
  }
  return `${mark}${page}${words}`
}

type Kept = readonly { readonly draft: Draft, readonly text: string }[]

function startsTable(kept: Kept, order: number): boolean {
  const [row, before] = [kept[order], kept[order - 1]]
  return row !== undefined && isRow(row.text) && !isDelimiter(row.text) && !(before && isRow(before.text) && row.draft.block.isTight)
}

function delimiterFor(row: string): string {
  return `|${' --- |'.repeat(cellsOf(row))}`
}
