import { exitCodeOf, formatOutcome, type Outcome } from '../outcome.js'
import type { Terminal } from './command.js'

/**
 * Does one task after another and prints each outcome as it comes: lines for people, or one JSON list. Gives the exit
 * code.
 */
export async function printOutcomes<T>(
  { language, print, progress }: Terminal, isJson: boolean, tasks: readonly T[], work: (task: T) => Promise<Outcome>
): Promise<number> {
  const outcomes: Outcome[] = []
  if (isJson) print('[')
  for (const task of tasks) {
    const outcome = await work(task)
    progress()
    print(isJson ? `${outcomes.length > 0 ? ',' : ''}\n${formatJson(outcome)}` : formatOutcome(outcome, language))
    outcomes.push(outcome)
  }
  if (isJson) print('\n]\n')
  return exitCodeOf(outcomes)
}

/** Words an outcome for programs; messages are in English, whatever the locale. */
function formatJson({ findings, ...outcome }: Outcome): string {
  const plain = findings.map(({ words, ...finding }) => ({ ...finding, message: words.en }))
  return JSON.stringify({ ...outcome, findings: plain }, undefined, 2)
}
