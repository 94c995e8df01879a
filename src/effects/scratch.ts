import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../report.js'

/**
 * Gives `use` the path of a file `name` with this content, for another program to read; the file goes again. Throws the
 * fault `out-unwritable`.
 */
export async function withScratch<T>(name: string, content: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongbao-')).catch(refuse)
  try {
    const file = join(folder, name)
    await writeFile(file, content).catch(refuse)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function refuse(error: NodeJS.ErrnoException): never {
  throw new Fault('out-unwritable', tmpdir(), error.code ?? '')
}
