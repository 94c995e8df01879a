import type { Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { bare } from '../text/characters.js'
import { readNumeral } from '../text/chinese-numerals.js'
import { divisionsOf, headOf } from './divisions.js'
import { readOrdinal } from './ordinals.js'
import { shorten, wordsOf } from './words-of.js'

/** A head, or a paragraph with the number of one: the rank of its kind of number, and the number. */
interface Numbered {
  readonly rank: number
  readonly number: number
  readonly words: string
  readonly block: RootContent
}

/** The ranks of articles, which are numbered through a law, of 一、 and of （1）. */
const [article, first, last] = [4, 5, 8]

/** A paragraph of so many characters is no formula that may come again. */
const longParagraph = 40
/** Two lines: what is as long and has a mark inside is a sentence, not a name or an address. */
const twoLines = 56

/** 三、四季度 and 一二三，走 are text. */
const unnumbered = /^[一二三四五六七八九十]+、[一二三四五六七八九十\d]|^[一二三四五六七八九]{2}/u

/** Looks at the heads of a text and their numbers, and at how its paragraphs end. */
export function checkOutline(file: VFile, body: Root): void {
  for (const blocks of divisionsOf(body.children)) {
    const numbered = blocks.flatMap(readNumbered)
    checkSequence(file, numbered)
    checkRepeats(file, blocks)
    // in a law （一） is an item, which may be a sentence and stand anywhere
    if (numbered.some(({ rank }) => rank === article)) continue
    checkOrder(file, numbered)
    for (const block of blocks) if (block.type === 'heading' && !headOf(block)) checkStop(file, block)
  }
  checkEnds(file, divisionsOf(body.children)[0])
}

function readNumbered(block: RootContent): readonly Numbered[] {
  if ((block.type !== 'heading' && block.type !== 'paragraph') || headOf(block)) return []
  const words = wordsOf(block).trim()
  const { rank } = readOrdinal(words) ?? {}
  const [numeral] = /[一二三四五六七八九十百千零〇]+|\d+|[①-⑳]/u.exec(words) ?? []
  if (rank === undefined || numeral === undefined || !Number.isInteger(rank) || unnumbered.test(words)) return []
  return [{ rank, number: readNumeral(numeral), words, block }]
}

/** In the same section no level comes below one that is lower: 一、1.（一）. A level may be left out. */
function checkOrder(file: VFile, numbered: readonly Numbered[]): void {
  let open: Numbered[] = []
  for (const item of numbered) {
    if (item.rank < first || item.rank > last) continue
    const below = open.find(({ rank }) => rank > item.rank)
    const hasParent = open.some(({ rank }) => rank < item.rank)
    if (below && hasParent && !open.some(({ rank }) => rank === item.rank)) {
      report(file, 'heading-order', item.block, shorten(item.words), shorten(below.words))
    }
    open = [...open.filter(({ rank }) => rank < item.rank), item]
  }
}

/** Numbers of one kind follow on, or begin with 1 again. */
function checkSequence(file: VFile, numbered: readonly Numbered[]): void {
  const before = new Map<number, Numbered>()
  for (const item of numbered) {
    const prior = before.get(item.rank)
    // 第三条之一 was put in behind 第三条
    if (prior && item.number !== 1 && item.number !== prior.number + 1 && !/^第\S+条之/u.test(item.words)) {
      report(file, 'heading-sequence', item.block, shorten(item.words), shorten(prior.words))
    }
    for (const rank of before.keys()) if (rank > item.rank && rank !== article) before.delete(rank)
    before.set(item.rank, item)
  }
}

function checkStop(file: VFile, block: RootContent): void {
  const words = wordsOf(block).trim()
  const [mark] = /[。，、；：,;.:]$/u.exec(words) ?? []
  if (mark !== undefined) report(file, 'heading-stop', block, shorten(words), mark)
}

function checkRepeats(file: VFile, blocks: readonly RootContent[]): void {
  const lines = new Map<string, number>()
  for (const block of blocks) {
    const words = block.type === 'paragraph' ? bare(wordsOf(block)) : ''
    if (words.length < longParagraph) continue
    const line = lines.get(words)
    if (line === undefined) lines.set(words, block.position?.start.line ?? 1)
    else report(file, 'paragraph-repeated', block, line)
  }
}

/** A paragraph of the text that is followed by another ends a sentence. */
function checkEnds(file: VFile, blocks: readonly RootContent[]): void {
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph' || block.data?.kind !== undefined || blocks[index + 1]?.type !== 'paragraph') continue
    const words = wordsOf(block).trim()
    const isOpen = /.{8}[，、]$/su.test(words) || (words.length >= twoLines && /[，。；]/u.test(words) && /[\p{Script=Han}\d]$/u.test(words))
    if (isOpen) report(file, 'paragraph-open', block, `……${words.slice(-8)}`)
  }
}
