import { PDFName, PDFString } from '@cantoo/pdf-lib'
import { addStream, hexText } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import type { ArchiveError } from './archive-report.js'
import { pdfDate } from './write-metadata.js'

/** A file that the PDF carries inside (ISO 19005-3 6.8). */
export interface Attachment {
  /** File name without folder, for example `2019-14.md`. */
  readonly name: string
  /** For example `text/markdown`. */
  readonly mediaType: string
  readonly description: string
  readonly bytes: Uint8Array
  readonly relationship: 'Source' | 'Data'
}

/** Puts the attachments into the PDF, as files of the whole document, in the order of their names. */
export function attach({ context, catalog }: PdfModel, attachments: readonly Attachment[], created: Date): void {
  const files = [...attachments].sort((a, b) => a.name < b.name ? -1 : 1).map((attachment) => {
    const { name, mediaType, description, bytes, relationship } = attachment
    const file = addStream(context, bytes, {
      Type: PDFName.of('EmbeddedFile'), Subtype: PDFName.of(mediaType),
      Params: context.obj({ Size: bytes.length, ModDate: PDFString.of(pdfDate(created)) })
    })
    return { key: hexText(name), ref: context.register(context.obj({
      Type: 'Filespec', F: hexText(name), UF: hexText(name), Desc: hexText(description),
      EF: { F: file, UF: file }, AFRelationship: relationship
    })) }
  })
  catalog.set(PDFName.of('AF'), context.obj(files.map(({ ref }) => ref)))
  catalog.set(PDFName.of('Names'), context.obj({
    EmbeddedFiles: { Names: files.flatMap(({ key, ref }) => [key, ref]) }
  }))
}

/** Names must be plain and unlike: a reader unpacks them into one folder, on any system. */
export function checkAttachments(attachments: readonly Attachment[]): ArchiveError[] {
  const seen = new Set<string>()
  return attachments.flatMap(({ name }): ArchiveError[] => {
    const key = name.normalize('NFC').toLowerCase()
    const isPlain = !/^\.*$|[/\\:*?"<>|]|\p{C}/u.test(name) && !seen.has(key)
    seen.add(key)
    return isPlain ? [] : [{ id: 'attachment-name', detail: name }]
  })
}
