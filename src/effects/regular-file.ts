import { constants } from 'node:fs'
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises'
import { Fault, type Value } from '../report.js'
import { codeOf } from './folders.js'

/** Reads of a link are refused, and none waits. Windows knows neither word; there the look before must do. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What is above this is read for no document, bytes; the document stage is much stricter and says so in its own words. */
export const maximumSourceBytes = 16 * 2 ** 20

/**
 * Reads a regular file of at most `most` bytes by its own name; `undefined` where there is none. Links, folders, pipes
 * (which would keep the program waiting) and devices (which may never end) are not opened, and too large a file is not
 * read. Throws the fault `file-refused`.
 */
export async function readRegular(path: string, most: number): Promise<Uint8Array | undefined> {
  const refuse = (reason: Value): never => { throw new Fault('file-refused', path, reason) }
  let file: FileHandle | undefined
  try {
    const look = await lstat(path)
    if (look.isSymbolicLink()) refuse({ zh: '是链接', en: 'a link' })
    if (!look.isFile()) refuse({ zh: '不是普通文件', en: 'no regular file' })
    file = await open(path, flags)
    const { size } = await file.stat()
    if (size > most) refuse({ zh: `${size} 字节，大于 ${most}`, en: `${size} bytes, more than ${most}` })
    return await readBytes(file, size)
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = codeOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : refuse(code)
  } finally {
    await file?.close()
  }
}

/** Reads a document that the user named, also through links; `-` is the standard input. Throws the faults `file-missing` and `file-unreadable`. */
export async function readNamed(path: string): Promise<Uint8Array> {
  if (path === '-') return input ??= readInput()
  try {
    const bytes = await readRegular(await realpath(path), maximumSourceBytes)
    if (bytes) return bytes
  } catch (error) {
    const code = error instanceof Fault ? error.values[1] ?? '' : codeOf(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new Fault('file-unreadable', path, code)
  }
  throw new Fault('file-missing', path)
}

let input: Promise<Uint8Array> | undefined

/** Reads the standard input to its end, which comes once. */
async function readInput(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maximumSourceBytes) throw new Fault('file-unreadable', '-', { zh: `大于 ${maximumSourceBytes} 字节`, en: `more than ${maximumSourceBytes} bytes` })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Not `readFile`, which goes on for as long as the file grows. */
async function readBytes(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size)
  let at = 0
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}
