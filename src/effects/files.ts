import { readFileSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { VFile } from 'vfile'
import { Fault } from '../report.js'
import { codeOf } from './folders.js'
import { maximumSourceBytes, readNamed } from './regular-file.js'

/** Reads a document as bytes. Throws the faults `file-missing`, `file-unreadable` and `file-refused`. */
export async function readDocument(path: string): Promise<VFile> {
  return new VFile({ path, value: await readNamed(path, maximumSourceBytes) })
}

/**
 * Gives a reader of the pictures beside `document`: `undefined` for what is not there, is no file or lies, also by a
 * link or `..`, outside the document's folder.
 */
export function pictureReader(document: string): (path: string) => Uint8Array | undefined {
  const folder = realpathSync(dirname(resolve(document)))
  return (path) => {
    try {
      if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.includes('\0')) return undefined
      const target = realpathSync(resolve(folder, decodeURIComponent(path)))
      const inside = relative(folder, target)
      if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside || !statSync(target).isFile()) return undefined
      return readFileSync(target)
    } catch {
      return undefined
    }
  }
}

/** Reads the settings file that was named, or `tongbao.json` in this folder where there is one. */
export async function readSettings(named: unknown): Promise<Record<string, unknown>> {
  const path = typeof named === 'string' ? named : 'tongbao.json'
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (named === undefined && codeOf(error) === 'ENOENT') return '{}'
    throw new Fault('settings-invalid', `${path} (${codeOf(error)})`, 'JSON')
  })
  try {
    const settings: unknown = JSON.parse(text)
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return { ...settings }
  } catch { /* said below, as for any other JSON that is no object */ }
  throw new Fault('settings-invalid', path, 'JSON {"out": "dist"}')
}
