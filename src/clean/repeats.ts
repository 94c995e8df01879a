import type { Decide } from './decide.js'
import { judgeCopy, type Copy } from './judge-copy.js'
import { givenLine, rawOffset } from './lines.js'
import { openKept } from './matches.js'
import { textOf, type Piece } from './piece.js'
import { threshold } from './row.js'
import { dateLine, endingOf, isCut, isDelimiter, isLabelled, isProse, isRecipients, isRow, numberLine, plain, readNumber } from './shapes.js'
import { openStream } from './stream.js'

/** A copy that was found: where it begins among the kept characters, and how many are the same. */
interface Place { readonly at: number, readonly length: number }

interface Found { readonly at: number, readonly length: number, readonly confidence: number, readonly copy: Copy }

/**
 * Drops what stands again because a page was converted twice or windows overlapped: at each line the longest match with
 * what was kept, if the text reads on behind it. What the document itself repeats stays, and so does what is in doubt; and, the
 * first time, what heads of pages still hide.
 */
export function dropRepeats(pieces: readonly Piece[], decide: Decide, { isFirst = false, isAmongCopies = false } = {}): readonly Piece[] {
  const { codes, places, starts } = openStream(pieces)
  const kept = openKept(codes.length)
  /** For each kept character its piece, and the piece that was kept last. */
  const owners = new Int32Array(codes.length)
  const result: Piece[] = []
  let last: Piece | undefined
  let isTurned = false
  const keep = (index: number, from: number, piece: Piece) => {
    for (let at = from; at < (starts[index + 1] ?? 0); at += 1) {
      owners[kept.length] = index
      kept.push(codes[at] ?? 0)
    }
    last = piece
    result.push(isTurned ? { ...piece, isTurned: true } : piece)
    isTurned = false
  }
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index]
    const start = starts[index] ?? 0
    if (!piece) break
    const found = last && bestCopy(start, index, last)
    if (!found || found.confidence === 0 || (isFirst && (found.confidence < threshold || !isPlain(found.copy)))) {
      keep(index, start, piece)
      continue
    }
    const end = start + found.length
    const lastIndex = pieceAt(end - 1, index)
    const lastPiece = pieces[lastIndex]
    if (!lastPiece) break
    const isWhole = end === starts[lastIndex + 1]
    const stop = isWhole ? textOf(lastPiece).length : (places[end] ?? 0)
    const cutAt = lastPiece.start + backOverMarks(textOf(lastPiece), stop, isWhole)
    const from = rawOffset(piece.line, piece.start)
    const to = isWhole ? lastPiece.line.to : rawOffset(lastPiece.line, cutAt)
    const outcome = decide({ rule: isWhole ? 'repeat' : 'overlap', confidence: found.confidence, from, to, after: '' })
    if (outcome === undefined) {
      // one question is enough for all its lines
      for (let next = index; next <= lastIndex; next += 1) keep(next, starts[next] ?? 0, pieces[next] ?? piece)
      index = lastIndex
      continue
    }
    if (outcome !== '') result.push({ line: givenLine(outcome, from, to), start: 0, isTurned: false, isGlued: false, block: piece.block })
    if (isWhole) isTurned = true
    else keep(lastIndex, end, { ...lastPiece, start: cutAt, isGlued: true })
    index = lastIndex
  }
  return result

  function pieceAt(at: number, from: number): number {
    let [low, high] = [from, pieces.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return low
  }

  /** Of the longest copy and the longest that reaches the end of what was kept the surer one. */
  function bestCopy(start: number, index: number, before: Piece): Found | undefined {
    let [longest, last]: [Place | undefined, Place | undefined] = [undefined, undefined]
    for (const place of kept.find(codes, start)) {
      if (place.length > (longest?.length ?? 0)) longest = place
      if (place.at + place.length === kept.length && place.length > (last?.length ?? 0)) last = place
    }
    const [long, end] = [longest && judge(longest, start, index, before), last && last !== longest && judge(last, start, index, before)]
    // whole lines that begin as the end of what was kept does stand there twice by themselves
    return end && (long === undefined || (long.copy.begins === 'line' && !long.copy.isBlock) || end.confidence >= long.confidence) ? end : long
  }

  function judge({ at, length }: Place, start: number, index: number, before: Piece): Found | undefined {
    const reachesEnd = at + length === kept.length
    const lastIndex = pieceAt(start + length - 1, index)
    const isWhole = start + length === starts[lastIndex + 1]
    // what ends before the end of what was kept is a copy as far as its last whole line
    const end = reachesEnd || isWhole ? start + length : starts[lastIndex] ?? start
    if (end <= start || length < 10) return undefined
    const copy = describe({ start, end, at, index, before, reachesEnd, lastIndex: end === start + length ? lastIndex : lastIndex - 1 })
    return { at, length: end - start, confidence: judgeCopy(copy), copy }
  }

  function describe({ start, end, at, index, before, reachesEnd, lastIndex }: {
    start: number, end: number, at: number, index: number, before: Piece, reachesEnd: boolean, lastIndex: number
  }): Copy {
    const texts = pieces.slice(index, lastIndex + 1).map((piece) => plain(textOf(piece)))
    const origin = pieces[owners[at] ?? 0]
    const isWhole = end === starts[lastIndex + 1]
    const stop = at + end - start
    const shared = sharedBefore(at)
    return {
      size: sizeOf(start, end), lines: texts.length, reachesEnd, isWhole, begins: beginningOf(at), end: endOf(before),
      goesOn: isWhole && stop < kept.length && goesOnAs(stop, lastIndex),
      isCutShort: isWhole && stop < kept.length && owners[stop] === owners[stop - 1] && (isCut(texts.at(-1) ?? '') || /^\|.*[^|]$/.test(texts.at(-1) ?? '')),
      isNumbered: texts.some(isUnique) || texts.filter((text) => readNumber(text) !== undefined || /^\|\s*\d+\s*\|/.test(text)).length >= 2,
      isUnderTitle: isRow(texts[0] ?? '') ? isOtherTable(at) : endOf(before) === 'awaiting' && isUnderTitle(at),
      isHead: (owners[at] ?? 0) < 8 && texts.length > 1 && texts.some((text) => numberLine.test(text) || isRecipients(text)),
      readsOn: shared, followsSame: shared >= lengthOf(before), rows: texts.filter(isFilled).length,
      isForm: texts.filter(isRow).length >= 2 && !texts.some(isFilled),
      prose: texts.reduce((sum, text) => sum + proseIn(text), 0),
      isAmongCopies, isBlock: isWhole && pieces[index - 1]?.block !== pieces[index]?.block && pieces[lastIndex + 1]?.block !== pieces[lastIndex]?.block,
      isSamePage: pagesOf(index, lastIndex, origin)
    }
  }

  /**
   * Whether a copy stands on the page of its origin; unknown where a copy of the page before may have lost its number, so that the
   * next number is taken for its own.
   */
  function pagesOf(index: number, lastIndex: number, origin: Piece | undefined): boolean | undefined {
    const [own, other, before, behind] = [pieces[index]?.sheet, origin?.sheet, pieces[index - 1]?.sheet, pieces[lastIndex + 1]?.sheet]
    if (!own || !other) return undefined
    if (own.page === other.page) return own.run !== other.run ? true : undefined
    const isLoose = before?.run === other.run && own.run !== before.run && (behind === undefined || behind.run === own.run)
    return isLoose ? undefined : false
  }

  /** Whether the text goes on behind the piece `index`, or behind a head that follows it, as what was kept does at `stop`. */
  function goesOnAs(stop: number, index: number): boolean {
    return [index + 1, index + 2].some((next) => {
      const [from, to] = [starts[next] ?? 0, starts[next + 1] ?? 0]
      const length = Math.min(6, to - from, kept.length - stop)
      for (let at = 0; at < length; at += 1) if (codes[from + at] !== kept.codes[stop + at]) return false
      return length > 1
    })
  }

  function sizeOf(start: number, end: number): number {
    let size = 0
    for (let at = start; at < end; at += 1) if (isWord(codes[at] ?? 0)) size += 1
    return size
  }

  function beginningOf(at: number): Copy['begins'] {
    if (at === 0) return 'line'
    const before = owners[at - 1] ?? 0
    if (before !== owners[at]) return isCut(plain(textOf(pieces[before] as Piece))) ? 'within' : 'line'
    return '.!?;"\u2018\u300c\u300a:|'.includes(String.fromCharCode(kept.codes[at - 1] ?? 0)) ? 'sentence' : 'within'
  }

  /** Whether the line before `at` is a title or the like, and no text. */
  function isUnderTitle(at: number): boolean {
    const before = pieces[owners[at - 1] ?? 0]
    return at > 0 && before !== undefined && owners[at - 1] !== owners[at] && endOf(before) === 'awaiting'
  }

  /** Whether the rows before `at` and those at the end of what was kept stand under different titles. */
  function isOtherTable(at: number): boolean {
    const [own, other] = [titleOver(owners[at] ?? 0), titleOver(owners[kept.length - 1] ?? 0, true)].map((piece) => piece && plain(textOf(piece)))
    return own !== undefined && other !== undefined && own !== other && [own, other].every((text) => endingOf(text) === 'bare' && !isCut(text))
  }

  /** The line over the rows that end before a piece, or with it. */
  function titleOver(index: number, isWith = false): Piece | undefined {
    let at = isWith ? index : index - 1
    while (at > 0 && isRow(textOf(pieces[at] as Piece))) at -= 1
    return pieces[at]
  }

  /** How many characters before `at` are the same as at the end of what was kept. */
  function sharedBefore(at: number): number {
    let same = 0
    while (same < 400 && same < at && kept.codes[at - 1 - same] === kept.codes[kept.length - 1 - same]) same += 1
    return same
  }
}

