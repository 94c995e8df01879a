import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSubsets } from '../fonts/keep-subsets.js'
import { loadSubsetter } from '../fonts/subset.js'
import { Fault } from '../report.js'
import type { PlainRuleId } from '../rules/rules.js'
import type { Settings } from '../settings.js'
import type { Outside } from '../world.js'
import { openAssets, readSchema } from './assets.js'
import { cacheFolder } from './cache.js'
import { placeEdition } from './edition-folder.js'
import { openEdition } from './edition-reader.js'
import { pictureReader, readDocument } from './files.js'
import { makeFolder } from './folders.js'
import { openFontShelf } from './font-shelf.js'
import { openHelper } from './helper.js'
import { readOwn } from './home.js'
import { checkOpenFiles } from './open-files.js'
import { placeRelease } from './release-folder.js'
import { openWords } from './kept-words.js'
import { openPrinter } from './printer.js'
import { within } from './time-limit.js'
import { trace } from './trace.js'

/**
 * Opens the real outside, with one browser for all documents; its opener closes it. Throws the faults `settings-invalid`
 * for a bad `SOURCE_DATE_EPOCH`, and `open-files`.
 */
export async function openOutside({ fonts: folder }: Pick<Settings, 'fonts'>, tabs = 1): Promise<Outside> {
  checkOpenFiles()
  const cache = cacheFolder()
  const notes: PlainRuleId[] = []
  const helper = openHelper()
  const program = readProgram()
  const fonts = openFontShelf({ cache, ...(folder !== undefined && { folder }) })
  const printer = openPrinter({ cache, tabs, notify: (id) => notes.push(id) })
  const shared = {
    ...await openAssets(),
    printer,
    browser: printer.version,
    fonts,
    cut: openSubsets(),
    epoch: epochOf(process.env),
    extract: helper.extractTexts,
    deflate: helper.deflate,
    drawPng: helper.drawPng,
    judgeEpub: helper.judgeEpub,
    within,
    words: openWords({ cache, version: program.tools['jieba-wasm'] ?? '', cut: helper.cutWords }),
    ...program
  }
  const kept = process.env['TONGBAO_KEEP']
  return {
    warmUp: (documents) => {
      printer.warmUp(documents)
      fonts.warmUp()
      helper.warmUp()
      loadSubsetter()
    },
    worldFor: (document) => ({ ...shared, picture: pictureReader(document) }),
    schema: readSchema(),
    read: readDocument,
    place: placeEdition,
    release: placeRelease,
    edition: openEdition,
    drawPages: helper.drawPages,
    notes: () => notes.splice(0),
    trace,
    ...(kept && { keep: (name: string, content: Uint8Array | string) => keepFile(kept, name, content) }),
    now: () => performance.now(),
    close: async () => { await Promise.all([printer.close(), helper.close()]) }
  }
}

async function keepFile(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  await makeFolder(folder)
  await writeFile(join(folder, name), content)
}

/** What this program knows of itself: the hash of its code, in hexadecimal digits, and its libraries; bundle.mjs writes it. */
export function readProgram(): { readonly program: string, readonly tools: Readonly<Record<string, string>> } {
  const { sha256, tools } = JSON.parse(readOwn('build/bin/program.json')) as { sha256: string, tools: Record<string, string> }
  return { program: sha256, tools }
}

/** SOURCE_DATE_EPOCH: seconds since 1970, the reproducible-builds convention; up to the year 9999, as records have it. */
function epochOf({ SOURCE_DATE_EPOCH: seconds }: NodeJS.ProcessEnv): Date | undefined {
  if (seconds === undefined || seconds === '') return undefined
  if (!/^\d{1,12}$/.test(seconds) || Number(seconds) > 253_402_300_799) throw new Fault('settings-invalid', `SOURCE_DATE_EPOCH: ${seconds}`, '1556496000')
  return new Date(Number(seconds) * 1000)
}
