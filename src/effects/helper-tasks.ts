import { deflate } from '../text/deflate.js'
import { cutWords } from './cut-words.js'
import { drawPages } from './draw-pages.js'
import { drawPng } from './draw.js'
import { judgeEpub, loadChecker } from './epub-check.js'
import { extractTexts } from './extractors.js'
import { loadPdfJs } from './pdf-js.js'

/** What a helper can do; each is a function of its one argument alone. */
export const tasks = { cutWords, deflate, drawPages, drawPng, extractTexts, judgeEpub }

/** The work of a helper. */
export type Tasks = typeof tasks

/** Loads what the tasks need, so that none waits for it. */
export async function loadLibraries(): Promise<void> {
  await Promise.all([loadPdfJs(), loadChecker()])
}
