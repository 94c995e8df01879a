import type { OfficialDocument } from '../document/document.js'
import { plainTexts } from '../forms/field.js'
import type { PageFormat } from '../layout/page-format.js'
import type { ArchiveMetadata, ArchiveProperty } from './archive/metadata.js'
import type { Settings } from '../settings.js'
import { sha256 } from '../text/hashes.js'

/** What an edition is made from and by, apart from the files. */
export interface Provenance {
  readonly document: OfficialDocument
  /** The Markdown, and its path from the edition's folder. */
  readonly source: { readonly path: string, readonly bytes: Uint8Array }
  readonly settings: Settings
  readonly format: PageFormat
  /** As in `Chromium 147.0.7727.24`. */
  readonly browser: string
  /** This program (`tongbao`) and its libraries, name → version. */
  readonly tools: Readonly<Record<string, string>>
  /** The date of the edition: from the front matter or `SOURCE_DATE_EPOCH`. */
  readonly created: Date
}

/** Gathers what a PDF says about itself from the front matter; nothing that the document does not say is added. */
export function archiveMetadata({ document, source, browser, tools, created }: Provenance): ArchiveMetadata {
  const { plainTitle, author, issuer, publisher, language, date, keywords, summary, rights, archive, edition } = document.description
  const program = `tongbao ${tools['tongbao'] ?? ''}`
  return {
    title: plainTitle, creator: author ?? issuer, publisher, language, date: date.iso, created, keywords, summary, rights,
    properties: [
      ...fieldProperties(document),
      { name: 'edition', description: '版次 number of the edition', value: String(edition) },
      { name: 'sourceSha256', description: 'SHA-256 of the source text, in hexadecimal digits', value: sha256(source.bytes) },
      { name: 'browser', description: 'M50 文档创建程序 browser that laid out the pages', value: browser },
      { name: 'archivalNumber', description: 'M8 档号 archival number, assigned by the archive', value: archive.档号 },
      { name: 'fondsNumber', description: 'M9 全宗号 number of the fonds, assigned by the archive', value: archive.全宗号 },
      { name: 'retentionPeriod', description: 'M12 保管期限 retention period, assigned by the archive', value: archive.保管期限 }
    ],
    creatorTool: program,
    // Chromium's own name for what wrote the print
    producer: `Skia/PDF m${/\d+/.exec(browser)?.[0] ?? ''}, ${program}`
  }
}

/** The rows of the document's form that XMP has a property for, with what the document gives for them. */
function fieldProperties({ rows, fields }: OfficialDocument): ArchiveProperty[] {
  return Object.entries(rows).flatMap(([name, { xmp }]) => {
    const given = fields.get(name)
    return xmp === undefined ? [] : [{ name, description: xmp, value: given && plainTexts(given).join('；') }]
  })
}
