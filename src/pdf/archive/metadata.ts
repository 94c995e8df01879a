/** An element of this program's own namespace: what it holds, and its value, where the document gives one. */
export interface ArchiveProperty {
  readonly name: string
  /** Of a document's field, that of its row; the letters and numbers are those of DA/T 46-2009. */
  readonly description: string
  readonly value: string | undefined
}

/** The namespace of these elements, and the prefix under which they stand. */
export const archiveNamespace = { uri: 'tongbao:ns:archive/1.0/', prefix: 'tongbao' } as const

/** What the file says about itself; XMP and the information dictionary carry the same. */
export interface ArchiveMetadata {
  readonly title: string
  /** The author: of a speech, the speaker. */
  readonly creator: string
  readonly publisher: string
  /** BCP 47 tag, for example `zh-CN`. */
  readonly language: string
  /** The date of the document, YYYY-MM-DD. */
  readonly date: string
  /** When the file was made: from the front matter or `SOURCE_DATE_EPOCH`, never from the clock. */
  readonly created: Date
  readonly keywords: readonly string[]
  readonly summary: string | undefined
  readonly rights: string | undefined
  readonly properties: readonly ArchiveProperty[]
  /** The program, for example `tongbao 0.1.0`. */
  readonly creatorTool: string
  /** What wrote the PDF, for example `Skia/PDF m147, tongbao 0.1.0`. */
  readonly producer: string
}
