import { parentPort } from 'node:worker_threads'
import { Fault } from '../report.js'
import { loadLibraries, tasks, type Tasks } from './helper-tasks.js'

/** A task for the thread. */
export interface Question {
  readonly id: number
  readonly task: keyof Tasks
  readonly input: unknown
}

/** What came of it. */
export interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: unknown
  /** A fault of the run, whose class does not come through. */
  readonly fault?: ConstructorParameters<typeof Fault>
}

// without a question there is nothing left to do
parentPort?.on('message', (question: Question | undefined) => {
  if (!question) return parentPort?.close()
  const { id, task, input } = question
  const work = tasks[task] as (input: unknown) => Promise<unknown>
  const answer = (outcome: Omit<Answer, 'id'>) => parentPort?.postMessage({ id, ...outcome } satisfies Answer)
  void work(input).then((result) => answer({ result }), (error: unknown) => {
    answer(error instanceof Fault ? { fault: [error.ruleId, ...error.values] as ConstructorParameters<typeof Fault> } : { error })
  }).then(loadLibraries).catch(() => undefined)
  return undefined
})
