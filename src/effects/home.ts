import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the program itself, with `templates/`, `styles/` and `faces/`. */
export const home = fileURLToPath(new URL('../../', import.meta.url))

/** Reads a text file of the program, such as `package.json`. */
export function readOwn(path: string): string {
  return readFileSync(join(home, path), 'utf8')
}

/** What the program says of itself in `package.json`. */
export interface Manifest {
  readonly version: string
  readonly engines: { readonly node: string }
}

/** Reads `package.json`. */
export function readManifest(): Manifest {
  return JSON.parse(readOwn('package.json')) as Manifest
}
