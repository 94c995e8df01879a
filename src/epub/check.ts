import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { World } from '../world.js'
import { lintEpub } from './lint/lint.js'

/**
 * Checks the bytes of a finished book: the rules of EPUB 3.3 (`epub-invalid`), and by our own lints that it is the book
 * of `text`, the document's text without white space (`epub-lint`).
 */
export async function checkEpub(
  file: VFile, bytes: Uint8Array, text: string, { judgeEpub }: Pick<World, 'judgeEpub'>
): Promise<void> {
  const [breaches, lints] = await Promise.all([judgeEpub(bytes), (async () => lintEpub(bytes, text))()])
  for (const { id, place, message } of breaches) {
    report(file, 'epub-invalid', undefined, id, place || { zh: '整本书', en: 'the whole book' }, message)
  }
  for (const { name, detail } of lints) report(file, 'epub-lint', undefined, name, detail)
}
