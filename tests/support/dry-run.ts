import { VFile } from 'vfile'
import { parseDocument } from '../../src/document/parse.js'
import { assembleBook } from '../../src/epub/assemble.js'
import { usageOfBook } from '../../src/epub/book-usage.js'
import { composeBook } from '../../src/epub/build.js'
import { lintEpub } from '../../src/epub/lint/lint.js'
import { writeOcf } from '../../src/epub/ocf.js'
import { textOf } from '../../src/markup/text-places.js'
import { faceStyles, usageOf } from '../../src/fonts/usage.js'
import { renderHtml } from '../../src/html/render.js'
import { composePage } from '../../src/layout/compose-page.js'
import { gbt9704 } from '../../src/layout/page-format.js'
import { divideOriginal } from '../../src/layout/original-pages.js'
import { proveLedger } from '../../src/proof/prove-ledger.js'
import { proveMarkup } from '../../src/proof/prove.js'
import { sourceTextOf } from '../../src/proof/source-text.js'
import { findingsOf, type Finding } from '../../src/report.js'
import type { World } from '../../src/world.js'
import { worldFor } from './world.js'

const cover = new Uint8Array(26)

/**
 * Takes a document through all that needs neither browser nor faces, and tells what was found. With the front matter of
 * a good document nothing but findings may come of it: what is thrown is a fault of the program.
 */
export async function dryRun(file: VFile, world: World = worldFor(file.path)): Promise<Finding[]> {
  const bytes = file.value as Uint8Array
  const document = parseDocument(file, world)
  if (!document) return findingsOf(file)
  const text = sourceTextOf(document, bytes, world)
  const page = renderHtml(document, world)
  usageOf(page.tree, faceStyles(document.description.form, world))
  usageOfBook(document, page, world)
  divideOriginal(new VFile(), document.body, page)
  const html = composePage({ document, page, faces: [], format: gbt9704 }, world)
  const book = composeBook({ document, page, faces: [], format: gbt9704, cover, source: bytes }, world)
  const epub = writeOcf(await assembleBook(book), new Date('2019-04-29'))
  // without faces its lints complain of faces, but they must come to an end
  lintEpub(epub, textOf(page.tree))
  proveLedger(file, document.ledger, text)
  proveMarkup(file, text, 'html', new TextEncoder().encode(html))
  proveMarkup(file, text, 'epub', epub)
  return findingsOf(file)
}
