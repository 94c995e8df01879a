import { textOf, type Piece } from './piece.js'

/** The characters of all pieces one after another, as copies are compared: without white space, emphasis and widths. */
export interface Stream {
  readonly codes: Uint16Array
  /** The index of each character in its piece's text. */
  readonly places: Int32Array
  /** The index at which each piece begins; one more at the end. */
  readonly starts: Int32Array
}

/** Makes of `pieces` one stream. */
export function openStream(pieces: readonly Piece[]): Stream {
  const texts = pieces.map(textOf)
  const total = texts.reduce((sum, { length }) => sum + length, 0)
  const codes = new Uint16Array(total)
  const places = new Int32Array(total)
  const starts = new Int32Array(pieces.length + 1)
  let length = 0
  for (const [index, text] of texts.entries()) {
    starts[index] = length
    const marks = text.includes('<!--') ? [...text.matchAll(/<!-- page \d+ -->/g)].map(({ 0: mark, index: at }) => [at, at + mark.length] as const) : []
    for (let at = 0; at < text.length; at += 1) {
      const code = fold(text.charCodeAt(at))
      if (code === 0 || marks.some(([from, to]) => at >= from && at < to)) continue
      codes[length] = code
      places[length] = at
      length += 1
    }
  }
  starts[pieces.length] = length
  return { codes: codes.subarray(0, length), places: places.subarray(0, length), starts }
}

/** What is the same in two copies of one character; 0 for what one of them may lack. */
function fold(code: number): number {
  if (code <= 0x20 || code === 0x2a || code === 0xa0 || code === 0x3000) return 0
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if (code === 0x3002) return 0x2e
  if (code === 0x201c || code === 0x201d) return 0x22
  return code
}
