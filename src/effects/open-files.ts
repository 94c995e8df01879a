import { readFileSync } from 'node:fs'
import { Fault } from '../report.js'

/** Files that this program and the browser have open at once, with room to spare. */
const needed = 256

/** Throws the fault `open-files` where this process may open too few; only Linux tells in a file. */
export function checkOpenFiles(limits = '/proc/self/limits'): void {
  const [, soft] = /^Max open files +(\d+) /m.exec(read(limits)) ?? []
  if (soft !== undefined && Number(soft) < needed) throw new Fault('open-files', soft, needed)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
