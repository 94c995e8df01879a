#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { commands, formatHelp, type CommandName } from './commands.js'
import { cacheFolder } from './effects/cache.js'
import { fetchDebianFonts } from './effects/debian-fonts.js'
import { editionName, expandPaths, listGenres, pictureReader, readDocument, readOwn, readSettings, writeEdition } from './effects/files.js'
import { openFontShelf } from './effects/font-shelf.js'
import { openPrinter } from './effects/printer.js'
import { formatShelf } from './fonts/shelf-report.js'
import { publish, stages } from './publish.js'
import { Fault, findingsOf, report, type Language } from './report.js'
import { exitCodeOf, formatJson, formatResults, type Result } from './results.js'
import type { RuleId } from './rules.js'
import { mergeSettings, type Settings } from './settings.js'
import type { World } from './world.js'

const language = languageOf(process.env)

// the browser ends with this process, and leaves nothing behind if the process ends in an orderly way
for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) process.once(signal, () => process.exit(code))

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error
  process.stderr.write(formatResults([{ source: '', products: [], findings: [error] }], language))
  return 2
})

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || args.includes('--help')) {
    process.stdout.write(formatHelp(language))
    return name === undefined ? 2 : 0
  }
  if (!Object.hasOwn(commands, name)) throw new Fault('usage', name)
  const { values, positionals } = parse(name as CommandName, rest)
  const { out, fonts, format } = values
  const settings = mergeSettings(await readSettings(values['config']), {
    out, fonts, formats: typeof format === 'string' ? format.split(',') : undefined
  })
  return name === 'fonts' ? showFonts(settings, values['fetch'] === true) : build(positionals, settings, values['json'] === true)
}

function parse(name: CommandName, args: string[]): { values: Record<string, string | boolean | undefined>, positionals: string[] } {
  try {
    const options: Readonly<Record<string, { type: 'string' | 'boolean' }>> = commands[name].options
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    throw new Fault('usage', error instanceof Error ? error.message : String(error))
  }
}

/** `tongbao build`: publishes the documents one after another with one browser, and says what became of each. */
async function build(patterns: readonly string[], settings: Settings, json: boolean): Promise<number> {
  const paths = await expandPaths(patterns)
  assertDistinct(paths, settings)
  const notes: RuleId[] = []
  const cache = cacheFolder()
  const printer = openPrinter({ cache, notify: (id) => notes.push(id) })
  const fonts = openFontShelf({ cache, ...(settings.fonts !== undefined && { folder: settings.fonts }) })
  const results: Result[] = []
  try {
    printer.warmUp()
    for (const path of paths) {
      const world = {
        printer, fonts, epoch: epochOf(process.env),
        template: (name: string) => readOwn(`templates/${name}`),
        style: (name: string) => readOwn(`styles/${name}`)
      }
      results.push(await buildOne(path, settings, world, notes))
    }
  } finally {
    await printer.close()
  }
  showProgress()
  process.stdout.write(json ? formatJson(results) : formatResults(results, language))
  return exitCodeOf(results)
}

/** Publishes one document; a fault of its own does not keep the next one from being published. */
async function buildOne(path: string, settings: Settings, outside: Omit<World, 'picture'>, notes: RuleId[]): Promise<Result> {
  try {
    const file = await readDocument(path)
    const world = { ...outside, picture: pictureReader(path) }
    const onStage = (stage: (typeof stages)[number]) => showProgress(`${path} ${stages.indexOf(stage) + 1}/${stages.length} ${stage}`)
    const edition = await publish(file, { settings, world, genres: listGenres(), onStage })
    for (const id of notes.splice(0)) report(file, id, undefined)
    const products = edition ? await writeEdition(settings.out, edition.name, edition.products) : []
    return { source: path, products, findings: findingsOf(file), ...(edition && { pages: edition.pages }) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { source: path, products: [], findings: [error] }
  }
}

function assertDistinct(paths: readonly string[], { out }: Settings): void {
  const owners = new Map<string, string>()
  for (const path of paths) {
    const name = editionName(path)
    const owner = owners.get(name)
    if (owner !== undefined) throw new Fault('out-collision', owner, path, `${out}/${name}`)
    owners.set(name, path)
  }
}

/** `tongbao fonts`: what serves each role, after fetching Debian's package again where that is asked for. */
async function showFonts(settings: Settings, fetch: boolean): Promise<number> {
  const cache = cacheFolder()
  if (fetch) {
    const outcome = await fetchDebianFonts(cache)
    if (typeof outcome === 'object') process.stderr.write(`${outcome.reason}\n`)
  }
  const shelf = openFontShelf({ cache, ...(settings.fonts !== undefined && { folder: settings.fonts }) })
  process.stdout.write(formatShelf(await shelf.files(), language))
  return 0
}

/** One line on a terminal that is written over; nothing in a pipe. Without `text` the line is cleared. */
function showProgress(text = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`)
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

/** SOURCE_DATE_EPOCH: seconds since 1970, the reproducible-builds convention. */
function epochOf({ SOURCE_DATE_EPOCH: seconds }: NodeJS.ProcessEnv): Date | undefined {
  if (seconds === undefined || seconds === '') return undefined
  if (!/^\d{1,12}$/.test(seconds)) throw new Fault('settings-invalid', `SOURCE_DATE_EPOCH: ${seconds}`, '1556496000')
  return new Date(Number(seconds) * 1000)
}
