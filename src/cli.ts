#!/usr/bin/env node
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { commands, formatHelp, type CommandName } from './commands.js'
import { formatRecord } from './edition/format-record.js'
import { recordName } from './edition/finish.js'
import { readRecord } from './edition/read-record.js'
import { cacheFolder } from './effects/cache.js'
import { fetchDebianFonts } from './effects/debian-fonts.js'
import { placeEdition, recoverEdition, recoverEditions } from './effects/edition-folder.js'
import { openEdition } from './effects/edition-reader.js'
import {
  editionFolder, editionName, expandFolders, expandPaths, listGenres, readDocument, readSchema, readSettings
} from './effects/files.js'
import { openFontShelf } from './effects/font-shelf.js'
import { sweep } from './effects/scratch.js'
import { showProgress, writeError, writeOut } from './effects/terminal.js'
import { judgeByVeraPdf } from './effects/verapdf.js'
import { openOutside, type Outside } from './effects/world.js'
import { firstFaces, formatShelf } from './fonts/shelf-report.js'
import { publish, stages, type Stage } from './publish.js'
import { Fault, findingsOf, report, type Language } from './report.js'
import { exitCodeOf, formatJson, formatResults, type Result } from './results.js'
import { mergeSettings, type Settings } from './settings.js'
import { verifyEdition } from './verify.js'

const language = languageOf(process.env)

// the browser ends with this process, and leaves nothing behind if the process ends in an orderly way
for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) process.once(signal, () => process.exit(code))

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error
  writeError(formatResults([{ source: '', products: [], findings: [error] }], language))
  return 2
})

/** What the command line says besides the settings. */
interface Call {
  readonly operands: readonly string[]
  readonly settings: Settings
  /** The file that `--source` names. */
  readonly source: string | undefined
  /** Switches that are on, for example `json`. */
  readonly has: (flag: string) => boolean
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || args.includes('--help')) {
    writeOut(formatHelp(language))
    return name === undefined ? 2 : 0
  }
  if (!Object.hasOwn(commands, name)) throw new Fault('usage', name)
  const { values, positionals: operands } = parse(name as CommandName, rest)
  const { out, fonts, format, pagination, source, 'attach-source': attachSource } = values
  const settings = mergeSettings(await readSettings(values['config']), {
    out, fonts, formats: typeof format === 'string' ? format.split(',') : undefined, attachSource, pagination
  })
  await Promise.all([recoverEditions(settings.out), sweep()])
  const command = { build, verify, info, fonts: showFonts }[name as CommandName]
  return command({
    operands, settings, source: typeof source === 'string' ? source : undefined, has: (flag) => values[flag] === true
  })
}

function parse(
  name: CommandName, args: string[]
): { values: Record<string, string | boolean | undefined>, positionals: string[] } {
  try {
    const options: Readonly<Record<string, { type: 'string' | 'boolean' }>> = commands[name].options
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    throw new Fault('usage', error instanceof Error ? error.message : String(error))
  }
}

/** `tongbao build`: publishes the documents one after another with one browser, and says what became of each. */
async function build({ operands, settings, has }: Call): Promise<number> {
  const paths = await expandPaths(operands)
  assertDistinct(paths, settings)
  return eachWith(settings, paths, has, async (path, outside) => {
    const file = await readDocument(path)
    const { folder, sourcePath } = editionFolder(settings.out, path)
    const { times, onStage } = watchStages(path)
    const world = outside.worldFor(path)
    const edition = await publish(file, { settings, world, genres: listGenres(), sourcePath, onStage })
    onStage(undefined)
    for (const id of outside.notes()) report(file, id, undefined)
    const onKept = (kept: string) => report(file, 'out-kept', undefined, kept)
    const products = edition ? await placeEdition(folder, edition.files, onKept) : []
    const findings = findingsOf(file)
    return { products, findings, ...(edition && { pages: edition.pages }), ...(has('timing') && { times }) }
  })
}

