import type { Data, Root } from 'mdast'
import type { Position } from 'unist'
import type { Fields, GivenField } from '../forms/field.js'
import type { Description } from '../forms/form.js'
import type { Division } from './divisions.js'
import type { SourceLedger } from './ledger/source-ledger.js'
import type { HeadFace } from './ordinals.js'

/**
 * What a document has besides its fields (`forms/`, each row with its Chinese term): one Chinese term, one English
 * name, used everywhere.
 */
export const terms = { masthead: '报头', body: '正文', imprint: '版记' } as const

/** A document that has been read and checked: what the later stages turn into products. */
export interface OfficialDocument {
  /** File name without folder and ending, for example `2019-14`; also the name of the edition. */
  readonly name: string
  readonly description: Description
  /** All that the front matter of this form can give. */
  readonly rows: Fields
  /** What the front matter gives, by key, in the order of the rows. */
  readonly fields: ReadonlyMap<string, GivenField>
  /** The body as mdast, with the project's own nodes `pageMark` and `runIn`, without HTML and front matter. */
  readonly body: Root
  /** Errata of an earlier edition that are bound behind it. */
  readonly errata?: Root
  /** What has become of each character of the source. */
  readonly ledger: SourceLedger
}

/** The place where the printed original turned to page `number`; it stands inside the sentence and has no text. */
export interface PageMark {
  type: 'pageMark'
  number: number
  data?: Data
  position?: Position | undefined
}

/** A heading that runs into its paragraph: 第一，…。 or 一、…。; of an article, 第一条, the label alone. */
export interface RunIn {
  type: 'runIn'
  face: HeadFace
  children: import('mdast').PhrasingContent[]
  data?: Data
  position?: Position | undefined
}

/** The label over the title of an annex: 附件1; or between them the number of a document. */
export interface AnnexLabel {
  type: 'annexLabel'
  isNumber?: true
  children: import('mdast').PhrasingContent[]
  data?: Data
  position?: Position | undefined
}

/**
 * What a paragraph is besides text: ——… under a title, （…通过）under one, 注：… under a table, names in columns, and what an
 * enclosed document has of its own; also the class of its element.
 */
export type ParagraphKind = 'subtitle' | 'title-note' | 'table-note' | 'names' | 'document-number' | 'recipients' | 'signature' | 'document-date'

declare module 'mdast' {
  interface Data {
    /** Whether it is the first of what is printed behind all that closes the text. */
    isBehind?: true
  }
  interface PhrasingContentMap {
    pageMark: PageMark
    runIn: RunIn
    annexLabel: AnnexLabel
  }
  interface RootContentMap {
    pageMark: PageMark
    runIn: RunIn
    annexLabel: AnnexLabel
  }
  interface HeadingData {
    face?: HeadFace
    isCentred?: true
    division?: Division
  }
  interface ParagraphData {
    kind?: ParagraphKind
    /** Characters of the longest name of a list, by which its columns are as wide. */
    longest?: number
  }
}
