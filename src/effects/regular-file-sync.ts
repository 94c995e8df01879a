import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/**
 * Reads the regular file at `path` where it has from 1 to `most` bytes; `undefined` where there is none, it cannot be read,
 * or it is anything else: a device never ends, a pipe never begins, and what the system makes up under /proc has no size.
 */
export function readRegularSync(path: string, most: number): Uint8Array | undefined {
  let file: number | undefined
  try {
    // without O_NONBLOCK a pipe that nobody writes to would keep the program waiting already here
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(file)
    if (!stat.isFile() || stat.size === 0 || stat.size > most) return undefined
    const bytes = Buffer.alloc(stat.size)
    let end = 0
    for (let read = -1; read !== 0 && end < bytes.length; end += read) read = readSync(file, bytes, end, bytes.length - end, end)
    return bytes.subarray(0, end)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EMFILE') throw error
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
