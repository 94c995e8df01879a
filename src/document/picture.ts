/** Bytes above which a picture is refused: it would burst a page meant for paper. */
export const maximumPictureBytes = 20 * 1024 * 1024

/** What all pictures of a document may have, and one of them: a page of 210 × 297 mm at 600 dpi has 35 million pixels. */
export const pictureLimits = { pixels: 40_000_000, allPixels: 400_000_000, allBytes: 64 * 1024 * 1024 }

const signatures = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/]
] as const

/** The media type of a picture that may be used. */
export type PictureType = (typeof signatures)[number][0]

/** The media type of a picture by its first bytes, whatever its name says; `undefined` where it may not be used. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (bytes.length > maximumPictureBytes) return undefined
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return signatures.find(([, signature]) => signature.test(start))?.[0]
}
