import type { Form } from '../forms/form.js'
import type { Decide } from './decide.js'
import { offsetIn, proseOf, type Draft, type Edit } from './draft.js'
import { findEmphasis } from './emphasis.js'
import { readFields, type FoundField } from './fields.js'
import { findHeadings } from './headings.js'
import { isRow, plain } from './shapes.js'
import { findSpaces } from './spacing.js'
import { findWidths } from './width.js'
import { writeFields } from './write-fields.js'

/** What was written. */
export interface Written {
  readonly markdown: string
  /** How many paragraphs, headings, items and rows the text has, and how many marks of pages. */
  readonly paragraphs: number
  readonly pages: number
  /** The form that the front matter names. */
  readonly form: string | undefined
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

/** Writes Markdown: each block's own changes are made, headings marked, and what belongs into the front matter goes there. */
export function writeMarkdown({ drafts, frontMatter, forms, decide }: Draw): Written {
  const bodies = drafts.map((draft) => editBlock(draft, decide))
  const plains = bodies.map(({ text }) => plain(text))
  const found = frontMatter === '' ? readFields(plains) : undefined
  const written = found && writeFields(found, forms)
  const moved = new Map<number, readonly FoundField[]>()
  for (const field of written?.fields ?? []) moved.set(field.index, [...moved.get(field.index) ?? [], field])
  for (const [index, draft] of drafts.entries()) {
    if (moved.has(index)) decide({ rule: 'field', confidence: 0.9, from: offsetIn(draft, 0), to: offsetIn(draft, draft.text.length, true), after: '' })
  }
  const kept = drafts.flatMap((draft, index) => moved.has(index) ? [] : [{ draft, index }])
  const headings = findHeadings(kept.map(({ index }) => plains[index] ?? ''))
  let body = ''
  let pages = 0
  for (const [order, { draft, index }] of kept.entries()) {
    const { text = '' } = bodies[index] ?? {}
    const level = headings.get(order)
    const next = kept[order - 1]
    const isTight = draft.block.isTight && next?.index === index - 1
    body += (order === 0 ? '' : isTight ? '\n' : '\n\n') + headed({ draft, text, level, decide })
    if (startsTable(kept, order) && !isDelimiter(kept[order + 1]?.draft)) body += `\n${delimiterFor(text)}`
    pages += draft.block.turns.size + (draft.block.page === undefined ? 0 : 1)
  }
  const head = frontMatter !== '' ? frontMatter.replace(/\r\n/g, '\n').trimEnd() + '\n\n' : written ? `---\n${written.yaml}---\n\n` : ''
  return { markdown: `${head}${body}\n`, paragraphs: kept.length, pages, form: found?.form }
}

/** Carries out the changes inside a block, and puts in the marks of the pages that begin there. */
function editBlock(draft: Draft, decide: Decide): { readonly text: string } {
  const prose = proseOf(draft.text)
  const edits: Edit[] = isDelimiter(draft) ? [] : [...findSpaces(prose), ...findWidths(prose), ...findEmphasis(draft.text)]
  const marks = new Map([...draft.block.turns].map(([piece, page]) => [draft.starts[piece] ?? 0, `<!-- page ${page} -->`]))
  const places = [...marks.keys()].sort((a, b) => a - b)
  let [text, taken, mark] = ['', 0, 0]
  const copy = (end: number) => {
    while ((places[mark] ?? Infinity) <= end && (places[mark] ?? Infinity) >= taken) {
      const at = places[mark] ?? 0
      text += draft.text.slice(taken, at) + (marks.get(at) ?? '')
      taken = at
      mark += 1
    }
    text += draft.text.slice(taken, end)
    taken = end
  }
  for (const { at, end, after, rule, confidence } of edits.sort((a, b) => a.at - b.at || a.end - b.end)) {
    if (at < taken) continue
    const outcome = decide({ rule, confidence, from: offsetIn(draft, at), to: offsetIn(draft, end, true), after })
    if (outcome === undefined) continue
    copy(at)
    text += outcome
    taken = end
  }
  copy(draft.text.length)
  return { text }
}

/** A block with the mark of a heading before it, and of the page that begins with it. */
function headed({ draft, text, level, decide }: { draft: Draft, text: string, level: number | undefined, decide: Decide }): string {
  const page = draft.block.page === undefined ? '' : `<!-- page ${draft.block.page} -->`
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

function startsTable(kept: readonly { draft: Draft, index: number }[], order: number): boolean {
  const [row, before] = [kept[order], kept[order - 1]]
  return row !== undefined && isRow(row.draft.text) && !isDelimiter(row.draft) && !(before && isRow(before.draft.text) && row.draft.block.isTight)
}

function isDelimiter(draft: Draft | undefined): boolean {
  return draft !== undefined && /^\|?[\s:|-]*-[\s:|-]*\|?$/.test(draft.text) && draft.text.includes('|')
}

function delimiterFor(row: string): string {
  return `|${' --- |'.repeat(Math.max(1, row.replace(/\\\|/g, '').split('|').length - 2))}`
}
