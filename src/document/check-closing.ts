import type { RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { plainTexts, type GivenField } from '../forms/field.js'
import { report } from '../report.js'
import { isNumber } from './document-number.js'
import type { Spelling } from './field-spellings.js'
import type { FrontMatter } from './front-matter.js'
import { isDate, isSeal, sameWords } from './same-words.js'
import { shorten } from './words-of.js'

type Known = FrontMatter['fields']

/** A block of the text, and the field that it says again, if it does. */
export interface Closing {
  readonly block: RootContent
  readonly words: string
  readonly said?: Spelling | undefined
  /** Whether the field that it says stands in the imprint. */
  readonly isImprint: boolean
}

/** A block, and its words if it is a paragraph. */
interface Worded { readonly block: RootContent | undefined, readonly words: string }

/** The text begins neither with another number nor with other recipients than the fields have. */
export function checkHead(file: VFile, { block, words }: Worded, fields: Known): void {
  const [number, recipients] = [fields.get('documentNumber'), fields.get('recipients') ?? fields.get('imprintRecipients')]
  if (number && isNumber(words)) differs(file, block, words, number)
  if (!recipients || !/^[^。！？；]{2,400}[：:]$/u.test(words)) return
  const partsOf = (text: string) => text.split(/[，、：:,]/u).filter((part) => part !== '')
  const known = new Set(plainTexts(recipients).flatMap(partsOf))
  if (partsOf(words).some((part) => known.has(part))) differs(file, block, words, recipients)
}

/**
 * What remains behind the text, or among what closes it, is neither another date nor, over a date or a seal, another
 * name; what else stands there is not printed elsewhere without a word.
 */
export function checkClosing(file: VFile, closing: readonly Closing[], fields: Known): void {
  const [date, signature] = [fields.get('documentDate'), fields.get('signature')]
  const isClosing = ({ said, isImprint }: Closing) => said !== undefined && !isImprint
  const [first, last] = [closing.findIndex(isClosing), closing.findLastIndex(isClosing)]
  const imprint = closing.findIndex(({ isImprint }) => isImprint)
  const lastText = closing.findLastIndex(({ block, said }) => !said && isText(block))
  for (const [at, { block, words, said }] of closing.entries()) {
    const isBehind = first >= 0 ? at >= first - 1 : at === lastText
    if (said || !isText(block)) continue
    const plain = sameWords(words)
    const below = closing[at + 1]
    const isOverDate = below !== undefined && (isDate(sameWords(below.words)) || isSeal(sameWords(below.words)))
    const isSigned = closing.some((other) => other.said?.given.key === 'signature' && !isSeal(sameWords(other.words)))
    if (isBehind && date && isDate(plain)) differs(file, block, words, date)
    else if (isBehind && signature && isOverDate && (!isSigned || at > first) && /^\p{Script=Han}{2,30}$/u.test(words)) differs(file, block, words, signature)
    else if (first >= 0 && at > first && at < last) moved(file, block, words, closing.slice(0, at).findLast(isClosing))
    else if (imprint >= 0 && at > imprint) moved(file, block, words, closing.slice(0, at).findLast(({ isImprint }) => isImprint))
  }
}

/** What looks like a line of the imprint, at the end of a document, and is printed as text. */
export function checkImprint(file: VFile, blocks: readonly Worded[], { rows, fields }: Pick<FrontMatter, 'rows' | 'fields'>): void {
  for (const { block, words } of blocks) {
    const key = /^[^。]{2,40}\d{4}年\d{1,2}月\d{1,2}日印发$/u.test(words) ? 'printingOffice' : /^抄\s*送：/u.test(words) ? 'copyRecipients' : /^主\s*送：/u.test(words) ? 'imprintRecipients' : undefined
    if (key === undefined) continue
    const [row, given] = [rows[key], fields.get(key)]
    if (given) differs(file, block, words, given)
    else if (row) report(file, 'imprint-typed', block, shorten(words), key, row.term)
    else report(file, 'imprint-none', block, shorten(words))
  }
}

/** Whether a block is printed, by itself. */
export function isText({ type }: RootContent): boolean {
  return !['pageMark', 'footnoteDefinition', 'thematicBreak'].includes(type)
}

function differs(file: VFile, block: RootContent | undefined, words: string, given: GivenField): void {
  report(file, 'closing-differs', block, shorten(words), given.field.term, shorten(plainTexts(given).join('、')))
}

function moved(file: VFile, block: RootContent, words: string, after: Closing | undefined): void {
  report(file, 'closing-order', block, shorten(words), after?.said?.given.field.term ?? '')
}
