import type { Options, Surface } from './command.js'
import { answer } from './answer.js'
import { openSpeaker } from './speak.js'

/** Runs a command line, without the program's own name, and gives the exit code. A fault of the run is one line, whatever was thrown. */
export async function run(args: readonly string[], surface: Surface): Promise<number> {
  const { readManifest } = await import('../effects/home.js')
  const asked = await answer(args, surface, () => readManifest().version)
  if (typeof asked === 'number') return asked
  const { name, command, options, operands } = asked
  const { terminal, close } = openSpeaker(surface, { command: name, options })
  try {
    terminal.progress(surface.language === 'zh' ? '收拾上次运行留下的' : 'sweeping up after earlier runs')
    // what a killed run left is swept by the next one
    await (await import('../effects/scratch.js')).sweep()
    return close(await command.run({ operands, options, settings: () => readSettingsOf(options), terminal }))
  } catch (error) {
    const [{ explain }, { trace }] = await Promise.all([import('../guard.js'), import('../effects/trace.js')])
    terminal.tell({ source: '', products: [], findings: [await explain(error, { trace })] })
    return close(2)
  }
}

/** The settings file, and over it the options that are settings. */
async function readSettingsOf(options: Options) {
  const [{ readSettings }, { mergeSettings }] = await Promise.all([import('../effects/settings-file.js'), import('../settings.js')])
  const { out, fonts, format, pagination, 'attach-source': attachSource } = options
  return mergeSettings(await readSettings(options['config']), {
    out, fonts, formats: typeof format === 'string' ? format.split(',') : undefined, attachSource, pagination
  })
}
