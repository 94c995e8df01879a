import type { OfficialDocument } from '../document/document.js'
import type { PageFormat } from '../layout/page-format.js'
import type { ArchiveMetadata } from './archive/metadata.js'
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
  const { metadata } = document
  const { serialName, issueNumber, issuer, date, title, speaker, speechDate, distribution, archive = {} } = metadata
  const { printingOffice, printingDate, printedCopies, copyNumber, classification, note, genre } = metadata
  const program = `tongbao ${tools['tongbao'] ?? ''}`
  return {
    title: title.join(''),
    creator: speaker ?? issuer,
    publisher: metadata.publisher ?? issuer,
    language: metadata.language,
    date: date.iso,
    created,
    ...pick({ keywords: metadata.keywords, summary: metadata.summary, rights: metadata.rights }),
    properties: pick({
      genre, serialName, issueNumber: issueNumber.text, issuer, date: date.text, speaker, speechDate: speechDate?.text,
      distribution, printingOffice, printingDate: printingDate.text, printedCopies: printedCopies?.toString(),
      copyNumber, classification, note, sourceSha256: sha256(source.bytes), browser,
      archivalNumber: archive.档号, fondsNumber: archive.全宗号, retentionPeriod: archive.保管期限
    }),
    creatorTool: program,
    // Chromium's own name for what wrote the print
    producer: `Skia/PDF m${/\d+/.exec(browser)?.[0] ?? ''}, ${program}`
  }
}

/** Leaves out what is not given. */
function pick<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
