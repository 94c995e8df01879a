import type { Root } from 'mdast'
import type { Position } from 'unist'
import type { Fields, GivenField } from '../forms/field.js'
import type { Description } from '../forms/form.js'
import type { SourceLedger } from './ledger/source-ledger.js'

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
  position?: Position | undefined
}

/** A heading that runs into its paragraph: 第一，…。 */
export interface RunIn {
  type: 'runIn'
  children: import('mdast').PhrasingContent[]
  position?: Position | undefined
}

declare module 'mdast' {
  interface PhrasingContentMap {
    pageMark: PageMark
    runIn: RunIn
  }
  interface RootContentMap {
    pageMark: PageMark
    runIn: RunIn
  }
}
