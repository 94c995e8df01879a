import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { cacheFolder } from './cache.js'

/** A bundle that has run. */
export interface RunBundle {
  readonly exports: unknown
  /** Keeps the code that V8 has compiled so far for the next start, where that has not been done. */
  readonly keepCode: () => void
}

/**
 * Runs the bundle at `path`, a function of CommonJS in ASCII, with the code that an earlier run kept beside it, or in
 * the cache folder of a user who may not write there; that of another Node or a damaged one is not used. `provided` is what `require` gives under names of its own.
 */
export function runBundle(path: string, provided: Readonly<Record<string, unknown>>): RunBundle {
  const name = `${basename(path)}.${process.version}-${process.arch}`
  const folders = [dirname(path), join(cacheFolder(), 'code')]
  const cachedData = folders.map((folder, index) => index === 0 || isOwn(folder) ? unseal(join(folder, name)) : undefined).find((code) => code)
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    ...(cachedData && { cachedData })
  })
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true
  // V8 forgets code that has not run for a while, such as the bundle itself; what is to be kept must still be there
  if (!isKept) setFlagsFromString('--no-flush-bytecode')
  const module = { exports: {} as unknown }
  const plain = createRequire(path)
  const require = Object.assign((name: string): unknown => provided[name] ?? plain(name), plain)
  const run = script.runInThisContext() as (...values: unknown[]) => void
  run(module.exports, require, module, path, dirname(path), (name: string) => import(name))
  return {
    exports: module.exports,
    keepCode: () => {
      if (isKept) return
      setFlagsFromString('--flush-bytecode')
      keep(folders, name, script.createCachedData())
    }
  }
}

/** V8 believes what it is given, so that it gets nothing that has been damaged. */
function unseal(path: string): Buffer | undefined {
  try {
    const sealed = readFileSync(path)
    const code = sealed.subarray(0, -20)
    return digest(code).equals(sealed.subarray(-20)) ? code : undefined
  } catch {
    return undefined
  }
}

/** What lies there is run, so nobody else may have laid it. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found !== undefined && (process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o170022) === 0o040000))
}

/** Writes the code into the first of `folders` that can be written to; where there is none, the next start is slower, and that is all. */
function keep(folders: readonly string[], name: string, code: Buffer): void {
  for (const folder of folders) {
    const draft = join(folder, `${name}.${process.pid}`)
    try {
      if (folder !== folders[0]) mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(draft, Buffer.concat([code, digest(code)]))
      renameSync(draft, join(folder, name))
      return
    } catch {
      rmSync(draft, { force: true })
    }
  }
}

function digest(code: Buffer): Buffer {
  return createHash('sha1').update(code).digest()
}
