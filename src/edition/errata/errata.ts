import type { PagePlace } from './edition-text.js'

/** What distinguishes an edition from an older one of the same document. */
export interface Errata {
  readonly rows: readonly Erratum[]
  readonly shifts: readonly Shift[]
  readonly pages: ChangedPages
}

/** A row of the 勘误表: text that is another now, or stands elsewhere in the order of reading. */
export interface Erratum {
  readonly kind: 'corrected' | 'moved'
  /** The block, as the record of the new edition, or where it is gone that of the old one, names it. */
  readonly block: string
  /** Where it stands in the old edition; of text that is new, where it would have stood. */
  readonly was: PagePlace
  /** The same in the new edition. */
  readonly is: PagePlace
  /** 误: what the old edition has, without white space; empty where something was missing. Of moved text all of it. */
  readonly wrong: string
  /** 正: what the new edition has; empty where something was too much. */
  readonly right: string
  /** The words before and after it in its paragraph, to find it by. */
  readonly before: string
  readonly after: string
}

/** Blocks whose text is the same and stands elsewhere only because of the layout: as many as follow one another. */
export interface Shift {
  readonly blocks: number
  /** How the first of them begins. */
  readonly words: string
  readonly was: PagePlace
  readonly is: PagePlace
}

/** The 换页清单: which pages of the new edition look otherwise than those of the same number, and what to print of it. */
export interface ChangedPages {
  /** What the pages were compared by: their pixels, or what their content says. */
  readonly comparedBy: 'pixels' | 'content'
  readonly old: number
  readonly fresh: number
  /** Pages with corrected or moved text. */
  readonly corrected: readonly number[]
  /** Pages with no text but that of the old edition, which stood on other lines or pages. */
  readonly moved: readonly number[]
  /** Pages whose text stands as it stood, and that look otherwise: pictures, faces, styles. */
  readonly relaid: readonly number[]
  /** Pages on which nothing differs but what tells of the edition itself: the line that names it, errata bound behind it. */
  readonly noted: readonly number[]
  /** Pages of the old edition that the new one does not have. */
  readonly dropped: readonly number[]
  /** Sheets, two pages each, from 1: the fewest that have to be printed again, those only because of `noted` pages, and those to take out. */
  readonly sheets: { readonly reprint: readonly number[], readonly noted: readonly number[], readonly dropped: readonly number[] }
}

/** Blocks that tell of the edition itself, and no more of its document: which one it is, and the errata bound behind it. */
export const ownBlocks: ReadonlySet<string> = new Set(['editionNote', 'errata'])
