import type { Root } from 'mdast'
import type { Position } from 'unist'
import type { ArchiveElement } from './archive-elements.js'
import type { SourceLedger } from './ledger/source-ledger.js'

/**
 * The project's vocabulary: one Chinese term, one English name, used everywhere. A field's English name is its key in
 * the front matter, its class in the page and its name in the metadata.
 */
export const terms = {
  bulletin: '通报',
  genre: '文种',
  serialName: '刊名',
  issueNumber: '期号',
  issuer: '编发单位',
  date: '编发日期',
  masthead: '报头',
  title: '标题',
  speechDate: '讲话日期',
  speaker: '讲话人',
  editorsNote: '编者按',
  body: '正文',
  distribution: '发送范围',
  note: '附注',
  imprint: '版记',
  printingOffice: '印发机关',
  printingDate: '印发日期',
  printedCopies: '印数',
  copyNumber: '份号',
  classification: '密级',
  language: '语言',
  publisher: '出版者',
  rights: '权利说明',
  keywords: '关键词',
  summary: '摘要',
  archive: '档案著录',
  pagination: '分页'
} as const

/** A date as the document words it (`text`, shown unaltered) and as machines read it (`iso`, YYYY-MM-DD). */
export interface DateText {
  readonly text: string
  readonly iso: string
}

/** An issue number as the document words it (`第14期`) and as a number. */
export interface IssueNumber {
  readonly text: string
  readonly number: number
}

/** How a document is divided into pages. */
export type Pagination = 'flow' | 'original'

/** The checked metadata of a bulletin (刊物式通报): what its front matter says. All texts are shown as they stand. */
export interface Bulletin {
  readonly genre: string
  readonly serialName: string
  readonly issueNumber: IssueNumber
  readonly issuer: string
  readonly date: DateText
  /** The title's lines; one line where the author left the breaking to the program. */
  readonly title: readonly string[]
  readonly speechDate?: DateText
  readonly speaker?: string
  readonly editorsNote?: string
  readonly distribution: string
  readonly note?: string
  readonly printingOffice: string
  readonly printingDate: DateText
  readonly printedCopies?: number
  readonly copyNumber?: string
  readonly classification?: string
  /** BCP 47 tag; `zh-CN` where the document names none. */
  readonly language: string
  readonly publisher?: string
  readonly rights?: string
  readonly keywords?: readonly string[]
  readonly summary?: string
  /** What an archive has assigned (DA/T 46-2009 M3–M20). */
  readonly archive?: Readonly<Partial<Record<ArchiveElement, string>>>
  /** `original` ends pages where the printed original did; `flow`, the default, where the text does. */
  readonly pagination?: Pagination
}

/** Fields that describe the document and stand on no page. */
export const unshown: ReadonlySet<string> = new Set<keyof Bulletin>([
  'genre', 'language', 'publisher', 'rights', 'keywords', 'summary', 'archive', 'pagination'
])

/** A document that has been read and checked: what the later stages turn into products. */
export interface OfficialDocument {
  /** File name without folder and ending, for example `2019-14`; also the name of the edition. */
  readonly name: string
  readonly metadata: Bulletin
  /** The body as mdast, with the project's own nodes `pageMark` and `runIn`, without HTML and front matter. */
  readonly body: Root
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
