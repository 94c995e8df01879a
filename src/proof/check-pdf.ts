import type { VFile } from 'vfile'
import { UnreadablePdf } from '../pdf/read/objects.js'
import { readPdf, type PdfModel } from '../pdf/read/read.js'
import { checkConformance } from '../pdf/gate/check.js'
import { clauses, type Clause, type ClauseName } from '../pdf/gate/clauses.js'
import type { Conformance, Failure } from '../pdf/gate/ledger.js'
import { report, type Value } from '../report.js'
import type { World } from '../world.js'
import { placeRuns } from './pages.js'
import { proveExtracts, provePdf, type Proof } from './prove.js'
import { readTagged, type SetText } from '../pdf/read/tagged-text.js'
import { furnitureOf, type PageFormat } from '../layout/page-format.js'
import type { SourceText } from './source-text.js'

/** What the gate and the proof found out about a PDF. */
export interface CheckedPdf {
  /** The document's text, and where on the pages it stands. */
  readonly placed: Pick<SetText, 'text' | 'runs'>
  readonly model: PdfModel
  readonly conformance: Conformance
  /** Compares the text as other programs read it, when they have done so; gives the proofs that every machine can make. */
  readonly prove: () => Promise<readonly Proof[]>
}

/** A finished PDF, the text that it should have, and how its pages should be. */
export interface FinishedPdf {
  readonly pdf: Uint8Array
  readonly text: SourceText
  readonly format: PageFormat
}

/**
 * Puts a PDF through the gate and the proof: does it keep the standards, does it say what the source says? What they
 * find is attached to `file`. Gives `undefined` for a PDF that cannot be read. Other programs go on reading meanwhile.
 */
export async function checkPdf(
  file: VFile, { pdf, text, format }: FinishedPdf, world: World
): Promise<CheckedPdf | undefined> {
  const extracting = world.extract(pdf)
  extracting.catch(() => undefined)
  const reading = readPdf(pdf)
  const conformance = await checkConformance(pdf, reading)
  reportBreaches(file, conformance)
  try {
    const tagged = await readTagged(pdf, reading)
    const readings = { tagged, furniture: furnitureOf(format) }
    const own = provePdf(file, text, readings)
    const prove = async () => {
      const extracts = await extracting
      const foreign = new Set(extracts.filter(({ portable }) => !portable).map(({ by }) => by))
      return [...own, ...proveExtracts(file, text, { ...readings, extracts }).filter(({ by }) => !foreign.has(by))]
    }
    return { placed: placeRuns(text.text, tagged), model: await reading, conformance, prove }
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    report(file, 'product-unreadable', undefined, 'PDF', error.reason)
    return undefined
  }
}

/** Each check that was not passed is one finding, with its first place. A gate that made no checks is a failure as well. */
function reportBreaches(file: VFile, { checks, failures }: Conformance): void {
  for (const name of new Set(failures.map((failure) => failure.name))) {
    const [first, ...others] = failures.filter((failure) => failure.name === name)
    if (first) report(file, 'conformance', undefined, clauseOf(name), placed(first), 1 + others.length)
  }
  const nothing = { zh: '没有检查', en: 'nothing was checked' }
  if (checks === 0) report(file, 'conformance', undefined, 'ISO 19005-2', nothing, 0)
}

function clauseOf(name: ClauseName): Value {
  const { clause }: Clause = clauses[name]
  return clause ?? { zh: '本程序自己的要求', en: 'a rule of this program' }
}

function placed({ page, detail: { zh, en } }: Failure): Value {
  return page === undefined ? { zh, en } : { zh: `第 ${page} 页，${zh}`, en: `page ${page}, ${en}` }
}
