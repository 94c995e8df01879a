import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Extract } from '../world.js'
import { withScratch } from './scratch.js'

const run = promisify(execFile)

/**
 * Reads the text of a PDF by pdf.js, which is always there, and by MuPDF or else poppler where one is installed. What
 * cannot read the file gives no pages.
 */
export async function extractTexts(pdf: Uint8Array): Promise<readonly Extract[]> {
  const extracts = await Promise.all([readByProgram(pdf), readByPdfJs(pdf)])
  return extracts.filter((extract) => extract !== undefined)
}

let library: ReturnType<typeof importPdfJs> | undefined

/** Loads pdf.js, which takes a quarter of a second; called ahead of need it overlaps with the browser's work. */
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

async function readByPdfJs(pdf: Uint8Array): Promise<Extract> {
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

/** Programs that write a PDF's text in the order of painting, with a form feed after each page; the fastest first. */
const programs = [
  { by: 'MuPDF', command: 'mutool', args: (pdf: string, out: string) => ['draw', '-q', '-F', 'txt', '-o', out, pdf] },
  { by: 'poppler', command: 'pdftotext', args: (pdf: string, out: string) => ['-q', '-raw', '-enc', 'UTF-8', pdf, out] }
] as const

/** Gives `undefined` where no program is installed. */
async function readByProgram(pdf: Uint8Array): Promise<Extract | undefined> {
  return withScratch('edition.pdf', pdf, async (file) => {
    for (const { by, command, args } of programs) {
      const text = `${file}.txt`
      const failure = await run(command, args(file, text)).then(() => undefined, (error: { code?: unknown }) => error)
      if (failure?.code === 'ENOENT') continue
      return { by, portable: false, pages: failure ? [] : (await readFile(text, 'utf8')).split('\f').slice(0, -1) }
    }
    return undefined
  })
}
