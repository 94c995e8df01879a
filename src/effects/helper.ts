import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Fault } from '../report.js'
import type { Answer, Question } from './helper-thread.js'
import type { Tasks } from './helper-tasks.js'

/** Does the tasks in a thread of its own, so that nothing here waits for them. */
export interface Helper extends Tasks {
  /** Starts the thread without waiting for it. */
  readonly warmUp: () => void
  readonly close: () => Promise<void>
}

/** Opens a helper, whose thread runs `file`; its opener closes it. A task rejects where the thread ends before it is done. */
export function openHelper(file = new URL('./helper-thread.js', import.meta.url)): Helper {
  let thread: Worker | undefined
  let count = 0
  const waiting = new Map<number, { resolve: (result: unknown) => void, reject: (error: unknown) => void }>()

  const start = (): Worker => {
    if (thread) return thread
    const started = new Worker(file)
    started.on('message', ({ id, result, error, fault }: Answer) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) started.unref()
      if (fault) asked?.reject(new Fault(...fault))
      else if (error !== undefined) asked?.reject(error)
      else asked?.resolve(result)
    })
    started.once('error', give)
    started.once('exit', () => give(new Error('the helper ended')))
    started.unref()
    return thread = started
  }
  const give = (error: unknown) => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const ask = (task: keyof Tasks) => (input: unknown) => new Promise<unknown>((resolve, reject) => {
    waiting.set(count += 1, { resolve, reject })
    start().ref()
    thread?.postMessage({ id: count, task, input } satisfies Question)
  })
  return {
    warmUp: () => void start(),
    deflate: ask('deflate') as Tasks['deflate'],
    drawPng: ask('drawPng') as Tasks['drawPng'],
    extractTexts: ask('extractTexts') as Tasks['extractTexts'],
    judgeEpub: ask('judgeEpub') as Tasks['judgeEpub'],
    close: async () => {
      if (!thread) return
      const ended = once(thread, 'exit')
      if (waiting.size > 0) void thread.terminate()
      else thread.postMessage(undefined)
      thread.ref()
      await ended
    }
  }
}
