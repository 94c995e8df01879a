/**
 * The elements of this program's own namespace and what they hold; the letters and numbers are those of DA/T 46-2009.
 * What an archivist assigns (档号 and the like) is there to be filled in, never invented.
 */
export const archiveProperties = {
  genre: 'M34 文种 genre of the document',
  serialName: '刊名 name of the serial',
  issueNumber: 'M31 文件编号 issue number or document number',
  issuer: 'M32 责任者 issuing office',
  date: 'M33 日期 date of the document',
  speaker: '讲话人 speaker',
  speechDate: '讲话日期 date of the speech',
  distribution: 'M36 主送 to whom it is distributed',
  printingOffice: '印发机关 printing office',
  printingDate: '印发日期 date of printing',
  printedCopies: '印数 number of copies printed',
  copyNumber: '份号 number of the copy',
  classification: 'M38 密级 classification',
  note: 'M75 附注 note',
  sourceSha256: 'SHA-256 of the source text, in hexadecimal digits',
  browser: 'M50 文档创建程序 browser that laid out the pages',
  archivalNumber: 'M8 档号 archival number, assigned by the archive',
  fondsNumber: 'M9 全宗号 number of the fonds, assigned by the archive',
  retentionPeriod: 'M12 保管期限 retention period, assigned by the archive'
} as const

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
  readonly keywords?: readonly string[]
  readonly summary?: string
  readonly rights?: string
  readonly properties: Readonly<Partial<Record<keyof typeof archiveProperties, string>>>
  /** The program, for example `tongbao 0.1.0`. */
  readonly creatorTool: string
  /** What wrote the PDF, for example `Skia/PDF m147, tongbao 0.1.0`. */
  readonly producer: string
}
