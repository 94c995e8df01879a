import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import jpeg from 'jpeg-js'
import type { PictureType } from './picture.js'
import type { PictureHeader } from './picture-header.js'

/**
 * Tells whether a picture can be decoded to its end. Browsers show what they have of a picture that was cut off, and
 * nothing for the rest; the decoders here refuse it. Of a PNG every byte is checked, of the others what they let see.
 */
export function isWhole(bytes: Uint8Array, type: PictureType, { isCmyk, width, height }: PictureHeader): boolean {
  if (type === 'image/webp') return succeeds(() => decodeWebp(bytes))
  // resvg does not know the colours of printing
  if (isCmyk) return succeeds(() => jpeg.decode(bytes, { ...strictly, maxResolutionInMP: Math.ceil(width * height / 1e6) }))
  return isDrawn(bytes, type)
}

const strictly = { tolerantDecoding: false, formatAsRGBA: false, maxMemoryUsageInMB: 4096 }

function succeeds(decode: () => unknown): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/**
 * Has resvg draw the picture on one point, with any colour made red and opaque: a picture that does not decode is left out,
 * and the point stays clear.
 */
function isDrawn(bytes: Uint8Array, type: PictureType): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  const red = '0 0 0 0 1  0 0 0 0 0  0 0 0 0 0  0 0 0 0 1'
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">'
    + `<filter id="red" x="0" y="0" width="1" height="1"><feColorMatrix values="${red}"/></filter>`
    + `<image width="1" height="1" preserveAspectRatio="none" filter="url(#red)" href="data:${type};base64,${data}"/></svg>`
  return (new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels[3] ?? 0) > 0
}

/** Loaded with the first WebP, which few documents have. */
function decodeWebp(bytes: Uint8Array): void {
  const { decode } = createRequire(import.meta.url)('@cwasm/webp') as { decode: (bytes: Uint8Array) => unknown }
  decode(bytes)
}
