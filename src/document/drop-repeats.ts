import type { Paragraph, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { plainTexts, shownText, type GivenField } from '../forms/field.js'
import { report } from '../report.js'
import { bare } from '../text/characters.js'
import type { FrontMatter } from './front-matter.js'

/** So many blocks at the end of the text may hold what closes it. */
const closingBlocks = 16

/** Offsets in the source, from and to, of what is not printed in its place. */
export type Dropped = readonly (readonly [start: number, end: number])[]

/** Fields that may have been typed before the text and behind it as well. */
const before = ['agencyMark', 'orderNumber', 'documentNumber', 'issuer', 'date', 'title', 'recipients']
const behind = [
  'attachmentNote', 'signature', 'office', 'signatory', 'documentDate', 'attended', 'absent', 'observed', 'note', 'imprintRecipients', 'copyRecipients',
  'printingOffice', 'printingDate'
]

/**
 * Takes paragraphs out of the body that say again, before the text or behind it, what fields say, with a note: the form
 * prints it in its own place. A signature or date behind the text that says something else is an error. Gives the offsets.
 */
export function dropRepeats(file: VFile, body: Root, { rows, fields }: FrontMatter): Dropped {
  if (!rows.documentDate && !rows.documentNumber) return []
  const dropped: [number, number][] = []
  const drop = (at: number, known: Map<string, string>): string | undefined => {
    const node = body.children[at]
    const term = known.get(wordsOf(node))
    if (!node || term === undefined) return undefined
    dropped.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
    // each of them once: what stands there twice is text
    known.delete(wordsOf(node))
    report(file, 'field-repeated', node, wordsOf(node).slice(0, 20), term)
    body.children.splice(at, 1)
    return term
  }
  const head = wordings(before, fields)
  while (drop(0, head) !== undefined) continue
  const atHead = dropped.length
  const tail = wordings(behind, fields)
  const gone = new Set<string>()
  const division = body.children.findIndex((node) => node.type === 'heading' && node.depth === 1)
  const end = division < 0 ? body.children.length : division
  for (let at = end - 1; at >= Math.max(0, end - closingBlocks); at -= 1) {
    const term = drop(at, tail)
    if (term !== undefined) gone.add(term)
  }
  checkLast(file, body.children[end - (dropped.length - atHead) - 1], fields, gone)
  return dropped
}

/** What remains behind the text is neither another date nor, over the date, another name. */
function checkLast(file: VFile, node: RootContent | undefined, fields: FrontMatter['fields'], gone: ReadonlySet<string>): void {
  const words = wordsOf(node)
  const tell = (given: GivenField | undefined) => {
    if (given) report(file, 'closing-differs', node, words, given.field.term, plainTexts(given).join('、'))
  }
  if (/^\d{4}年\d{1,2}月\d{1,2}日$/.test(words)) tell(fields.get('documentDate'))
  const signature = fields.get('signature')
  if (gone.has('成文日期') && signature && !gone.has(signature.field.term) && /^\p{Script=Han}{2,24}$/u.test(words)) tell(signature)
}

/** How these fields may have been typed, without white space, and the term of each. */
function wordings(keys: readonly string[], fields: FrontMatter['fields']): Map<string, string> {
  const given = keys.flatMap((key) => fields.get(key) ?? [])
  const known = new Map(given.filter(({ key }) => key !== 'office' && key !== 'signatory').flatMap((one) => [shownText(one), ...plainTexts(one), plainTexts(one).join('')].map((words) => [bare(words), one.field.term] as const)))
  // on one line, or on lines that were joined
  for (const [key, next] of [['signature', 'documentDate'], ['office', 'signatory'], ['printingOffice', 'printingDate']] as const) {
    const [first, second] = [fields.get(key), fields.get(next)]
    if (keys.includes(key) && first && second) known.set(bare(shownText(first) + shownText(second)), first.field.term)
  }
  return known
}

/** The words of a paragraph without white space; of anything else none. */
function wordsOf(node: RootContent | undefined): string {
  if (node?.type !== 'paragraph') return ''
  let words = ''
  visit(node satisfies Paragraph, 'text', ({ value }) => void (words += value))
  return bare(words)
}
