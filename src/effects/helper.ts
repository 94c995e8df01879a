import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Fault } from '../report.js'
import { patience } from './time-limit.js'
import type { Answer, Question } from './helper-thread.js'
import type { Tasks } from './helper-tasks.js'

/** Does the tasks in a thread of its own, so that nothing here waits for them. */
export interface Helper extends Tasks {
  /** Starts the thread without waiting for it. */
  readonly warmUp: () => void
  readonly close: () => Promise<void>
}

/** A task that has not come back. */
interface Waiting {
  readonly question: Question
  readonly timer: NodeJS.Timeout
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens a helper, whose thread runs `file`; its opener closes it. A task rejects where the thread ends before it is done;
 * one that takes longer than `most` milliseconds is the fault `document-too-slow`, and the others are begun anew.
 */
export function openHelper(file = new URL('./helper-thread.js', import.meta.url), most = patience): Helper {
  let thread: Worker | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  const start = (): Worker => {
    if (thread) return thread
    const started = new Worker(file)
    started.on('message', ({ id, result, error, fault }: Answer) => {
      const asked = take(id)
      if (waiting.size === 0) started.unref()
      if (fault) asked?.reject(new Fault(...fault))
      else if (error !== undefined) asked?.reject(error)
      else asked?.resolve(result)
    })
    started.once('error', (error) => give(started, error))
    started.once('exit', () => give(started, new Error('the helper ended')))
    started.unref()
    return thread = started
  }
  const take = (id: number): Waiting | undefined => {
    const asked = waiting.get(id)
    clearTimeout(asked?.timer)
    waiting.delete(id)
    return asked
  }
  const give = (ended: Worker, error: unknown) => {
    if (ended !== thread) return
    thread = undefined
    for (const id of [...waiting.keys()]) take(id)?.reject(error)
  }
  const post = (question: Question) => {
    start().ref()
    thread?.postMessage(question)
  }
  const giveUp = (id: number) => {
    void thread?.terminate()
    thread = undefined
    take(id)?.reject(new Fault('document-too-slow', most / 1000))
    for (const { question } of waiting.values()) post(question)
  }
  const ask = (task: keyof Tasks) => (input: unknown) => new Promise<unknown>((resolve, reject) => {
    const question = { id: count += 1, task, input }
    waiting.set(question.id, { question, timer: setTimeout(giveUp, most, question.id).unref(), resolve, reject })
    post(question)
  })
  return {
    warmUp: () => void start(),
    cutWords: ask('cutWords') as Tasks['cutWords'],
    deflate: ask('deflate') as Tasks['deflate'],
    drawPages: ask('drawPages') as Tasks['drawPages'],
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
