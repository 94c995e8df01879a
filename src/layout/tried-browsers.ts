import type { VFile } from 'vfile'
import { report } from '../report.js'

/**
 * The browsers with which documents of all forms were printed, compared glyph by glyph and judged by veraPDF: that of the
 * lockfile, and two of Debian 12's, which print the same.
 */
const tried = ['Chromium 147', 'Chromium 150', 'Chromium 156']

/** Warns where the browser (as in `Chromium 147.0.7727.24`) is one that was never tried. */
export function checkBrowser(file: VFile, browser: string): void {
  if (!tried.some((known) => browser.startsWith(`${known}.`))) report(file, 'browser-untried', undefined, browser, tried.join(', '))
}
