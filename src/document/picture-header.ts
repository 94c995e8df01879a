import type { PictureType } from './picture.js'

/** What a picture says of itself before its pixels. */
export interface PictureHeader {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly isAnimated: boolean
  /** Whether it is set in four printing colours. */
  readonly isCmyk: boolean
}

/** Reads the header of a picture without decoding it; `undefined` where it is damaged. */
export function readPictureHeader(bytes: Uint8Array, type: PictureType): PictureHeader | undefined {
  try {
    const header = { isAnimated: false, isCmyk: false, ...readers[type](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) }
    return header.width > 0 && header.height > 0 ? header : undefined
  } catch (error) {
    // what lies beyond the end cannot be read
    if (error instanceof RangeError) return undefined
    throw error
  }
}

type Reader = (bytes: Buffer) => Pick<PictureHeader, 'width' | 'height'> & Partial<PictureHeader>

const readers: Readonly<Record<PictureType, Reader>> = {
  'image/png': (bytes) => ({
    width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), isAnimated: hasAnimationChunk(bytes)
  }),
  'image/jpeg': readJpeg,
  'image/gif': readGif,
  'image/webp': readWebp
}

/** APNG: `acTL` stands before the pixels (PNG 3, 11.3.6.1). */
function hasAnimationChunk(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'acTL') return true
    if (name === 'IDAT') return false
  }
  return false
}

/** Scans of a progressive JPEG: ten are usual, and each is work for the whole picture. */
const mostScans = 100

/** Goes from marker to marker (ITU T.81, B) up to the end: what follows there, such as a film, is no part of the picture. */
function readJpeg(bytes: Buffer): ReturnType<Reader> {
  let [width, height, isCmyk, scans] = [0, 0, false, 0]
  for (let at = 2; ;) {
    while (bytes.readUInt8(at + 1) === 0xff) at += 1
    const marker = bytes.readUInt16BE(at)
    if (marker === 0xffd9) return { width, height, isCmyk }
    if (marker < 0xffc0) throw new RangeError('Unexpected byte, expected a marker')
    if (marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      [height, width, isCmyk] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes.readUInt8(at + 9) === 4]
    }
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker !== 0xffda) continue
    if ((scans += 1) > mostScans) throw new RangeError('Unexpected number of scans')
    // within a scan FF is followed by 00, or marks a restart
    for (at = bytes.indexOf(0xff, at); at >= 0 && isInScan(bytes.readUInt8(at + 1)); at = bytes.indexOf(0xff, at + 2));
  }
}

function isInScan(byte: number): boolean {
  return byte === 0 || (byte >= 0xd0 && byte <= 0xd7)
}

/** Goes from block to block up to the second picture (GIF 89a, appendix A); a frame may be larger than the screen. */
function readGif(bytes: Buffer): ReturnType<Reader> {
  let [width, height, frames] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8), 0]
  const tableAt = (at: number) => { const flags = bytes.readUInt8(at); return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0 }
  let at = 13 + tableAt(10)
  while (at < bytes.length && frames < 2 && bytes.readUInt8(at) !== 0x3b) {
    if (bytes.readUInt8(at) === 0x2c) {
      frames += 1
      width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5))
      height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7))
      at += 11 + tableAt(at + 9)
    } else if (bytes.readUInt8(at) === 0x21) at += 2
    else throw new RangeError('Unexpected block')
    while (at < bytes.length && bytes.readUInt8(at) > 0) at += 1 + bytes.readUInt8(at)
    at += 1
  }
  return { width, height, isAnimated: frames > 1 }
}

/** The first chunk tells (RFC 9649, 2). */
function readWebp(bytes: Buffer): ReturnType<Reader> {
  const name = bytes.toString('latin1', 12, 16)
  if (name === 'VP8X') {
    return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3), isAnimated: (bytes.readUInt8(20) & 2) !== 0 }
  }
  if (name === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (name !== 'VP8 ') throw new RangeError('Unexpected chunk')
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}
