import { lstat, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { Fault } from '../report.js'
import { sha256 } from '../text/hashes.js'
import { makeFolder } from './folders.js'
import { missing } from './installed-browsers.js'

/** A browser ready to be launched: its program file, and what its process alone needs in the environment. */
export interface Chromium {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
  /** As in `Microsoft Edge`; where nothing is said, Chromium. */
  readonly name?: string
  /** As in `Chromium 147.0.7727.24`, where it is known without starting it. */
  readonly version?: string
}

/**
 * The release of `@sparticuz/chromium` that the lockfile names, and the SHA-256 of its archives' unpacked contents:
 * brotli has no checksum, so a damaged archive would unpack to a damaged program without a word.
 */
const pinned = {
  version: '147.0.0',
  browser: 'Chromium 147.0.7727.0',
  program: ['chromium.br', 'bf7d8699042e0e1768ee136c19cf666371f74a39c8b6cfb246d15b3aa18c30ce'],
  libraries: ['al2023.tar.br', '08698c1bd4ac01a1ce38d50bb63944145699496ffdb4fcc5260662dd9c5e6891'],
  faces: ['fonts.tar.br', '7b2b7fbbb932373d87d18bd13ed1f028554ce74606a815f856df7229d4ba3951']
} as const

/** Chromium prints empty pages where there is no face at all; with these alone it prints the same on every machine. */
const fontsConf = `<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Finds the browser of the lockfile, unpacked once into the folder `cache` (made if missing; about 200 MB). Throws the fault `browser-missing`. */
export async function unpackChromium(cache: string): Promise<Chromium> {
  const folder = join(cache, `chromium-${pinned.version}`)
  if (!await isWhole(folder)) await unpackInto(folder)
  return {
    path: join(folder, 'chromium'),
    version: pinned.browser,
    env: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      XDG_CACHE_HOME: folder
    }
  }
}

/** Compares the files with the note made when they were unpacked; hashing 200 MB would cost 0.2 s at every start. */
async function isWhole(folder: string): Promise<boolean> {
  const { uid, mode } = await lstat(folder).catch(() => ({ uid: -1, mode: 0 }))
  if (mode === 0) return false
  // What lies here is run, so nobody else may have laid it.
  const isOwn = uid === process.getuid?.() && (mode & 0o170077) === 0o040000
  if (!isOwn) throw missing(`${folder} is not a folder of this user alone; remove it`)
  const note = await readFile(join(folder, 'note'), 'utf8').catch(() => '')
  const names = note.split('\n').map((line) => line.replace(/^\S+ \S+ /, ''))
  return note !== '' && note === await noteOn(folder, names).catch(() => '')
}

/** Lists the files' sizes in bytes and times in seconds, a line each. */
async function noteOn(folder: string, names: readonly string[]): Promise<string> {
  const stats = await Promise.all(names.map((name) => stat(join(folder, name))))
  return stats.map(({ size, mtimeMs }, index) => `${size} ${Math.floor(mtimeMs / 1000)} ${names[index]}`).join('\n')
}

/** Unpacks beside `folder` and renames into place, so that no other process ever meets half a browser. */
async function unpackInto(folder: string): Promise<void> {
  const fresh = await makeFresh(folder).catch(refuse)
  try {
    const files = new Map<string, Buffer | string>([
      ['chromium', await unpack(pinned.program)],
      ...filesOf(await unpack(pinned.libraries)),
      ...filesOf(await unpack(pinned.faces)),
      ['fonts.conf', fontsConf]
    ])
    for (const [name, content] of files) {
      await mkdir(dirname(join(fresh, name)), { recursive: true })
      await writeFile(join(fresh, name), content, { mode: name === 'chromium' ? 0o700 : 0o600 })
    }
    await writeFile(join(fresh, 'note'), await noteOn(fresh, [...files.keys()]))
    await place(fresh, folder)
  } catch (error) {
    refuse(error)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function makeFresh(folder: string): Promise<string> {
  await makeFolder(dirname(folder), 0o700)
  await sweep(folder)
  return mkdtemp(`${folder}.`)
}

/** Where the system says no, it is to the folder that files were to be written to. */
function refuse(error: unknown): never {
  if (error instanceof Fault) throw error
  const { code, path = '' } = error as NodeJS.ErrnoException
  throw code === undefined ? missing(String(error)) : new Fault('own-folder-unwritable', path, code, 'XDG_CACHE_HOME')
}

/** Removes what unpackings that were killed more than an hour ago left beside `folder`. */
async function sweep(folder: string): Promise<void> {
  const cache = dirname(folder)
  const names = (await readdir(cache)).filter((name) => name.startsWith(`${basename(folder)}.`))
  for (const path of names.map((name) => join(cache, name))) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.NaN }))
    if (Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

async function place(fresh: string, folder: string): Promise<void> {
  try {
    await rename(fresh, folder)
  } catch {
    // What stands in the way is damaged, or another process was faster and all is well.
    if (await isWhole(folder)) return
    await rm(folder, { recursive: true, force: true })
    await rename(fresh, folder)
  }
}

async function unpack([archive, hash]: readonly [string, string]): Promise<Buffer> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bytes = await promisify(brotliDecompress)(await readFile(join(dirname(main), '../../bin', archive)))
  const found = sha256(bytes)
  if (found !== hash) throw missing(`${archive}: SHA-256 ${found}, expected ${hash}`)
  return bytes
}

/** Reads the plain files of a tar archive whose hash is known, so that it need not be defended against. */
function* filesOf(tar: Buffer): Generator<[name: string, bytes: Buffer]> {
  const field = (start: number, length: number) => tar.toString('latin1', start, start + length).replace(/\0.*$/s, '')
  for (let at = 0; tar[at]; ) {
    const name = field(at, 100)
    const size = Number.parseInt(field(at + 124, 12), 8)
    if (!name.endsWith('/')) yield [name, tar.subarray(at + 512, at + 512 + size)]
    at += 512 + Math.ceil(size / 512) * 512
  }
}
