import { readTables, viewOf, writeTables } from './sfnt.js'

/** Names that a licence keeps for the unchanged face (OFL 1.1, 3); a subset is a changed one. */
const reserved = /LXGW|霞鹜/

/** What must stay with the face: copyright, licence, its address. */
const kept = new Set([0, 13, 14])

/**
 * Gives `face` (an sfnt) the name `name` (ASCII) where its licence reserves the one it has; copyright and licence stay.
 * Other faces are given back as they are.
 */
export function renameFace(face: Uint8Array, name: string): Uint8Array {
  const last = renamed.get(face)
  if (last?.name === name) return last.face
  const fresh = { name, face: rename(face, name) }
  renamed.set(face, fresh)
  return fresh.face
}

/** A subset serves one draft after another. */
const renamed = new WeakMap<Uint8Array, { readonly name: string, readonly face: Uint8Array }>()

function rename(face: Uint8Array, name: string): Uint8Array {
  const tables = readTables(face)
  const table = tables?.get('name')
  if (!tables || !table) return face
  const records = readNames(table)
  if (!records.some(({ id, bytes }) => !kept.has(id) && reserved.test(decodeName(bytes)))) return face
  const own = [[1, name], [2, 'Regular'], [3, `${name} subset`], [4, name], [6, name.replaceAll(' ', '')]] as const
  const fresh = [
    ...records.filter(({ platform, id }) => platform === 3 && kept.has(id)),
    ...own.map(([id, text]) => ({ platform: 3, encoding: 1, language: 0x409, id, bytes: encode(text) }))
  ]
  return writeTables(new Map([...tables, ['name', writeRecords(fresh)]]))
}

/** An entry of the table `name`: numbers as OpenType has them, the text in UTF-16. */
export interface NameRecord {
  readonly platform: number
  readonly encoding: number
  readonly language: number
  readonly id: number
  readonly bytes: Uint8Array
}

/** Reads the table `name`. */
export function readNames(table: Uint8Array): NameRecord[] {
  const view = viewOf(table)
  const texts = view.getUint16(4)
  return Array.from({ length: view.getUint16(2) }, (_, index) => {
    const [platform = 0, encoding = 0, language = 0, id = 0, length = 0, offset = 0] =
      [0, 2, 4, 6, 8, 10].map((field) => view.getUint16(6 + 12 * index + field))
    return { platform, encoding, language, id, bytes: table.subarray(texts + offset, texts + offset + length) }
  })
}

/** Records are sorted by platform, encoding, language, id (OpenType 1.9, “name”). */
function writeRecords(records: readonly NameRecord[]): Uint8Array {
  const sorted = [...records].sort((a, b) => a.encoding - b.encoding || a.language - b.language || a.id - b.id)
  const start = 6 + 12 * sorted.length
  const table = new Uint8Array(sorted.reduce((size, { bytes }) => size + bytes.length, start))
  const view = viewOf(table)
  view.setUint16(2, sorted.length)
  view.setUint16(4, start)
  let offset = 0
  for (const [index, { platform, encoding, language, id, bytes }] of sorted.entries()) {
    for (const [field, value] of [platform, encoding, language, id, bytes.length, offset].entries()) {
      view.setUint16(6 + 12 * index + 2 * field, value)
    }
    table.set(bytes, start + offset)
    offset += bytes.length
  }
  return table
}

/** The text of a name. */
export function decodeName(bytes: Uint8Array): string {
  const view = viewOf(bytes)
  return String.fromCharCode(...Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(2 * index)))
}

function encode(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => [0, character.charCodeAt(0)]))
}
