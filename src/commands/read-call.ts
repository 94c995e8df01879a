import { parseArgs } from 'node:util'
import { Fault } from '../report.js'
import type { Both } from '../text/language.js'
import { mistyped } from '../text/nearest.js'
import { commands } from './commands.js'
import { common, type Command, type Option, type Options } from './command.js'
import { wordPlaces } from './places.js'

/** What a command line asks for: help, on one command or all, the version, or a command to be run. */
export type Asked =
  | { readonly kind: 'help', readonly name?: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'call', readonly name: string, readonly command: Command, readonly options: Options, readonly operands: readonly string[] }

/**
 * Reads a command line without the program's own name. Options that all commands have may also stand before the command.
 * Throws the faults `usage`, `command-unknown`, `option-unknown` and `option-value`.
 */
export async function readCall(args: readonly string[]): Promise<Asked> {
  const at = args.findIndex((arg) => !arg.startsWith('-'))
  const [before, name, rest] = at < 0 ? [args, undefined, []] : [args.slice(0, at), args[at], args.slice(at + 1)]
  const lead = parse(common, before.filter((arg) => !versionFlags.has(arg)))
  if (before.some((arg) => versionFlags.has(arg)) || name === 'version') return { kind: 'version' }
  const asksHelp = name === 'help' || lead.options['help'] === true || rest.some((arg) => ['-h', '--help'].includes(arg))
  const topic = name === 'help' ? rest.find((arg) => !arg.startsWith('-')) : name
  if (topic === undefined) return { kind: 'help' }
  const load = Object.hasOwn(commands, topic) ? commands[topic] : undefined
  if (!load) throw new Fault('command-unknown', topic, guess(mistyped(topic, Object.keys(commands))))
  if (asksHelp) return { kind: 'help', name: topic }
  const { command } = await load()
  const { options, operands } = parse({ ...command.options, ...common }, rest)
  checkOperands(topic, command.operands, operands)
  return { kind: 'call', name: topic, command, options: { ...lead.options, ...options }, operands }
}

/** Whether a command line asks for one JSON document, be it right otherwise or not. */
export function asksJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).includes('--json')
}

const versionFlags = new Set(['-v', '-V', '--version'])

function parse(options: Readonly<Record<string, Option>>, args: readonly string[]): { options: Options, operands: readonly string[] } {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) {
      const near = mistyped(token.name, Object.keys(options))
      throw new Fault('option-unknown', token.rawName, guess(near && `--${near}`))
    }
    const isMissing = token.value === undefined || (!token.inlineValue && token.value.length > 1 && token.value.startsWith('-'))
    if (option.type === 'string' && (isMissing || token.value === '')) throw new Fault('option-value', token.rawName, wordPlaces(option.value ?? ''))
    if (option.type === 'boolean' && token.value !== undefined) throw new Fault('usage', `${token.rawName}=${token.value}`)
  }
  return { options: values as Options, operands: positionals }
}

/** `FILE…` is one or more, `[PATH…]` any number, `OLD NEW` two. */
function checkOperands(name: string, expected: string, operands: readonly string[]): void {
  const places = expected.split(' ').filter((place) => place !== '')
  const least = places.filter((place) => !place.startsWith('[')).length
  const most = expected.includes('…') ? Infinity : places.length
  if (operands.length < least) throw new Fault('operand-missing', name, wordPlaces(expected))
  if (operands.length > most) throw new Fault('operand-extra', name, wordPlaces(expected), operands[most] ?? '')
}

function guess(name: string | undefined): Both {
  return name === undefined ? { zh: '', en: '' } : { zh: `（是不是 ${name}？）`, en: ` (did you mean ${name}?)` }
}
