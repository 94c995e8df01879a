import { Script } from 'node:vm'
import { Fault } from '../report.js'

/** Milliseconds after which a browser, a helper or another program that gives no answer counts as dead. */
export const patience = 10 * 60_000

/** Where the script finds its work; a context of its own would take longer to make than most documents to read. */
const place = Symbol.for('tongbao.work')
const script = new Script("globalThis[Symbol.for('tongbao.work')]()")
const here = globalThis as { [place]?: (() => unknown) | undefined }

/** Does `work` on this thread and ends it wherever it is when it takes longer than `seconds`: fault `document-too-slow`. */
export function within<T>(seconds: number, work: () => T): T {
  const before = here[place]
  here[place] = work
  try {
    return script.runInThisContext({ timeout: Math.ceil(1000 * seconds) }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Fault('document-too-slow', Math.ceil(seconds))
  } finally {
    here[place] = before
  }
}
