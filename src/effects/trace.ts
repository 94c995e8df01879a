import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../text/hashes.js'
import { cacheFolder } from './cache.js'
import { makeFolder } from './folders.js'

/** Keeps the trace of an exception that nobody expected, and tells where; where it cannot be written, gives its text. */
export async function trace(error: unknown): Promise<string> {
  const text = error instanceof Error ? error.stack ?? error.message : String(error)
  const folder = join(cacheFolder(), 'traces')
  const path = join(folder, `${sha256(text).slice(0, 12)}.txt`)
  try {
    await makeFolder(folder)
    await writeFile(path, `${text}\n`)
    return path
  } catch {
    return text.replace(/\s+/g, ' ')
  }
}
