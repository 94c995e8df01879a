import { PDFName } from '@cantoo/pdf-lib'
import { attach, checkAttachments, type Attachment } from './attach.js'
import { auditArtifacts } from './audit-artifacts.js'
import { demoteDecoration } from './demote-decoration.js'
import { describeLinks } from './describe-links.js'
import type { ArchiveMetadata } from './metadata.js'
import { addStream, fromLatin1, UnreadablePdf } from '../read/objects.js'
import { readPdf } from '../read/read.js'
import { repairFigures } from './repair-figures.js'
import { repairLists } from './repair-lists.js'
import { repairNotes } from './repair-notes.js'
import { repairStructure } from './repair-structure.js'
import { repairTables, type PrintedTable } from './repair-tables.js'
import { repairToUnicode } from './repair-to-unicode.js'
import type { ArchiveReport } from './archive-report.js'
import type { Mark } from '../read/structure.js'
import type { Deflate } from '../../text/deflate.js'
import { rewriteContent } from './write-content.js'
import { writeMetadata } from './write-metadata.js'
import { writeStructure } from './write-structure.js'
import { packAhead, writePdf } from './write.js'

/** What an archive copy needs besides the print. */
export interface ArchiveOptions {
  readonly metadata: ArchiveMetadata
  readonly attachments?: readonly Attachment[]
  /** The tables of the print, in reading order. */
  readonly tables?: readonly PrintedTable[]
  /** The text that the margins of a page (from 1) should carry. */
  readonly furniture: (page: number) => string
  /** What packs the streams; where nothing is said, this thread. */
  readonly packer?: Deflate
}

/**
 * Turns the browser's tagged PDF into one for archives: PDF/A-2a (ISO 19005-2), or PDF/A-3a where there are
 * attachments, and PDF/UA-1 (ISO 14289-1). The same print gives the same bytes. Throws `UnreadablePdf`.
 */
export async function archivePdf(
  pdf: Uint8Array, { metadata, attachments = [], tables = [], furniture, packer }: ArchiveOptions
): Promise<{ pdf: Uint8Array, report: ArchiveReport }> {
  const model = await readPdf(pdf)
  const { context, pages, tree } = model
  if (packer) packAhead(context, packer)
  if (!tree) throw new UnreadablePdf('structure')
  const textOf = ({ page, mcid }: Mark) => pages[page]?.scan.sequences.get(mcid)?.text ?? ''

  const { changes, settled } = repairToUnicode(context, pages)
  const { demoted, demotions } = demoteDecoration(tree, pages)
  const { artifacts, errors } = auditArtifacts(tree, pages, demoted, furniture)

  repairTables(tree, tables, context)
  repairStructure(tree)
  repairLists(tree, context, textOf)
  repairNotes(tree, pages)
  repairFigures(tree, context, pages)
  describeLinks(tree, pages, textOf)

  for (const page of pages) {
    const content = rewriteContent(page, demoted, settled.get(page) ?? [])
    page.dict.set(PDFName.of('Contents'), addStream(context, fromLatin1(content)))
  }
  writeStructure(model, tree)
  const refused = writeMetadata(model, metadata, attachments.length > 0 ? 3 : 2)
  if (attachments.length > 0) attach(model, attachments, metadata.created)

  const names = pages.flatMap(({ fonts }) => [...fonts.values()].map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')))
  const report: ArchiveReport = {
    artifacts, demotions, toUnicode: changes, faces: [...new Set(names)].sort(),
    errors: [...errors, ...refused, ...checkAttachments(attachments)]
  }
  return { pdf: await writePdf(context, packer), report }
}
