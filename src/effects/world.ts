import type { Settings } from '../settings.js'
import type { RuleId } from '../rules/rules.js'
import { Fault } from '../report.js'
import type { World } from '../world.js'
import { cacheFolder } from './cache.js'
import { extractTexts, loadPdfJs } from './extractors.js'
import { pictureReader, readOwn } from './files.js'
import { openFontShelf } from './font-shelf.js'
import { openPrinter } from './printer.js'

/** The real outside, with one browser for all documents; its opener closes it. */
export interface Outside {
  /** Starts what takes long to start, without waiting for it. */
  readonly warmUp: () => void
  readonly worldFor: (document: string) => World
  /** What the browser had to say of this machine since it was last asked. */
  readonly notes: () => RuleId[]
  readonly close: () => Promise<void>
}

/** Opens the outside. Throws the fault `settings-invalid` for a bad `SOURCE_DATE_EPOCH`. */
export function openOutside({ fonts: folder }: Settings): Outside {
  const cache = cacheFolder()
  const notes: RuleId[] = []
  const printer = openPrinter({ cache, notify: (id) => notes.push(id) })
  const shared = {
    printer,
    fonts: openFontShelf({ cache, ...(folder !== undefined && { folder }) }),
    template: (name: string) => readOwn(`templates/${name}`),
    style: (name: string) => readOwn(`styles/${name}`),
    epoch: epochOf(process.env),
    extract: extractTexts,
    tools: readTools()
  }
  return {
    warmUp: () => {
      printer.warmUp()
      loadPdfJs().catch(() => undefined)
    },
    worldFor: (document) => ({ ...shared, picture: pictureReader(document) }),
    notes: () => notes.splice(0),
    close: printer.close
  }
}

/** This program and the libraries that it is made with; the manifest pins each to one version. */
export function readTools(): Readonly<Record<string, string>> {
  const { version, dependencies } = JSON.parse(readOwn('package.json')) as Manifest
  const libraries = Object.entries(dependencies).filter(([name]) => !name.startsWith('@types/'))
  return { tongbao: version, ...Object.fromEntries(libraries.sort(([a], [b]) => a < b ? -1 : 1)) }
}

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** SOURCE_DATE_EPOCH: seconds since 1970, the reproducible-builds convention; up to the year 9999, as records have it. */
function epochOf({ SOURCE_DATE_EPOCH: seconds }: NodeJS.ProcessEnv): Date | undefined {
  if (seconds === undefined || seconds === '') return undefined
  if (!/^\d{1,12}$/.test(seconds) || Number(seconds) > 253_402_300_799) throw new Fault('settings-invalid', `SOURCE_DATE_EPOCH: ${seconds}`, '1556496000')
  return new Date(Number(seconds) * 1000)
}
