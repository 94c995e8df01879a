import type { VFile } from 'vfile'
import { report } from '../report.js'

/**
 * The browsers with which documents of all forms were printed, compared glyph by glyph and judged by veraPDF: that of the
 * lockfile, and two of Debian 12's, which print the same.
 */
const tried = ['Chromium 147', 'Chromium 150', 'Chromium 156']

/** Warns where the browser (as in `Chromium 147.0.7727.24`) is one that was never tried. */
export function checkBrowser(file: VFile, browser: string): void {
  for (const values of untried(browser)) report(file, 'browser-untried', undefined, ...values)
}

/** The values of that warning, where there is one. */
export function untried(browser: string): [browser: string, tried: string][] {
  return tried.some((known) => browser.startsWith(`${known}.`)) ? [] : [[browser, tried.join(', ')]]
}
