import { lstat, readdir, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { recordName, releasesName } from '../edition/finish.js'
import { Fault } from '../report.js'
import type { EditionFolder } from '../world.js'
import { maximumSourceBytes, readNamed, readRegular } from './regular-file.js'

/** What the files of an edition may have at most, bytes; a record has about 100 for each block of the document. */
const most = { record: 32 * 2 ** 20, product: 256 * 2 ** 20 }

/** The files of an edition that anybody may have made: only regular ones, of bounded size, and only where they belong. */
export interface EditionReader extends EditionFolder {
  /** Reads the source that the record names. Throws the faults `file-refused` and `source-outside`. */
  readonly readSource: (path: string) => Promise<Uint8Array | undefined>
  /** Where that source lies. */
  readonly sourceAt: (path: string) => string
}

/**
 * Opens the edition in `folder`. A record can name any file of the machine as its source, and what is read may be quoted.
 * So its path is followed to a `.md` file inside the working folder, where the projects of whoever runs the program
 * are, or inside the edition's own, and no further, links considered; any other the user must name: `named`. One that would
 * lie elsewhere is not looked for: the edition is away from its source.
 */
export function openEdition(folder: string, named?: string): EditionReader {
  return {
    read: (name) => readRegular(join(folder, name), name === recordName ? most.record : most.product),
    isUntouched: async (files) => {
      const look = (name: string) => lstat(join(folder, name)).catch(() => undefined)
      const [record, ...found] = await Promise.all([recordName, ...files.map(({ name }) => name)].map(look))
      return record !== undefined && files.every(({ bytes }, index) =>
        found[index]?.isFile() === true && found[index].size === bytes && found[index].mtimeMs <= record.mtimeMs)
    },
    released: async () => {
      const entries = await readdir(join(folder, releasesName), { withFileTypes: true }).catch(() => [])
      const numbers = entries.filter((entry) => entry.isDirectory() && /^[1-9]\d{0,3}$/.test(entry.name)).map(({ name }) => Number(name))
      return numbers.sort((a, b) => a - b)
    },
    sourceAt: (path) => named ?? join(folder, path),
    readSource: async (path) => {
      if (named !== undefined) return readNamed(named)
      const outside = new Fault('source-outside', path)
      if (path.includes('\0') || isAbsolute(path) || extname(path).toLowerCase() !== '.md') throw outside
      const lexical = resolve(folder, path)
      if (![folder, '.'].some((home) => isInside(resolve(home), lexical))) return undefined
      const target = await realpath(lexical).catch(() => undefined)
      if (target === undefined) return undefined
      const homes = await Promise.all([folder, '.'].map((home) => realpath(home)))
      if (extname(target).toLowerCase() !== '.md' || !homes.some((home) => isInside(home, target))) throw outside
      return readRegular(target, maximumSourceBytes)
    }
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
