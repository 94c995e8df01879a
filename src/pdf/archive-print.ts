import type { VFile } from 'vfile'
import { archivePdf, type ArchiveOptions } from './archive/archive.js'
import { UnreadablePdf } from './read/objects.js'
import type { ArchiveError } from './archive/archive-report.js'
import { furnitureOf } from '../layout/page-format.js'
import { report } from '../report.js'
import type { World } from '../world.js'
import type { Page } from '../html/render.js'
import { archiveMetadata, type Provenance } from './archive-metadata.js'
import { printedTables } from './printed-tables.js'

/** What was printed: the browser's PDF, and the page that it shows. */
export interface Printed {
  readonly pdf: Uint8Array
  readonly page: Page
}

/**
 * Turns the browser's print into an archival PDF with the document's metadata and, if wished, the document inside; what
 * forbids its publication is attached to `file`. Gives `undefined` for a print that cannot be read.
 */
export async function archivePrint(
  file: VFile, { pdf: print, page }: Printed, provenance: Provenance, world: Pick<World, 'deflate'>
): Promise<Uint8Array | undefined> {
  const { document, settings, source, format } = provenance
  const options: ArchiveOptions = {
    metadata: archiveMetadata(provenance),
    attachments: settings.attachSource ? [{
      name: `${document.name}.md`, mediaType: 'text/markdown', description: '原稿 source text',
      bytes: source.bytes, relationship: 'Source'
    }] : [],
    tables: printedTables(page.tree),
    furniture: furnitureOf(format),
    packer: world.deflate
  }
  try {
    const { pdf, report: { errors } } = await archivePdf(print, options)
    for (const error of errors) reportError(file, error)
    return pdf
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    report(file, 'product-unreadable', undefined, 'PDF', error.reason)
    return undefined
  }
}

function reportError(file: VFile, { id, page = 1, detail, expected = '' }: ArchiveError): void {
  if (id === 'text-lost') report(file, id, undefined, page, detail, expected)
  else if (id === 'picture-lost') report(file, id, undefined, page)
  else if (id === 'print-unexpected') report(file, id, undefined, page, detail)
  else report(file, id, undefined, detail)
}
