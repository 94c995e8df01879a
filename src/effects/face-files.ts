import { createHash, randomUUID } from 'node:crypto'
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stateOf, toTrueType } from '../fonts/truetype.js'
import { makeFolder } from './folders.js'
import { readRegularSync } from './regular-file-sync.js'

/** A face as the printer can use it: a static TrueType sfnt. */
export interface FoundFace {
  readonly sha256: string
  /** Reads it, once; `undefined` where the file went away meanwhile. */
  readonly load: () => Promise<Uint8Array | undefined>
}

/**
 * Finds the face in the font file at `path` (in a collection `member`, or else the first), or the one made of it; `undefined`
 * where there is none. To hash tens of
 * megabytes takes longer than to read them, so a note in the folder `cache` says what a file of this size and these times
 * holds: in which file the face is, and its hash.
 */
export async function findFace(path: string, cache: string, member?: string): Promise<FoundFace | undefined> {
  const state = await stateOfFile(path)
  if (state === undefined) return undefined
  const notePath = join(cache, `${sha256(converterVersion, path, state, member ?? '').toString('hex')}.json`)
  const note = await readNote(notePath)
  if (note) return { sha256: note.sha256, load: once(() => readWhole(note.path).then((file) => file.subarray(0, note.bytes), () => undefined)) }
  const face = await loadFace(path, cache, member)
  if (!face) return undefined
  const hash = sha256(face.data).toString('hex')
  const fresh: Note = { path: face.path, state: await stateOfFile(face.path), bytes: face.data.length, sha256: hash }
  // A cache that cannot be written costs a second at the next run and nothing else.
  await write(notePath, JSON.stringify(fresh)).catch(() => undefined)
  return { sha256: hash, load: async () => face.data }
}

/** The file that holds a face, its state, and of how many of its first bytes the face consists. */
interface Note {
  readonly path: string
  readonly state: string | undefined
  readonly bytes: number
  readonly sha256: string
}

async function readNote(notePath: string): Promise<Note | undefined> {
  try {
    const note = JSON.parse(await readFile(notePath, 'utf8')) as Note
    return await stateOfFile(note.path) === note.state ? note : undefined
  } catch {
    return undefined
  }
}

/** Size and times of a file; that of its last change nobody can set. */
async function stateOfFile(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found && [found.size, found.mtimeNs, found.ctimeNs].join(' ')
}

/** Reads a file in one go; `readFile` comes back to this thread, which may be busy, after every half a megabyte. */
async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(size), 0, size, 0)
    if (bytesRead === size) return buffer
  } finally {
    await file.close()
  }
  return readFile(path)
}

interface LoadedFace {
  readonly path: string
  readonly data: Uint8Array
}

/** Bytes of the largest file that is read: collections hold several faces of up to 32 MiB. */
const largestFile = 256 * 2 ** 20

async function loadFace(path: string, cache: string, member?: string): Promise<LoadedFace | undefined> {
  const file = readRegularSync(path, largestFile)
  const kind = file ? stateOf(file, member) : 'useless'
  if (!file || kind === 'useless') return undefined
  return kind === 'ready' ? { path, data: file } : convert(file, cache, member)
}

/** Counts up when `toTrueType` gives other bytes than before, so that faces cached by an older program are left. */
const converterVersion = '1'

/** Converts `file`, or takes the face an earlier run made of the same bytes. */
async function convert(file: Uint8Array, cache: string, member?: string): Promise<LoadedFace | undefined> {
  const path = join(cache, `${sha256(converterVersion, file, member ?? '').toString('hex')}.ttf`)
  const kept = await readFile(path).then(unseal, () => undefined)
  if (kept) return { path, data: kept }
  const data = await toTrueType(file, member)
  if (data) await write(path, data, sha256(data)).catch(() => undefined)
  return data && { path, data }
}

async function write(path: string, ...parts: readonly (string | Uint8Array)[]): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    await makeFolder(dirname(path))
    await writeFile(draft, parts)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes the SHA-256 off the end of a cached face; `undefined` where it is not that of the rest. */
function unseal(file: Uint8Array): Uint8Array | undefined {
  const face = file.subarray(0, -32)
  return sha256(face).equals(file.subarray(-32)) ? face : undefined
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function once<T>(work: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: work() }).value
}
