import type { Paragraph, RootContent } from 'mdast'
import { isText } from './check-closing.js'
import { headOf } from './divisions.js'
import { isNumber } from './document-number.js'
import type { ParagraphKind } from './document.js'
import { isDate, sameWords } from './same-words.js'
import { wordsOf } from './words-of.js'

/** What the name of an agency, or of several, ends with. */
const agency = /(?:政府|部门|单位|机构|委|办|室|局|厅|部|院|党组|公司|集团|学校|大学|学院|街道|乡镇|乡|镇|村|县|市|区|州|省|同志|中心|团体|企业|银行|处|科|站|会|军区|组|协会|联盟)$/u
/** Names that may sign jointly. */
const mostAgencies = 12

/**
 * Marks in a division of a body what an enclosed document has of its own: its number and the recipients under its title, and the agencies
 * and the date with which it ends; these also at the end of a text that has no such fields.
 */
export function markEnclosure(blocks: readonly RootContent[]): void {
  const shown = blocks.filter(isText)
  if (headOf(shown[0])) markHead(shown.slice(1))
  const end = shown.slice(-closingBlocks).findLast((block) => isDate(sameWords(paragraphWords(block))))
  const at = end ? shown.indexOf(end) : 0
  const names: Paragraph[] = []
  for (const block of shown.slice(Math.max(0, at - mostAgencies), at).reverse()) {
    const words = paragraphWords(block)
    if (block.type !== 'paragraph' || !/^[\p{Script=Han}（）]{2,30}$/u.test(words) || !agency.test(words.replace(/（[^（）]*）/gu, ''))) break
    names.push(block)
  }
  if (end?.type !== 'paragraph' || names.length === 0) return
  for (const name of names) mark(name, 'signature')
  mark(end, 'document-date')
}

/** The date may have lines of the imprint behind it. */
const closingBlocks = 4

/** What stands under the title, in this order, each or none: notes to it, the number, the recipients. */
function markHead(blocks: readonly RootContent[]): void {
  const rest = [...blocks]
  while (rest[0]?.type === 'paragraph' && rest[0].data?.kind) rest.shift()
  const [first] = rest
  if (first?.type === 'paragraph' && isNumber(wordsOf(first))) mark(rest.shift() as Paragraph, 'document-number')
  const [next] = rest
  if (next?.type === 'paragraph' && isAddress(paragraphWords(next))) mark(next, 'recipients')
}

/** Whether words name agencies and end with a colon. */
function isAddress(words: string): boolean {
  const names = words.replace(/（[^（）]*）/gu, '').replace(/[：:]$/u, '')
  return /[：:]$/u.test(words) && !/[。！？：]/u.test(names) && names.split(/[、，,；;]/u).every((name) => agency.test(name))
}

function paragraphWords(block: RootContent): string {
  return block.type === 'paragraph' ? wordsOf(block).replace(/\s/gu, '') : ''
}

function mark(paragraph: Paragraph, kind: ParagraphKind): void {
  paragraph.data = { ...paragraph.data, kind }
}
