import { UnreadablePdf } from '../read/objects.js'
import { readPdf, type PdfModel } from '../read/read.js'
import { checkContent } from './check-content.js'
import { checkFile } from './check-file.js'
import { checkFonts } from './check-fonts.js'
import { checkLinks } from './check-links.js'
import { checkMetadata } from './check-metadata.js'
import { checkStructure } from './check-structure.js'
import { openLedger, type Conformance } from './ledger.js'

/**
 * Tells whether a PDF, as `archivePdf` writes it, keeps ISO 19005-2 or -3 level A and ISO 14289-1: every clause that a
 * browser's print breaks or may break. Bytes that are no readable PDF, encrypted ones and other programs' fail too. `reading`
 * is the PDF as `readPdf` gives it, for those who need it more than once; it is looked at, not changed.
 */
export async function checkConformance(
  pdf: Uint8Array, reading: Promise<PdfModel> = readPdf(pdf)
): Promise<Conformance> {
  const ledger = openLedger()
  try {
    const model = await reading
    checkFile(pdf, model, ledger)
    checkMetadata(model, ledger)
    checkFonts(model, ledger)
    checkContent(model, ledger)
    checkStructure(model, ledger)
    checkLinks(model, ledger)
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    ledger.check('readable', false, error.reason)
  }
  return ledger.result()
}
