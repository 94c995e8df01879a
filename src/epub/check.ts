import type { VFile } from 'vfile'
import { report } from '../report.js'
import { lintEpub } from './lint/lint.js'

/** Loads the quick checker, which takes a tenth of a second: time that the browser's printing leaves free. */
export function loadChecker(): Promise<typeof import('@likecoin/epubcheck-ts')> {
  return import('@likecoin/epubcheck-ts')
}

/**
 * Checks the bytes of a finished book: the rules of EPUB 3.3 (`epub-invalid`), and by our own lints that it is the book
 * of `text`, the document's text without white space (`epub-lint`).
 */
export async function checkEpub(file: VFile, bytes: Uint8Array, text: string): Promise<void> {
  const { EpubCheck } = await loadChecker()
  const { messages } = await EpubCheck.validate(bytes, { version: '3.3' })
  for (const { id, severity, message, location } of messages) {
    if (severity === 'info' || severity === 'usage') continue
    const place = [location?.path, location?.line].filter((part) => part !== undefined).join(':')
    report(file, 'epub-invalid', undefined, id, place || { zh: '整本书', en: 'the whole book' }, message)
  }
  for (const { name, detail } of lintEpub(bytes, text)) report(file, 'epub-lint', undefined, name, detail)
}
