import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { Extract } from '../world.js'
import { readByPdfJs } from './pdf-js.js'
import { withScratch } from './scratch.js'
import { patience } from './time-limit.js'

const run = promisify(execFile)

/**
 * Reads the text of a PDF by pdf.js, which is always there, and by MuPDF or else poppler where one is installed. What
 * cannot read the file gives no pages.
 */
export async function extractTexts(pdf: Uint8Array): Promise<readonly Extract[]> {
  const extracts = await Promise.all([readByProgram(pdf), readByPdfJs(pdf)])
  return extracts.filter((extract) => extract !== undefined)
}

/** Programs that write a PDF's text in the order of painting, with a form feed after each page; the fastest first. */
const programs = [
  { by: 'MuPDF', command: 'mutool', args: (pdf: string, out: string) => ['draw', '-q', '-F', 'txt', '-o', out, pdf] },
  { by: 'poppler', command: 'pdftotext', args: (pdf: string, out: string) => ['-q', '-raw', '-enc', 'UTF-8', pdf, out] }
] as const

/** Tells whether a program may be there; to try to run one that is not copies all the memory of this process. */
function isInstalled({ command }: { command: string }): boolean {
  const folders = process.env['PATH']?.split(delimiter) ?? []
  return process.platform === 'win32' || folders.some((folder) => existsSync(join(folder, command)))
}

/** Gives `undefined` where no program is installed. */
async function readByProgram(pdf: Uint8Array): Promise<Extract | undefined> {
  if (!programs.some(isInstalled)) return undefined
  return withScratch('edition.pdf', pdf, async (file) => {
    for (const { by, command, args } of programs.filter(isInstalled)) {
      const text = `${file}.txt`
      const failure = await run(command, args(file, text), { timeout: patience, killSignal: 'SIGKILL' }).then(() => undefined, (error: { code?: unknown }) => error)
      if (failure?.code === 'ENOENT') continue
      return { by, portable: false, pages: failure ? [] : (await readFile(text, 'utf8')).split('\f').slice(0, -1) }
    }
    return undefined
  })
}
