import type { VFile } from 'vfile'
import type { OfficialDocument } from './document/document.js'
import type { SourceCounts } from './document/ledger/source-ledger.js'
import type { Fingerprint } from './edition/fingerprint.js'
import { buildEpub, prepareEpub } from './epub/build.js'
import { checkEpub } from './epub/check.js'
import type { Face } from './fonts/prepare.js'
import type { Pagination } from './forms/kinds.js'
import type { Page } from './html/render.js'
import { composePage } from './layout/compose-page.js'
import type { PageFormat } from './layout/page-format.js'
import { findPageStarts } from './layout/page-starts.js'
import type { Print } from './layout/print.js'
import { anchorPage, furnishPage } from './layout/web-page.js'
import type { Provenance } from './pdf/archive-metadata.js'
import { archivePrint } from './pdf/archive-print.js'
import { checkLayout } from './proof/layout/check-layout.js'
import { checkPdf, type CheckedPdf } from './proof/check-pdf.js'
import { proveMarkup, type Proof } from './proof/prove.js'
import type { SourceText } from './proof/source-text.js'
import type { Format } from './settings.js'
import type { World } from './world.js'

/** A document before anything of it is laid out: read, checked, turned into a page, with the faces to set it in. */
export interface Draft {
  readonly document: OfficialDocument
  /** What every product has to say. */
  readonly text: SourceText
  /** How many characters the source has, and what becomes of them. */
  readonly ledger: SourceCounts
  readonly page: Page
  readonly faces: readonly Face[]
  readonly format: PageFormat
  readonly pagination: Pagination
  readonly provenance: Provenance
  /** Whether the date of the edition follows from the document, or the run gave another. */
  readonly dated: 'document' | 'run'
  readonly fingerprint: Fingerprint
}

/** What is there of an edition while its products are made. */
export interface Making {
  readonly file: VFile
  readonly draft: Draft
  readonly world: World
  /** The browser's print, for a product that needs one. */
  readonly print: Print | undefined
  /** The archival PDF and what was found out about it, for a product that needs it. */
  readonly pdf: (Omit<CheckedPdf, 'model'> & { readonly bytes: Uint8Array }) | undefined
}

/** Makes a product; `undefined` where what was found forbids it. */
export type Make = (making: Making) => Promise<Uint8Array | undefined>

/** What checking a product finds out besides its findings; `prove` may find more, and is called when all are made. */
export interface Checked extends Partial<CheckedPdf> {
  readonly prove: () => Promise<readonly Proof[]>
}

/** A product of an edition. */
export interface Product {
  /** What it is made from besides the draft. */
  readonly needs: 'draft' | 'print' | 'pdf'
  /** Does what can be done while the browser prints, and gives what makes the product. */
  readonly prepare: (draft: Draft, world: World) => Promise<Make>
  /** Reads the finished bytes back: do they keep the standards and say what the source says? Attaches findings to `file`. */
  readonly check: (file: VFile, finished: Finished, world: World) => Promise<Checked>
}

/** A product's bytes, and what they are held against. */
export interface Finished extends Pick<Draft, 'text' | 'format' | 'pagination'> {
  readonly bytes: Uint8Array
}

/** Every product there is, in the order in which they are made. */
export const products: Readonly<Record<Format, Product>> = {
  pdf: {
    needs: 'print',
    prepare: async ({ provenance, page }, world) => async ({ file, print }) =>
      print && archivePrint(file, { pdf: print.pdf, page }, provenance, world),
    check: async (file, { bytes: pdf, text, format, pagination }, world) => {
      const checked = await checkPdf(file, { pdf, text, format }, world)
      if (checked) checkLayout(file, { model: checked.model, runs: checked.placed.runs, text, format, pagination })
      return checked ?? { prove: async () => [] }
    }
  },
  epub: {
    needs: 'pdf',
    prepare: async ({ document, page, faces, format, pagination, text, provenance: { source, settings, created } }, world) => {
      const cover = await prepareEpub({ document, faces, format }, world)
      return async ({ file, pdf }) => {
        if (!pdf) return undefined
        const starts = findPageStarts(file, pdf.placed, text.text)
        const paged = { pdf: pdf.bytes, starts, isOriginal: pagination === 'original' }
        const sources = { document, page, faces, format, cover, source: source.bytes, created, review: settings.review }
        return buildEpub({ ...sources, pagination: paged }, world)
      }
    },
    check: async (file, { bytes, text }, world) => {
      const checking = checkEpub(file, bytes, text.text, world)
      checking.catch(() => undefined)
      const proofs = proveMarkup(file, text, 'epub', bytes)
      return { prove: async () => checking.then(() => proofs) }
    }
  },
  html: {
    // with a PDF of the same run the page names its pages
    needs: 'draft',
    prepare: async (draft, world) => {
      const { document: { name, description }, page, text, provenance: { settings: { formats } } } = draft
      const furnished = furnishPage(page, { name, description, formats })
      return async ({ file, pdf }) => {
        const starts = pdf ? findPageStarts(file, pdf.placed, text.text) : []
        const anchored = anchorPage(furnished, { blocks: text.blocks, starts })
        return new TextEncoder().encode(composePage({ ...draft, page: anchored }, world))
      }
    },
    check: async (file, { bytes, text }) => {
      const proofs = proveMarkup(file, text, 'html', bytes)
      return { prove: async () => proofs }
    }
  }
}
