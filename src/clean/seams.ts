import type { Decide } from './decide.js'
import { judgeSeam, type Seam } from './judge-seam.js'
import { rawOffset } from './lines.js'
import { textOf, type Piece } from './piece.js'
import { cellsOf, endingOf, isCut, isDelimiter, isLabelled, isMarkup, isProse, isRow, plain, readNumber, type Numbering } from './shapes.js'

/** Pieces that make one paragraph, heading, item or row. */
export interface Block {
  readonly pieces: readonly Piece[]
  /** The page that begins with it, if one does. */
  readonly page?: number
  /** The pages that begin inside it, before which pieces (by their index). */
  readonly turns: ReadonlyMap<number, number>
  /** Whether it stands directly under the block before it, as rows and items do. */
  readonly isTight: boolean
}

/** Joins what a page's end has cut, and numbers the pages from 2 on, or as the raw text does. */
export function joinSeams(pieces: readonly Piece[], decide: Decide): readonly Block[] {
  const texts = pieces.map((piece) => plain(textOf(piece)))
  const grams = countGrams(texts)
  const titles = new Set(texts.filter((_, index) => isLabelled(texts[index - 1] ?? '')))
  const siblings = countSiblings(texts)
  const hasPages = new Set(pieces.map(({ sheet }) => sheet?.page)).size >= 3
  const blocks: { pieces: Piece[], page?: number, turns: Map<number, number>, isTight: boolean }[] = []
  const seen = new Map<Numbering, number>()
  let [page, paragraph, columns] = [1, '', 0]
  let isPending = false
  for (const [index, given] of pieces.entries()) {
    const text = texts[index] ?? ''
    // no mark can stand in the dashes under the head of a table
    const piece = isPending || isDelimiter(text) ? { ...given, isTurned: !isDelimiter(text) } : given
    isPending = isDelimiter(text) && given.isTurned
    const block = blocks.at(-1)
    const next = pageOf(piece, page)
    const isJoined = block !== undefined && (piece.isGlued || isSeam(index, paragraph, text, next))
    const isTurn = block !== undefined && !piece.isGlued && (isJoined ? !isMarkup(text) : piece.isTurned && tellTurn(piece, next))
    if (isTurn) page = next
    if (block && isJoined) {
      if (isTurn) block.turns.set(block.pieces.length, page)
      block.pieces.push(piece)
      paragraph = tail(paragraph + text)
    } else {
      blocks.push({ pieces: [piece], turns: new Map(), isTight: isUnder(index, paragraph), ...(isTurn && { page }) })
      paragraph = text
      const number = readNumber(text)
      if (number) seen.set(number.numbering, number.value)
    }
  }
  return blocks

  /** Whether a row or an item stands under the one before it: a row does also behind an empty line, but for the head of another table. */
  function isUnder(index: number, before: string): boolean {
    const text = texts[index] ?? ''
    if (isRow(text) && isRow(before)) {
      if (isDelimiter(text)) return true
      columns = isDelimiter(before) || columns === 0 ? cellsOf(before) : columns
      const isHead = isDelimiter(texts[index + 1])
      return !isHead && cellsOf(text) <= columns
    }
    columns = 0
    return pieces[index]?.line.gap === 0 && isMarkup(text) && isMarkup(before)
  }

  function isSeam(index: number, before: string, after: string, next: number): boolean {
    const number = readNumber(after)
    const piece = pieces[index]
    const seam: Seam = {
      before, after, begins: piece?.line.isNew, isEnded: pieces[index - 1]?.line.isEnded === true,
      isTurn: piece?.isTurned || piece?.line.isFed ? true : hasPages ? false : undefined,
      isNext: number !== undefined && (number.value === 1 || number.value === (seen.get(number.numbering) ?? 0) + 1),
      siblings: siblingsOf(before),
      pairs: grams.pairs.get(before.slice(-1) + after.slice(0, 1)) ?? 0,
      triples: [before.slice(-2) + after.slice(0, 1), before.slice(-1) + after.slice(0, 2)].filter((triple) => grams.triples.has(triple)).length,
      isAmongShort: isAmongShort(index)
    }
    const confidence = isAnnexName(before, after) ? 0.95 : judgeSeam(seam)
    if (confidence === 0 || !piece) return false
    const at = rawOffset(piece.line, piece.start)
    return decide({ rule: 'page-turn', confidence, from: at, to: at, after: isMarkup(after) ? '' : pageMark(next) }) !== undefined
  }

  /** Whether two lines of an annex note together are the title of an annex. */
  function isAnnexName(before: string, after: string): boolean {
    const name = /^(?:附\s*件\s*[：:]?\s*)?(?:\d{1,2}[.．、]\s*)?(.*)$/.exec(before)?.[1] ?? ''
    return before.length < 80 && name !== '' && titles.has(name + after)
  }

  function tellTurn({ line, start }: Piece, next: number): boolean {
    const at = rawOffset(line, start)
    return decide({ rule: 'page-turn', confidence: 0.95, from: at, to: at, after: pageMark(next) }) !== undefined
  }

  /** Of the others with the same kind of number: those that are sentences, and heads alone. */
  function siblingsOf(before: string): { prose: number, bare: number } {
    const numbering = readNumber(before)?.numbering
    const { prose = 0, bare = 0 } = (numbering && siblings.get(numbering)) || {}
    return { prose, bare: Math.max(0, bare - (isProse(before) ? 0 : 1)) }
  }

  /** Whether lines of at most 24 characters stand on one side, two of them, or on both. */
  function isAmongShort(index: number): boolean {
    const isShort = (at: number) => {
      const text = texts[at]
      return text !== undefined && text.length <= 24 && !isMarkup(text)
    }
    return (isShort(index - 1) && isShort(index)) || (isShort(index - 1) && isShort(index - 2) && endingOf(texts[index - 2] ?? '') !== 'closed')
      || (isShort(index) && isShort(index + 1) && isShort(index - 1))
  }
}

/** The mark at which a page begins. */
export function pageMark(page: number): string {
  return `<!-- page ${page} -->`
}

/** The beginning and the end of a very long paragraph. */
function tail(text: string): string {
  return text.length > 6000 ? text.slice(0, 100) + text.slice(-3000) : text
}

/** The number of the page that begins with a piece, behind the page `last`. */
function pageOf({ sheet }: Piece, last: number): number {
  return sheet && sheet.page > last ? sheet.page : last + 1
}

/** Counts pairs and triples of characters within lines; of very long texts, in their beginning. */
function countGrams(texts: readonly string[]): { pairs: ReadonlyMap<string, number>, triples: ReadonlyMap<string, number> } {
  const [pairs, triples] = [new Map<string, number>(), new Map<string, number>()]
  let room = 60_000
  for (const text of texts) {
    if (room <= 0) break
    room -= text.length
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = text.slice(at, at + 2)
      if (!/^[\p{Script=Han}]{2}$/u.test(pair)) continue
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      const triple = text.slice(at, at + 3)
      triples.set(triple, (triples.get(triple) ?? 0) + 1)
    }
  }
  return { pairs, triples }
}

function countSiblings(texts: readonly string[]): ReadonlyMap<Numbering, { prose: number, bare: number }> {
  const counts = new Map<Numbering, { prose: number, bare: number }>()
  for (const text of texts) {
    const number = readNumber(text)
    if (!number) continue
    const count = counts.get(number.numbering) ?? { prose: 0, bare: 0 }
    if (endingOf(text) === 'bare' && !isCut(text)) count.bare += 1
    else count.prose += 1
    counts.set(number.numbering, count)
  }
  return counts
}
