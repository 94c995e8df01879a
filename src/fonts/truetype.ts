import { findMember } from './collection.js'
import { convertOutlines } from './convert-outlines.js'
import { readTables, writeTables, type Tables } from './sfnt.js'

/** What a font file is to the printer: usable as it is, perhaps usable after `toTrueType`, or of no use. */
export type FontState = 'ready' | 'convertible' | 'useless'

/**
 * Tells the state of a font file without reading its glyphs. Only a single static TrueType (glyf) face is `ready`;
 * variable faces and bitmaps are `useless`, since Chromium would write them into a PDF as Type 3 fonts or pictures.
 */
export function stateOf(file: Uint8Array, member?: string): FontState {
  if (isPacked(file)) return 'convertible'
  const tables = tablesOf(file, member)
  if (!tables || !hasStaticOutlines(tables)) return 'useless'
  return tables.has('glyf') && signatureOf(file) !== 'ttcf' ? 'ready' : 'convertible'
}

/**
 * Turns a font file (sfnt, WOFF2, or a collection, of which it takes the face `member`, by its PostScript name, or else the
 * first) into a static TrueType (glyf) sfnt; `undefined` where it holds none that could become one, or is damaged.
 */
export async function toTrueType(file: Uint8Array, member?: string): Promise<Uint8Array | undefined> {
  try {
    const tables = tablesOf(isPacked(file) ? await unpack(file) : file, member)
    if (!tables || !hasStaticOutlines(tables)) return undefined
    const face = writeTables(tables)
    return tables.has('glyf') ? face : convertOutlines(face)
  } catch {
    // whatever unpacking or converting stumbles over, the file is damaged, and that is what `undefined` says
    return undefined
  }
}

function tablesOf(file: Uint8Array, member: string | undefined): Tables | undefined {
  const index = member === undefined ? 0 : findMember(file, member)
  return index === undefined ? undefined : readTables(file, index)
}

/** Few faces are packed, and the unpacker is large. */
async function unpack(file: Uint8Array): Promise<Uint8Array> {
  const { convert } = await import('fontverter')
  return convert(Buffer.from(file), 'sfnt')
}

function isPacked(file: Uint8Array): boolean {
  return signatureOf(file) === 'wOF2'
}

function signatureOf(file: Uint8Array): string {
  return String.fromCharCode(...file.subarray(0, 4))
}

function hasStaticOutlines(tables: Tables): boolean {
  const has = (tag: string): boolean => (tables.get(tag)?.length ?? 0) > 0
  const hasOutlines = has('CFF ') || (has('glyf') && has('loca'))
  return hasOutlines && !has('fvar') && ['cmap', 'head', 'hhea', 'hmtx', 'maxp'].every(has)
}
