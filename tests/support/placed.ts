import { ownMark } from '../../src/effects/owner.js'
import { sha256 } from '../../src/text/hashes.js'
import { hashesIn } from './killed.js'

/** An edition whose every file tells which one it is, with the record that a real one would have. */
export function editionOf(letter: string, formats = ['pdf', 'epub', 'html']): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(formats.map((format) => [`x.${format}`, Buffer.alloc(50_000, `${letter} ${format}`)]))
  const outputs = [...files].map(([name, content]) => ({ name, sha256: sha256(content), bytes: content.length }))
  return files.set('edition.json', Buffer.from(JSON.stringify({ tongbaoEdition: 1, letter, outputs })))
}

const hashesOf = (letter: string) => Object.fromEntries([...editionOf(letter)].map(([name, content]) => [name, sha256(content)]).sort())
const known = { A: hashesOf('A'), B: hashesOf('B') }
export const note = 'someone\'s note'

/** Which edition a folder holds, whole; `none` where there is no folder. */
export async function letterIn(folder: string): Promise<string> {
  const { 'notes.txt': _, ...found } = await hashesIn(folder)
  if (Object.keys(found).length === 0) return 'none'
  return Object.entries(known).find(([, hashes]) => JSON.stringify(hashes) === JSON.stringify(found))?.[0] ?? `a mix: ${JSON.stringify(found)}`
}

/** The mark of a run of this machine that is over. */
export const dead = '4194304-1-' + ownMark.split('-')[2]
