/** The tables of one face by tag, for example `cmap`. */
export type Tables = ReadonlyMap<string, Uint8Array>

/**
 * Reads the table directory of an sfnt file, or of the face `member` (from 0) of a collection (`ttcf`), into views of its
 * tables. Gives `undefined` where the file is neither, or where a table lies outside it (OpenType 1.9, “Font file”).
 */
export function readTables(file: Uint8Array, member = 0): Tables | undefined {
  const view = viewOf(file)
  if (file.length < 16 + 4 * member) return undefined
  const start = view.getUint32(0) === signatures.collection ? view.getUint32(12 + 4 * member) : 0
  if (start + 12 > file.length || !faceSignatures.has(view.getUint32(start))) return undefined
  const count = view.getUint16(start + 4)
  if (start + 12 + 16 * count > file.length) return undefined
  const tables = new Map<string, Uint8Array>()
  for (let record = start + 12; record < start + 12 + 16 * count; record += 16) {
    const offset = view.getUint32(record + 8)
    const end = offset + view.getUint32(record + 12)
    if (end > file.length) return undefined
    tables.set(String.fromCharCode(...file.subarray(record, record + 4)), file.subarray(offset, end))
  }
  return tables
}

/**
 * Writes `tables` as one sfnt file: sorted by tag, each on a 4-byte boundary, with checksums and
 * `head.checkSumAdjustment`. The same tables give the same bytes.
 */
export function writeTables(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const start = 12 + 16 * sorted.length
  const file = new Uint8Array(sorted.reduce((size, [, table]) => size + padded(table.length), start))
  const view = viewOf(file)
  const power = Math.floor(Math.log2(sorted.length))
  view.setUint32(0, tables.has('CFF ') ? signatures.postscript : signatures.truetype)
  view.setUint16(4, sorted.length)
  view.setUint16(6, 16 * 2 ** power)
  view.setUint16(8, power)
  view.setUint16(10, 16 * (sorted.length - 2 ** power))
  let offset = start
  let head: number | undefined
  for (const [index, [tag, table]] of sorted.entries()) {
    file.set(table, offset)
    if (tag === 'head') {
      head = offset
      view.setUint32(head + 8, 0)
    }
    const record = 12 + 16 * index
    for (let i = 0; i < 4; i++) file[record + i] = tag.charCodeAt(i)
    view.setUint32(record + 4, checksum(view, offset, offset + padded(table.length)))
    view.setUint32(record + 8, offset)
    view.setUint32(record + 12, table.length)
    offset += padded(table.length)
  }
  if (head !== undefined) view.setUint32(head + 8, 0xb1b0afba - checksum(view, 0, file.length))
  return file
}

/** A big-endian view of exactly the bytes of `bytes`. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const signatures = { truetype: 0x00010000, apple: 0x74727565, postscript: 0x4f54544f, collection: 0x74746366 }
const faceSignatures = new Set([signatures.truetype, signatures.apple, signatures.postscript])

function padded(length: number): number {
  return (length + 3) & ~3
}

function checksum(view: DataView, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
