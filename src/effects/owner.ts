import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { sha256 } from '../text/hashes.js'

const host = sha256(hostname()).slice(0, 8)

/**
 * This process in the names of what it makes for a while: number, start, machine, as in `4711-83927-1c9a0b2f`. The
 * start (clock ticks since the machine's; 0 where that is not told) tells it from a later process of the same number.
 */
export const ownMark = `${process.pid}-${startOf('self') ?? 0}-${host}`

/** The mark of no process at all: what it stands on is anybody's to clear. */
export const nobody = `0-0-${host}`

/** Finds a mark at the end of a name, or before the six characters that `mkdtemp` adds. */
export const markPattern = /-(\d{1,10}-\d{1,20}-[0-9a-f]{8})(?:-[A-Za-z0-9]{6})?$/

/**
 * Tells whether the process of `mark` lives. `unknown` is one of another machine that shares the folder, and one whose
 * number alone is known and taken.
 */
export function stateOf(mark: string): 'alive' | 'gone' | 'unknown' {
  const [pid = '', start = '', machine] = mark.split('-')
  if (Number(pid) === 0) return 'gone'
  if (machine !== host) return 'unknown'
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    // any other error: it is there, and somebody else's
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone'
  }
  const now = startOf(pid)
  if (start === '0' || now === undefined) return 'unknown'
  return now === start ? 'alive' : 'gone'
}

/** The 22nd field of a process's `stat`, which Linux alone has (proc(5)); a dead one that nobody buried has started never. */
function startOf(pid: string): string | undefined {
  try {
    // the second field, its name in brackets, may hold anything
    const [state = '', ...fields] = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ')
    return 'ZX'.includes(state) ? 'never' : fields[18]
  } catch {
    return undefined
  }
}
