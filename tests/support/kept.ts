import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../src/text/hashes.js'

const folder = process.env['TONGBAO_KEPT']

/** Whether the program is mutated (`npm run mutate`), so that only what is quick and needs no browser is tried. */
export const isMutated = folder !== undefined

/** Gives what `make` makes of `source`; where the program is mutated, what it made of it before, while it was whole. */
export async function kept(source: string | Uint8Array, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (folder === undefined) return make()
  const path = join(folder, sha256(source))
  if (!existsSync(path)) writeFileSync(path, await make())
  return readFileSync(path)
}
