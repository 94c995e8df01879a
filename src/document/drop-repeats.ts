import type { Paragraph, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { plainTexts, shownText, type GivenField } from '../forms/field.js'
import { report } from '../report.js'
import { bare } from '../text/characters.js'
import { readLabel } from './divisions.js'
import type { FrontMatter } from './front-matter.js'
import { wordsOf as headWords } from './words-of.js'

/** So many blocks at the end of the text may hold what closes it, and so many more for each of several agencies. */
const closingBlocks = 16
const agencyBlocks = 3
/** So many blocks behind the last annex may be the imprint, by these words. */
const imprintBlocks = 4
const imprintWords = /^(?:主送|抄送)：|印发$/u
/** What stands below each of several agencies. */
const agencyWords = /^(?:（盖章）|\d{4}年\d{1,2}月\d{1,2}日)$/u

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
  const agencies = [fields.get('signature') ?? []].flat().flatMap(plainTexts).length
  const drop = (at: number, known: Map<string, string>): string | undefined => {
    const node = body.children[at]
    const term = known.get(wordsOf(node))
    if (!node || term === undefined) return undefined
    dropped.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
    // each of them once: what stands there twice is text, but for what each of several agencies has
    if (agencies < 2 || !agencyWords.test(wordsOf(node))) known.delete(wordsOf(node))
    report(file, 'field-repeated', node, wordsOf(node).slice(0, 20), term)
    body.children.splice(at, 1)
    return term
  }
  const head = wordings(before, fields)
  while (drop(0, head) !== undefined) continue
  const atHead = dropped.length
  const tail = wordings(behind, fields)
  const signature = fields.get('signature')
  if (signature && agencies > 1) tail.set('（盖章）', signature.field.term)
  const gone = new Set<string>()
  const division = body.children.findIndex((node) => node.type === 'heading' && (node.depth === 1 || readLabel(headWords(node)) !== undefined))
  const end = division < 0 ? body.children.length : division
  for (let at = end - 1; at >= Math.max(0, end - closingBlocks - (agencies > 1 ? agencies * agencyBlocks : 0)); at -= 1) {
    const term = drop(at, tail)
    if (term !== undefined) gone.add(term)
  }
  checkLast(file, body.children[end - (dropped.length - atHead) - 1], fields, gone)
  if (division >= 0) {
    const last = body.children.length - 1
    for (let at = last; at > last - imprintBlocks; at -= 1) if (imprintWords.test(wordsOf(body.children[at]))) drop(at, tail)
  }
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
  const note = keys.includes('attachmentNote') ? fields.get('attachmentNote') : undefined
  const names = note ? plainTexts(note) : []
  if (note && names.length > 1) {
    for (const [index, name] of names.entries()) {
      for (const start of index === 0 ? ['附件：1.', '附件1.'] : [`${index + 1}.`]) known.set(bare(`${start}${name}`), note.field.term)
    }
  }
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
