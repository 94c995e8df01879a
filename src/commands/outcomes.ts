import { exitCodeOf, formatOutcome, type Outcome, type PlainFinding } from '../outcome.js'
import type { Terminal } from './command.js'

/**
 * Does the tasks, `atOnce` of them at a time, and prints their outcomes in order, each as it comes: lines for people, or
 * one JSON list. Gives the exit code.
 */
export async function printOutcomes<T>(
  { language, print, progress }: Terminal, isJson: boolean, tasks: readonly T[], atOnce: number, work: (task: T) => Promise<Outcome>
): Promise<number> {
  const outcomes: Outcome[] = []
  const begun = tasks.slice(0, atOnce).map(work)
  if (isJson) print('[')
  for (let outcome = await begun.shift(); outcome; outcome = await begun.shift()) {
    const next = outcomes.length + atOnce
    begun.push(...tasks.slice(next, next + 1).map(work))
    progress()
    print(isJson ? `${outcomes.length > 0 ? ',' : ''}\n${formatJson(outcome)}` : formatOutcome(outcome, language))
    outcomes.push(outcome)
  }
  if (isJson) print('\n]\n')
  return exitCodeOf(outcomes)
}

/** Words an outcome for programs; messages are in English, whatever the locale. */
export function formatJson({ findings, silenced, ...outcome }: Outcome): string {
  const plain = (found: readonly PlainFinding[]) => found.map(({ words, ...finding }) => ({ ...finding, message: words.en }))
  return JSON.stringify({ ...outcome, findings: plain(findings), ...(silenced && { silenced: plain(silenced) }) }, undefined, 2)
}
