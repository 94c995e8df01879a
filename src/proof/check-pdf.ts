import type { VFile } from 'vfile'
import { UnreadablePdf } from '../pdf/read/objects.js'
import { readPdf } from '../pdf/read/read.js'
import { checkConformance } from '../pdf/gate/check.js'
import type { Conformance } from '../pdf/gate/ledger.js'
import { report } from '../report.js'
import type { World } from '../world.js'
import { placeRuns } from './pages.js'
import { provePdf, type Proof } from './prove.js'
import { readTagged } from '../pdf/read/tagged-text.js'
import { furnitureOf, type PageFormat } from '../layout/page-format.js'
import type { PlacedText } from '../layout/page-starts.js'
import type { SourceText } from './source-text.js'

/** What the gate and the proof found out about a PDF. */
export interface CheckedPdf {
  /** The document's text, and where on the pages it stands. */
  readonly placed: PlacedText
  readonly conformance: Conformance
  /** Proofs that every machine can make. */
  readonly proofs: readonly Proof[]
}

/** A finished PDF, the text that it should have, and how its pages should be. */
export interface FinishedPdf {
  readonly pdf: Uint8Array
  readonly text: SourceText
  readonly format: PageFormat
}

/**
 * Puts a PDF through the gate and the proof: does it keep the standards, does it say what the source says? What they
 * find is attached to `file`. Gives `undefined` for a PDF that cannot be read.
 */
export async function checkPdf(
  file: VFile, { pdf, text, format }: FinishedPdf, world: World
): Promise<CheckedPdf | undefined> {
  const reading = readPdf(pdf)
  // the other programs read while the gate checks
  const [conformance, extracts] = await Promise.all([checkConformance(pdf, reading), world.extract(pdf)])
  reportBreaches(file, conformance)
  try {
    const tagged = await readTagged(pdf, reading)
    const foreign = new Set(extracts.filter(({ portable }) => !portable).map(({ by }) => by))
    const proofs = provePdf(file, text, { tagged, extracts, furniture: furnitureOf(format) }).filter(({ by }) => !foreign.has(by))
    return { placed: placeRuns(text.text, tagged), conformance, proofs }
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    report(file, 'product-unreadable', undefined, 'PDF', error.message)
    return undefined
  }
}

/** Each clause that is broken is one finding, with its first place. A gate that made no checks is a failure as well. */
function reportBreaches(file: VFile, { checks, failures }: Conformance): void {
  for (const clause of new Set(failures.map((failure) => failure.clause))) {
    const breaches = failures.filter((failure) => failure.clause === clause)
    const { page, detail = '' } = breaches[0] ?? {}
    const place = page === undefined ? detail : { zh: `第 ${page} 页，${detail}`, en: `page ${page}, ${detail}` }
    report(file, 'conformance', undefined, clause, place, breaches.length)
  }
  const nothing = { zh: '没有检查', en: 'nothing was checked' }
  if (checks === 0) report(file, 'conformance', undefined, 'ISO 19005-2', nothing, 0)
}
