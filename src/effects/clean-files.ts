import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { dirname } from 'node:path'
import { Fault } from '../report.js'
import { codeOf, makeFolder } from './folders.js'

/** Reads a file that may not be there. */
export async function readOptional(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined
    throw new Fault('file-unreadable', path, codeOf(error))
  })
}

/** Writes files, each whole and renamed into place. Throws the fault `out-unwritable`. */
export async function writeWhole(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of files) {
    const fresh = `${path}.${randomBytes(4).toString('hex')}.new`
    try {
      await makeFolder(dirname(path))
      await writeFile(fresh, content)
      await rename(fresh, path)
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined)
      throw new Fault('out-unwritable', path, codeOf(error))
    }
  }
}

/** Asks for one line after another; `undefined` when there are no more. Its opener closes it. */
export function openQuestions(): { readonly ask: () => Promise<string | undefined>, readonly close: () => void } {
  const lines = createInterface({ input: process.stdin })
  const answers = lines[Symbol.asyncIterator]()
  return {
    ask: async () => {
      const { value, done } = await answers.next()
      return done ? undefined : value
    },
    close: () => lines.close()
  }
}
