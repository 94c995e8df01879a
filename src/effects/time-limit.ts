import { createContext, Script } from 'node:vm'
import { Fault } from '../report.js'

/** Milliseconds after which a browser, a helper or another program that gives no answer counts as dead. */
export const patience = 10 * 60_000

const script = new Script('work()')

/** Does `work` on this thread and ends it wherever it is when it takes longer than `seconds`: fault `document-too-slow`. */
export function within<T>(seconds: number, work: () => T): T {
  try {
    return script.runInContext(createContext({ work }), { timeout: Math.ceil(1000 * seconds) }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Fault('document-too-slow', Math.ceil(seconds))
  }
}
