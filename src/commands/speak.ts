import { exitCodeOf, formatOutcome, type Outcome, type PlainFinding } from '../outcome.js'
import type { Both } from '../text/language.js'
import { wordProgress } from './batch-progress.js'
import type { Options, Surface, Terminal } from './command.js'

/** How a call is to speak. */
export interface Manner {
  /** The command's name, where one was found. */
  readonly command: string | undefined
  readonly options: Options
}

/** A terminal for one call, and what ends it. */
export interface Speaker {
  readonly terminal: Terminal
  /** Ends what is to be said; gives the exit code back. */
  readonly close: (code: number) => number
}

/**
 * Opens what a command speaks through, on a surface. For people findings go to the standard error and all else to the
 * standard output; with `--json` everything is one document on the standard output (`schemas/answer.schema.json`).
 */
export function openSpeaker(surface: Surface, { command, options: { json, quiet, verbose } }: Manner): Speaker {
  const { language, now } = surface
  const [isJson, isQuiet, isVerbose] = [json === true, quiet === true, verbose === true]
  const begin = now()
  let [outcomes, data, batch]: [Outcome[], Record<string, unknown>, string] = [[], {}, '']
  let since: number | undefined
  let [isPiped, isShowing] = [false, false]

  const flush = (code: number, indent?: number) => {
    const document = { command: command ?? null, exitCode: code, outcomes: outcomes.map(plain), ...data }
    if (isJson) surface.print(`${JSON.stringify(document, undefined, indent)}\n`)
    ;[outcomes, data] = [[], {}]
  }
  const progress = (text?: string) => {
    if (isVerbose && text !== undefined) surface.warn(`${seconds(now() - begin)[language]}  ${batch}${text}\n`)
    else if (isQuiet || isVerbose || (text === undefined && !isShowing)) return
    else surface.progress(text === undefined ? undefined : batch + text)
    isShowing = text !== undefined
  }
  /** Words take the place of the line that shows progress. */
  const over = (say: (text: string) => void) => (text: string) => {
    progress()
    say(text)
  }
  const tell = (outcome: Outcome) => {
    if (isJson) return void outcomes.push(outcome)
    const { findings, ...rest } = outcome
    const told = isQuiet ? findings.filter(({ severity }) => severity === 'fault' || severity === 'error') : findings
    over(surface.warn)(formatOutcome({ source: rest.source, products: [], findings: told }, language))
    // where a product stands on the standard output, nothing else may
    if (!isQuiet) (isPiped ? surface.warn : surface.print)(formatOutcome({ ...rest, findings: [] }, language))
  }
  const terminal: Terminal = {
    ...surface, progress, tell,
    write: (bytes) => {
      isPiped = true
      surface.write(bytes)
    },
    warn: over(surface.warn),
    print: isJson ? () => undefined : over(surface.print),
    give: (name, value) => { data[name] = value },
    flush: () => { flush(exitCodeOf(outcomes)) },
    advance: (done, total) => {
      since ??= now()
      batch = total > 1 && done < total ? `${wordProgress({ done, total, milliseconds: now() - since })[language]}  ` : ''
    }
  }
  return {
    terminal,
    close: (code) => {
      progress()
      flush(code, 2)
      return code
    }
  }
}

/** An outcome for programs; messages are in English, whatever the locale. */
function plain({ findings, silenced, ...outcome }: Outcome): object {
  const told = (found: readonly PlainFinding[]) => found.map(({ words, ...finding }) => ({ ...finding, message: words.en }))
  return { ...outcome, findings: told(findings), ...(silenced && { silenced: told(silenced) }) }
}

function seconds(milliseconds: number): Both {
  const text = (milliseconds / 1000).toFixed(2)
  return { zh: `${text} 秒`, en: `${text} s` }
}
