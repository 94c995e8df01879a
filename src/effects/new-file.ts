import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Fault } from '../report.js'
import { codeOf, makeFolder } from './folders.js'

/** Whether something stands at a path. */
export function isThere(path: string): boolean {
  return existsSync(path)
}

/** Writes a text to a file that is not there yet. Throws the faults `new-taken` and `out-unwritable`. */
export async function writeNew(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path))
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? new Fault('new-taken', path) : new Fault('out-unwritable', path, codeOf(error))
  }
}
