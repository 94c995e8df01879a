import { plainFinding } from '../outcome.js'
import { Fault } from '../report.js'
import { loadCommands } from './commands.js'
import type { Surface } from './command.js'
import { formatCommandHelp, formatHelp } from './help.js'
import { asksJson, readCall, type Asked } from './read-call.js'
import { openSpeaker } from './speak.js'

const helpWords = new Set(['help', '-h', '--help'])

/** What is left to do of a command line. */
export type Call = Extract<Asked, { readonly kind: 'call' }>

/**
 * Answers what needs none of the program's own parts: help, the version, and a command line that is wrong. Gives the exit
 * code, or the call that is to be made.
 */
export async function answer(args: readonly string[], surface: Surface, version: () => string): Promise<number | Call> {
  const { terminal, close } = openSpeaker(surface, { command: undefined, options: { json: asksJson(args) } })
  const { print, give, tell, language } = terminal
  try {
    const asked = await readCall(args)
    if (asked.kind === 'call') return asked
    if (asked.kind === 'version') {
      print(`tongbao ${version()}\n`)
      give('version', version())
      return close(0)
    }
    const all = await loadCommands()
    const command = all.get(asked.name ?? '')
    const help = asked.name !== undefined && command ? formatCommandHelp(asked.name, command, language) : formatHelp(all, language)
    print(help)
    give('help', help)
    return close(args.some((arg) => helpWords.has(arg)) ? 0 : 2)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    tell({ source: '', products: [], findings: [plainFinding(error)] })
    return close(2)
  }
}
