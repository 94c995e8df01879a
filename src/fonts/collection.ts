import { decodeName, readNames } from './rename-face.js'
import { readTables, viewOf } from './sfnt.js'

/**
 * Finds the face with the PostScript name `member` in a font collection (OpenType 1.9, “Font Collections”); gives its index,
 * `undefined` where there is none or the file is damaged.
 */
export function findMember(file: Uint8Array, member: string): number | undefined {
  try {
    const count = Math.min(viewOf(file).getUint32(8), mostMembers)
    const index = Array.from({ length: count }, (_, each) => each).findIndex((each) => postScriptNameOf(file, each) === member)
    return index < 0 ? undefined : index
  } catch {
    return undefined
  }
}

/** The largest collections have some forty. */
const mostMembers = 256

function postScriptNameOf(file: Uint8Array, index: number): string | undefined {
  const names = readTables(file, index)?.get('name')
  const record = names && readNames(names).find(({ platform, id }) => id === 6 && (platform === 1 || platform === 3))
  return record && (record.platform === 3 ? decodeName(record.bytes) : String.fromCharCode(...record.bytes))
}
