import type { Paragraph, Root, RootContent } from 'mdast'
import { divisionsOf, headOf } from './divisions.js'
import type { ParagraphKind } from './document.js'
import { markEnclosure } from './mark-enclosures.js'
import { numeral } from './ordinals.js'
import { chineseOf } from '../text/chinese-numerals.js'
import { wordsOf } from './words-of.js'

const year = '(?:[12]\\d{3}|[一二三四五六七八九〇零○]{4})年'
const bracketed = /^（(?:[^（）]|（[^（）]*）)*）$/u
/** By whom and when a law was passed, which stands under its title: （2019年4月26日××通过）. */
const passed = new RegExp(`^（\\s*${year}.*(?:通过|公布|发布|批准|施行|修订|修正|印发)\\s*）$`, 'su')

/** Marks the paragraphs of a body that are set otherwise than text: what stands under titles, and lists of names. */
export function markParagraphs(body: Root): void {
  for (const blocks of divisionsOf(body.children)) {
    const { title = '' } = headOf(blocks[0]) ?? {}
    const paragraphs = blocks.filter((block) => block.type === 'paragraph')
    markCaptions(blocks)
    markTableNotes(blocks)
    markEnclosure(blocks)
    for (const paragraph of paragraphs) if (passed.test(wordsOf(paragraph).trim())) mark(paragraph, 'title-note')
    if (/名单|名册/u.test(title)) markNames(paragraphs)
  }
}

/** What stands right under a title, in lines of their own: ——…, then （…）. */
function markCaptions(blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (headOf(block) || block.type === 'pageMark') continue
    if (block.type !== 'paragraph') return
    const words = wordsOf(block).trim()
    if (/^——\S/u.test(words)) mark(block, 'subtitle')
    else if (bracketed.test(words)) mark(block, 'title-note')
    else return
  }
}

const tableNote = /^(?:备?注\d*|(?:填[表写]|备注|有关)?说明|资料来源)\s*[：:]/u

/** What stands under a table and begins with 注：, and the paragraphs behind it that go on with its numbers. */
function markTableNotes(blocks: readonly RootContent[]): void {
  let next: number | undefined
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'pageMark') continue
    const words = block.type === 'paragraph' ? wordsOf(block).trim() : ''
    const own = numberOf(words)
    const isFirst = blocks[index - 1]?.type === 'table' && tableNote.test(words)
    const isNote = isFirst || (next !== undefined && own === next)
    if (block.type === 'paragraph' && isNote) mark(block, 'table-note')
    const rest = words.replace(tableNote, '')
    const number = isFirst ? (rest === '' ? 0 : numberOf(rest)) : isNote ? own : undefined
    next = number === undefined ? undefined : number + 1
  }
}

/** The number with which a text begins: 1. 2、 （3） ④ */
function numberOf(words: string): number | undefined {
  const [, digits, circled = ''] = /^\s*(?:[（(]?(\d{1,2})(?:[.．、）)](?!\d))|([①-⑳]))/u.exec(words) ?? []
  return digits !== undefined ? Number(digits) : circled === '' ? undefined : circled.charCodeAt(0) - '①'.charCodeAt(0) + 1
}

/** Paragraphs of three names at least, parted by spaces; all of a list have columns of one width. */
function markNames(paragraphs: readonly Paragraph[]): void {
  const lists = paragraphs.filter(({ children: [first, ...others] }) => first?.type === 'text' && others.length === 0)
    .map((paragraph) => ({ paragraph, names: namesOf(wordsOf(paragraph)) }))
    .filter(({ names }) => names.length >= 3 && names.every((name) => name.length <= longestName && !/[，。；：、]/u.test(name)))
  const longest = lists.flatMap(({ names }) => names).reduce((most, name) => Math.max(most, [...name].length), 3)
  for (const { paragraph } of lists) mark(paragraph, 'names', longest)
}

/** A longer one is no name of a person. */
const longestName = 8

/** The names in a text; one of two characters may have been typed with a space between, which is no part of it. */
export function namesOf(text: string): string[] {
  return text.trim().replace(/(?<=^|\s)(\p{Script=Han})\s(\p{Script=Han})(?=\s|$)/gu, '$1$2').split(/[ \t\r\n\u3000]+/)
}

function mark(paragraph: Paragraph, kind: ParagraphKind, longest?: number): void {
  paragraph.data = { ...paragraph.data, kind, ...(longest !== undefined && { longest }) }
}

/**
 * Makes headings of the numerals that stand alone in paragraphs, as speeches are divided: 一, then 二 and so on, two at
 * least and in their order.
 */
export function raiseNumerals(body: Root): void {
  const alone = new RegExp(`^${numeral}$`, 'u')
  for (const blocks of divisionsOf(body.children)) {
    const found = blocks.filter((block) => block.type === 'paragraph' && alone.test(wordsOf(block).trim()))
    const isSeries = found.length >= 2 && found.every((block, index) => wordsOf(block).trim() === chineseOf(index + 1))
    if (isSeries) for (const block of found) Object.assign(block, { type: 'heading', depth: 2 })
  }
}