/** Whether a copy shows though heads of pages stand between. */
function isPlain({ reachesEnd, isBlock, size, prose }: Copy): boolean {
  return reachesEnd || isBlock || (size >= 150 && prose * 1.5 >= size)
}

/** How many characters of a piece are compared. */
function lengthOf(piece: Piece): number {
  return openStream([piece]).codes.length
}

function endOf(before: Piece): Copy['end'] {
  const text = plain(textOf(before))
  if (isCut(text)) return 'cut'
  if (isDelimiter(text)) return 'awaiting'
  return ['colon', 'bare'].includes(endingOf(text)) && !/^\|.*\|$|日\s*印发$/.test(text) && !dateLine.test(text) ? 'awaiting' : 'closed'
}

/** Whether a line has a number that no other line of a document has. */
function isUnique(text: string): boolean {
  const numbering = readNumber(text)?.numbering
  return numbering === 'article' || numbering === 'part' || numberLine.test(text) || dateLine.test(text)
    || /\d日\s*印发$|^(?:[抄分报]\s*送|报|送|发|出\s*席|列\s*席|记\s*录)[：:]|^附\s*件\s*[\d一二三四五六七八九十：:]|^[（(]?共印/.test(text)
}

/** Whether a line is a row that says something. */
function isFilled(text: string): boolean {
  return isRow(text) && proseIn(text) > 0
}

/** The characters of a line that is a sentence, or a row with something in most of its cells. */
function proseIn(text: string): number {
  const words = text.replace(/[^\p{L}\p{N}]/gu, '').length
  const cells = isRow(text) ? text.slice(1).split('|').map((cell) => cell.trim()) : []
  if (cells.length > 0) return words >= 12 && cells.filter((cell) => cell !== '').length * 2 >= cells.length - 1 ? words : 0
  return text.length >= 30 && (isProse(text) || isLabelled(text)) ? words : 0
}

/** Marks of emphasis and white space before the place where new text begins belong to it. */
function backOverMarks(text: string, at: number, isWhole: boolean): number {
  let place = at
  while (!isWhole && place > 0 && text.charAt(place - 1) === '*') place -= 1
  return place
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0x3400
}
