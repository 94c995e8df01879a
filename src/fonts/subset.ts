import { Blob, Face, Font } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { readTables, viewOf, writeTables } from './sfnt.js'

/** The largest face, in bytes, for which the subsetter's fixed memory of 65 MiB has been seen to suffice. */
export const largestFace = 32 * 2 ** 20

/**
 * Cuts `face` (a static TrueType sfnt) down to `characters`: their glyphs, the layout features of Chinese type, the
 * copyright and licence names (ids 0, 13, 14), no hinting. Code points that were not asked for leave the cmap, so a
 * glyph shared with a radical of U+2E80–2FDF can only be read back as the ideograph. Same input, same bytes.
 * Throws a `RangeError` where the face is larger than 32 MiB or the subset larger than the subsetter can hold.
 */
export async function subsetFace(face: Uint8Array, characters: Iterable<string>): Promise<Uint8Array> {
  if (face.length > largestFace) throw new RangeError(`Unexpected size ${face.length} bytes, expected at most ${largestFace}`)
  const file = Buffer.from(face.buffer, face.byteOffset, face.byteLength)
  const subset = await subsetFont(file, [...characters].join(''), options)
  // Short of memory, the subsetter leaves out the outlines and says nothing: every glyph would print blank.
  if (!hasAllOutlines(subset)) throw new RangeError('Unexpected end of memory while a face was cut to its characters')
  return subset
}

const options = {
  targetFormat: 'sfnt',
  keepFeatures: ['vert', 'vrt2', 'kern', 'palt', 'halt', 'chws'],
  preserveNameIds: [0, 13, 14],
  dropTables: ['FFTM', 'DSIG'],
  noHinting: true
} as const

/** Loads the subsetter without waiting for it; it is compiled on another core. */
export function loadSubsetter(): void {
  // it has no other way to be told
  subsetFont(Buffer.of(0, 1, 0, 0), '', options).catch(() => undefined)
}

function hasAllOutlines(face: Uint8Array): boolean {
  const tables = readTables(face)
  const [head, loca, glyf] = [tables?.get('head'), tables?.get('loca'), tables?.get('glyf')]
  if (!head || !loca || !glyf) return false
  const isLong = viewOf(head).getInt16(50) === 1
  const end = isLong ? viewOf(loca).getUint32(loca.length - 4) : 2 * viewOf(loca).getUint16(loca.length - 2)
  return end <= glyf.length
}

/** Lists the code points for which `face` has a glyph; empty where it has no readable cmap. */
export function coverageOf(face: Uint8Array): ReadonlySet<number> {
  const coverage = coverages.get(face) ?? readCoverage(face)
  coverages.set(face, coverage)
  return coverage
}

/** The glyph that `face` has for a character; `undefined` where it has none. */
export function glyphOf(face: Uint8Array, codePoint: number): number | undefined {
  const font = fonts.get(face) ?? readFont(face)
  fonts.set(face, font)
  return font?.nominalGlyph(codePoint) ?? undefined
}

/** A face serves one document after another. */
const coverages = new WeakMap<Uint8Array, ReadonlySet<number>>()
const fonts = new WeakMap<Uint8Array, Font | undefined>()

function readCoverage(face: Uint8Array): ReadonlySet<number> {
  return new Set(readBare(face)?.collectUnicodes())
}

function readFont(face: Uint8Array): Font | undefined {
  const bare = readBare(face)
  return bare && new Font(bare)
}

/** Two small tables are enough, so megabytes of outlines need not be copied into HarfBuzz's memory. */
function readBare(face: Uint8Array): Face | undefined {
  const tables = readTables(face)
  const [cmap, maxp] = [tables?.get('cmap'), tables?.get('maxp')]
  return cmap && maxp ? new Face(new Blob(writeTables(new Map([['cmap', cmap], ['maxp', maxp]])))) : undefined
}
