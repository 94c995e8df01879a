import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** A bundle that has run. */
export interface RunBundle {
  readonly exports: unknown
  /** Keeps the code that V8 has compiled so far for the next start, where that has not been done. */
  readonly keepCode: () => void
}

/**
 * Runs the bundle at `path`, a function of CommonJS in ASCII, with the code that an earlier run kept beside it; that of
 * another Node or a damaged one is not used. `provided` is what `require` gives under names of its own.
 */
export function runBundle(path: string, provided: Readonly<Record<string, unknown>>): RunBundle {
  const kept = `${path}.${process.version}-${process.arch}`
  const cachedData = unseal(kept)
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
      keep(kept, script.createCachedData())
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

/** Whoever may not write here starts more slowly, and that is all. */
function keep(path: string, code: Buffer): void {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, Buffer.concat([code, digest(code)]))
    renameSync(draft, path)
  } catch {
    rmSync(draft, { force: true })
  }
}

function digest(code: Buffer): Buffer {
  return createHash('sha1').update(code).digest()
}
