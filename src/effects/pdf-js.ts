import type { Extract } from '../world.js'

let library: ReturnType<typeof importPdfJs> | undefined

/** Loads pdf.js, which takes a tenth of a second; called ahead of need it overlaps with other work. */
export function loadPdfJs(): ReturnType<typeof importPdfJs> {
  return library ??= importPdfJs()
}

/** As it loads, pdf.js tells the standard output what it lacks for drawing, which it is not asked to do. */
async function importPdfJs(): Promise<typeof import('pdfjs-dist')> {
  const { log } = console
  console.log = () => undefined
  try {
    // without the parser being there it would load it at the first document
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.log = log
  }
}

/** Reads the text of a PDF by pdf.js; what it cannot read has no pages. */
export async function readByPdfJs(pdf: Uint8Array): Promise<Extract> {
  const { getDocument } = await loadPdfJs()
  // it empties what it is given, so it gets a copy
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false, useSystemFonts: false })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      pages.push(items.map((item) => 'str' in item ? item.str : '').join(''))
      page.cleanup()
    }
    return { by: 'pdf.js', portable: true, pages }
  } catch {
    return { by: 'pdf.js', portable: true, pages: [] }
  } finally {
    await task.destroy()
  }
}
