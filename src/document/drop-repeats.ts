import type { Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { plainTexts } from '../forms/field.js'
import { report } from '../report.js'
import { bare } from '../text/characters.js'
import { checkClosing, checkHead, checkImprint, isText, type Closing } from './check-closing.js'
import { readLabel } from './divisions.js'
import { spellingsOf, type Spelling } from './field-spellings.js'
import type { FrontMatter } from './front-matter.js'
import { isDate, isSeal, sameWords } from './same-words.js'
import { shorten, wordsOf as textOf } from './words-of.js'

/** So many blocks at the end of the text may hold what closes it, and so many more for each of several agencies. */
const closingBlocks = 16
const agencyBlocks = 3
/** So many blocks behind the last annex may be the imprint. */
const imprintBlocks = 4

/** Offsets in the source, from and to, of what is not printed in its place. */
export type Dropped = readonly (readonly [start: number, end: number])[]

/** Fields that may have been typed before the text, behind it, and in the imprint. */
const before = ['copyNumber', 'classification', 'urgency', 'agencyMark', 'orderNumber', 'documentNumber', 'signatory', 'issuer', 'date', 'title', 'recipients']
const behind = ['attachmentNote', 'signature', 'office', 'signatory', 'documentDate', 'attended', 'absent', 'observed', 'recorded', 'note']
const imprint = ['imprintRecipients', 'copyRecipients', 'reported', 'passed', 'issued', 'printingOffice', 'printingDate']

/**
 * Takes paragraphs out of the body that say again, before the text or behind it, what fields say, with a note: the form
 * prints it in its own place. What else stands behind that is printed behind it (`isBehind`); where the form's order is another, or
 * the text says something else than the field, that is found. Gives the offsets.
 */
export function dropRepeats(file: VFile, body: Root, { rows, fields }: FrontMatter): Dropped {
  if (!rows.documentDate && !rows.documentNumber) return []
  const dropped: [number, number][] = []
  const agencies = [fields.get('signature') ?? []].flat().flatMap(plainTexts).length
  const take = (block: RootContent | undefined, known: Map<string, Spelling>): Spelling | undefined => {
    const words = wordsOf(block)
    const plain = sameWords(words)
    const said = known.get(plain)
    if (!block || !said) return undefined
    dropped.push([block.position?.start.offset ?? 0, block.position?.end.offset ?? 0])
    // each of them once: what stands there twice is text, but for what each of several agencies has
    if (agencies < 2 || !(isDate(plain) || isSeal(plain))) known.delete(plain)
    const { field } = said.given
    if (said.printed.has(bare(words))) report(file, 'field-repeated', block, shorten(words), field.term)
    else report(file, 'field-respelled', block, shorten(words), field.term, shorten(plainTexts(said.given).join('、')))
    return said
  }

  const head = spellingsOf(before, fields)
  while (take(body.children[0], head)) body.children.shift()
  checkHead(file, { block: body.children[0], words: wordsOf(body.children[0]) }, fields)

  const known = spellingsOf([...behind, ...imprint], fields)
  const division = body.children.findIndex((node) => node.type === 'heading' && (node.depth === 1 || readLabel(textOf(node)) !== undefined))
  const end = division < 0 ? body.children.length : division
  const text = body.children.slice(0, end)
  const start = Math.max(0, signedAt(text, known) - closingBlocks - (agencies > 1 ? agencies * agencyBlocks : 0))
  const closing = text.slice(start).reverse().map((block): Closing => {
    const said = take(block, known)
    return { block, words: wordsOf(block), said, isImprint: imprint.includes(said?.given.key ?? '') }
  }).reverse()
  checkClosing(file, closing, fields)
  markBehind(closing)
  const annexes = body.children.slice(end)
  const last = annexes.slice(-imprintBlocks).filter((block) => /^(?:主送|抄送)：|印发$/u.test(wordsOf(block)) && take(block, known))
  body.children = [...text.slice(0, start), ...closing.flatMap(({ block, said }) => said ? [] : [block]), ...annexes.filter((block) => !last.includes(block))]
  checkImprint(file, body.children.slice(-imprintBlocks).map((block) => ({ block, words: wordsOf(block) })), { rows, fields })
  return dropped
}

/** The end of the text, or of the signature and date that stand before much more of it. */
function signedAt(text: readonly RootContent[], known: ReadonlyMap<string, Spelling>): number {
  const keyAt = (at: number) => known.get(sameWords(wordsOf(text[at])))?.given.key
  for (let at = text.length - 1; at > 0; at -= 1) if (keyAt(at) === 'documentDate' && keyAt(at - 1) === 'signature') return at + 1
  return text.length
}

/** Marks the first block behind what closes the text: from there on it is printed behind that. */
function markBehind(closing: readonly Closing[]): void {
  const last = closing.findLastIndex(({ said, isImprint }) => said && !isImprint)
  const first = last < 0 ? undefined : closing.slice(last + 1).find(({ block, said }) => !said && isText(block))
  if (first) first.block.data = { ...first.block.data, isBehind: true }
}

/** The words of a paragraph without white space; of anything else none. */
function wordsOf(node: RootContent | undefined): string {
  return node?.type === 'paragraph' ? bare(textOf(node)) : ''
}