/** `tongbao verify`: says of each edition whether it is what its record tells, and can be made again. */
async function verify({ operands, settings, source, has }: Call): Promise<number> {
  const folders = await expandFolders(operands)
  if (source !== undefined && folders.length > 1) throw new Fault('usage', '--source')
  return eachWith(settings, folders, has, async (folder, outside) => {
    showProgress(folder)
    await recoverEdition(folder)
    const { read, readSource, sourceAt } = openEdition(folder, source)
    const { record: { pages, outputs }, findings } = await verifyEdition(folder, {
      read, readSource, worldFor: (path) => outside.worldFor(sourceAt(path)), settings, genres: listGenres(), schema: readSchema(),
      ...(has('verapdf') && { judge: judgeByVeraPdf })
    })
    const verdict = {
      zh: `${folder}  核对无误：${outputs.length} 个文件、${pages} 页，可重印得一字节不差`,
      en: `${folder}  verified: ${outputs.length} files, ${pages} pages, made again to the same bytes`
    }
    return { products: [], findings, ...(findings.length === 0 && { verdict }) }
  })
}

/** `tongbao info`: shows what the records say. */
async function info({ operands, has }: Call): Promise<number> {
  for (const folder of await expandFolders(operands)) {
    await recoverEdition(folder)
    const record = readRecord(await openEdition(folder).read(recordName), join(folder, recordName), readSchema())
    writeOut(has('json') ? `${JSON.stringify(record, undefined, 2)}\n` : formatRecord(record, language))
  }
  return 0
}

/** Does `work` on one path after another, with one browser; a fault of one does not keep the next from being done. */
async function eachWith(
  settings: Settings, paths: readonly string[], has: Call['has'],
  work: (path: string, outside: Outside) => Promise<Omit<Result, 'source'>>
): Promise<number> {
  const outside = openOutside(settings)
  const results: Result[] = []
  try {
    outside.warmUp()
    for (const path of paths) {
      results.push(await work(path, outside).then((result) => ({ source: path, ...result }), (error: unknown) => {
        if (!(error instanceof Fault)) throw error
        return { source: path, products: [], findings: [error] }
      }))
    }
  } finally {
    await outside.close()
  }
  showProgress()
  writeOut(has('json') ? formatJson(results) : formatResults(results, language))
  return exitCodeOf(results)
}

/** Shows each stage as it begins, and adds up the milliseconds that it takes. */
function watchStages(
  path: string
): { times: Readonly<Record<string, number>>, onStage: (stage: Stage | undefined, pages?: number) => void } {
  const times: Record<string, number> = {}
  let [last, since]: [Stage | undefined, number] = [undefined, performance.now()]
  const onStage = (stage: Stage | undefined, pages?: number) => {
    const now = performance.now()
    if (last) times[last] = Math.round((times[last] ?? 0) + now - since)
    ;[last, since] = [stage, now]
    const counted = pages === undefined ? '' : ` · ${language === 'zh' ? `${pages} 页` : `${pages} pages`}`
    if (stage) showProgress(`${path} ${stages.indexOf(stage) + 1}/${stages.length} ${stage}${counted}`)
  }
  return { times, onStage }
}

function assertDistinct(paths: readonly string[], { out }: Settings): void {
  const owners = new Map<string, string>()
  for (const path of paths) {
    const name = editionName(path)
    // some systems do not tell A.md from a.md
    const key = name.normalize('NFC').toLowerCase()
    const owner = owners.get(key)
    if (owner !== undefined) throw new Fault('out-collision', owner, path, `${out}/${name}`)
    owners.set(key, path)
  }
}

/** `tongbao fonts`: what serves each role, after fetching Debian's package again where that is asked for. */
async function showFonts({ settings, has }: Call): Promise<number> {
  const cache = cacheFolder()
  const list = () => openFontShelf({ cache, ...(settings.fonts !== undefined && { folder: settings.fonts }) }).files()
  if (has('fetch') && firstFaces(await list()).fangsong?.genuine !== true) {
    const outcome = await fetchDebianFonts(cache)
    if (typeof outcome === 'object') writeError(`${outcome.reason}\n`)
  }
  const files = await list()
  writeOut(has('json') ? `${JSON.stringify(firstFaces(files), undefined, 2)}\n` : formatShelf(files, language))
  return 0
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
