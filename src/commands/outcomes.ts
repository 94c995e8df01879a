import { exitCodeOf, type Outcome } from '../outcome.js'
import type { Terminal } from './command.js'

/** Does the tasks, `atOnce` of them at a time, and tells their outcomes in order, each as it comes. Gives the exit code. */
export async function printOutcomes<T>(
  { tell, advance }: Pick<Terminal, 'tell' | 'advance'>, tasks: readonly T[], atOnce: number, work: (task: T) => Promise<Outcome>
): Promise<number> {
  const outcomes: Outcome[] = []
  advance(0, tasks.length)
  const begun = tasks.slice(0, atOnce).map(work)
  for (let outcome = await begun.shift(); outcome; outcome = await begun.shift()) {
    const next = outcomes.length + atOnce
    outcomes.push(outcome)
    advance(outcomes.length, tasks.length)
    begun.push(...tasks.slice(next, next + 1).map(work))
    tell(outcome)
  }
  return exitCodeOf(outcomes)
}
