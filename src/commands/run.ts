import { parseArgs } from 'node:util'
import { formatOutcome } from '../outcome.js'
import { Fault } from '../report.js'
import type { Command, Terminal } from './command.js'
import { formatHelp } from './help.js'

/** Every command, imported when it is chosen. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  clean: () => import('./clean.js'),
  build: () => import('./build.js'),
  check: () => import('./check.js'),
  watch: () => import('./watch.js'),
  desk: () => import('./desk.js'),
  verify: () => import('./verify.js'),
  release: () => import('./release.js'),
  errata: () => import('./errata.js'),
  info: () => import('./info.js'),
  fonts: () => import('./fonts.js')
}

/** Runs a command line, without the program's own name, and gives the exit code. A fault of the run is one line, whatever was thrown. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [name, ...rest] = args
    if (name === undefined || name === 'help' || args.includes('--help')) {
      terminal.print(await formatHelp(commands, terminal.language))
      return name === undefined ? 2 : 0
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!load) throw new Fault('usage', name)
    const { command } = await load()
    const { values: options, positionals: operands } = parse(command, rest)
    // what a killed run left is swept by the next one
    await (await import('../effects/scratch.js')).sweep()
    return await command.run({ operands, options, settings: () => readSettingsOf(options), terminal })
  } catch (error) {
    const [{ explain }, { trace }] = await Promise.all([import('../job.js'), import('../effects/trace.js')])
    terminal.progress()
    terminal.warn(formatOutcome({ source: '', products: [], findings: [await explain(error, { trace })] }, terminal.language))
    return 2
  }
}

type Options = Readonly<Record<string, string | boolean | undefined>>

function parse({ options }: Command, args: string[]): { values: Options, positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: options as Record<string, { type: 'string' | 'boolean', short?: string }>, allowPositionals: true })
    return { values: values as Options, positionals }
  } catch (error) {
    throw new Fault('usage', error instanceof Error ? error.message : String(error))
  }
}

/** The settings file, and over it the options that are settings. */
async function readSettingsOf(options: Options) {
  const [{ readSettings }, { mergeSettings }] = await Promise.all([import('../effects/files.js'), import('../settings.js')])
  const { out, fonts, format, pagination, 'attach-source': attachSource } = options
  return mergeSettings(await readSettings(options['config']), {
    out, fonts, formats: typeof format === 'string' ? format.split(',') : undefined, attachSource, pagination
  })
}
