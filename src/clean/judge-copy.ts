/** How a copy of what was kept stands in the text. */
export interface Copy {
  /** Letters, digits and ideographs that are the same. */
  readonly size: number
  /** Lines that it covers whole or in part. */
  readonly lines: number
  /** Whether it reaches the end of what was kept: the text goes on where the copy ends. */
  readonly reachesEnd: boolean
  /** Whether it ends with a line; else the line goes on with what is new. */
  readonly isWhole: boolean
  /** Where the first copy begins: with a line, with a sentence, or within one. */
  readonly begins: 'line' | 'sentence' | 'within'
  /** Whether what was kept ends within a sentence, or is a heading or the like, behind which something must follow. */
  readonly end: 'cut' | 'closed' | 'awaiting'
  /** Whether the copy's own end is cut within a sentence that the first copy has whole. */
  readonly isCutShort: boolean
  /** Whether what follows the copy is what follows the first one: then the document says it twice, though a page's end cuts it. */
  readonly goesOn: boolean
  /** Whether it repeats a number that a document has once: an annex, an article, a chapter, the items of a list. */
  readonly isNumbered: boolean
  /** Whether both copies stand under a title or a label, as the same form in two annexes does. */
  readonly isUnderTitle: boolean
  /** Whether the first copy is the head of the document, with its number or those to whom it goes. */
  readonly isHead: boolean
  /** Characters before the copy that are the same as before the first one: the text reads on from them into the copy. */
  readonly readsOn: number
  /** Whether these are a whole line. */
  readonly followsSame: boolean
  /** Rows of a table that say something. */
  readonly rows: number
  /** Whether it has rows, and none of them says anything: a form to fill in. */
  readonly isForm: boolean
  /** How much of it are sentences and filled rows, and not short lines as forms and verses have, characters. */
  readonly prose: number
  /** Whether other copies in this text are sure: who has repeated repeats again. */
  readonly isAmongCopies: boolean
  /** Whether it is all that stands between two signs of a page's end. */
  readonly isBlock: boolean
  /** Whether the copies stand on pages of the same number; unknown where pages have none. */
  readonly isSamePage: boolean | undefined
}

/**
 * How sure it is (0 to 1) that a copy came about because a page was converted twice or windows overlapped, and that the
 * document does not repeat itself; 0 where nothing speaks for that.
 */
export function judgeCopy(copy: Copy): number {
  if (copy.isSamePage === true && copy.size >= 4) return 0.97
  const known = copy.isBlock && copy.isSamePage !== false ? judgeBlock(copy) : 0
  const sure = known > 0 ? known : copy.reachesEnd ? copy.isWhole ? judgeAgain(copy) : judgeOverlap(copy) : judgeInside(copy)
  // another page says so of itself: what is the same there is the document's own, unless it is cut
  return copy.isSamePage === false && copy.begins !== 'within' && copy.end !== 'cut' && !copy.isCutShort ? 0 : sure
}

/** All of a page again. Forms to fill in may follow each other. */
function judgeBlock({ size, reachesEnd, begins, isCutShort, isUnderTitle, prose, goesOn, readsOn, followsSame }: Copy): number {
  if (size < 8) return 0
  if (reachesEnd && begins === 'line') return prose === 0 && size < 40 ? 0.8 : 0.93
  if (isUnderTitle || goesOn || (begins === 'within' ? readsOn >= 3 : followsSame) || prose * 2 < size) return 0
  if (begins === 'within' || isCutShort) return size >= 30 ? 0.93 : 0.8
  return size >= 60 ? 0.85 : 0
}

/** The same lines again, at once. */
function judgeAgain({ size, lines, begins, end, isNumbered, isUnderTitle, isAmongCopies, prose, rows, readsOn }: Copy): number {
  if (end === 'cut' && size >= 12) return size >= 20 ? 0.98 : 0.9
  if (begins === 'within' && size >= 12 && readsOn < 6) return size >= 20 ? 0.97 : 0.9
  if (begins === 'sentence' && size >= 40) return 0.9
  if (isNumbered && (size >= 16 || (lines >= 2 && size >= 10))) return size >= 30 ? 0.95 : 0.9
  if (prose >= 80 || (lines >= 2 && prose >= 60)) return 0.92
  if (size >= 300 || (lines - rows >= 4 && size >= 60 && !isUnderTitle)) return 0.8
  return size < 12 ? 0 : isAmongCopies && rows === 0 ? 0.8 : 0.5
}

/** The end of what was kept again, and the text going on behind it in the same line. */
function judgeOverlap({ size, begins, end, isAmongCopies }: Copy): number {
  if (end === 'awaiting') return size >= 60 ? 0.8 : 0
  if (end === 'cut' && size >= 10) return 0.96
  if (begins === 'within') return size >= 14 ? 0.95 : 0
  if (begins === 'sentence') return size >= 20 ? 0.85 : 0
  return size >= 30 ? 0.85 : size < 16 ? 0 : isAmongCopies ? 0.8 : 0.5
}

/** A part of what was kept again, cut short. */
function judgeInside({ size, lines, begins, end, isCutShort, isNumbered, isUnderTitle, isHead, isForm, readsOn, followsSame, goesOn, prose, rows }: Copy): number {
  if (goesOn) return 0
  const isWithin = begins === 'within'
  if (isWithin ? readsOn >= 3 : followsSame) return 0
  if (isWithin && isCutShort && size >= 20) return 0.95
  if (isHead && size >= 40) return 0.9
  if (isUnderTitle || (end === 'awaiting' && begins === 'sentence')) return 0
  if (isForm || (!isWithin && !isNumbered && prose * 2 < size)) return 0
  const cuts = [isWithin, isCutShort, end !== 'closed'].filter(Boolean).length
  if (cuts >= 2 && size >= (isCutShort ? 30 : 50)) return 0.93
  if (cuts === 1 && size >= 20) return size >= 60 ? 0.85 : 0.5
  if ((isNumbered && size >= 40) || (rows >= 3 && prose >= 100) || (lines >= 2 && prose >= 80)) return 0.85
  return prose >= 80 ? 0.5 : 0
}
