import type { Image, Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report, type Value } from '../report.js'
import type { World } from '../world.js'
import { isWhole } from './decode-picture.js'
import { maximumPictureBytes, pictureLimits, pictureType } from './picture.js'
import { readPictureHeader } from './picture-header.js'

/**
 * Checks that each picture of a document is there, has a description, is no larger than it may be and decodes to its end.
 * The web page repeats a picture as often as it is used, so bytes are counted with each use.
 */
export function checkPictures(file: VFile, body: Root, world: Pick<World, 'picture'>): void {
  const known = new Map<string, Verdict>()
  let [bytes, pixels] = [0, 0]
  visit(body, 'image', (node: Image) => {
    const isNew = !known.has(node.url)
    const verdict = known.get(node.url) ?? judge(file, node.url, pictureLimits.allPixels - pixels, world)
    known.set(node.url, verdict)
    bytes += verdict.bytes
    if (isNew) pixels += verdict.pixels
    const over = bytes > pictureLimits.allBytes ? sayBytes : pixels > pictureLimits.allPixels ? sayPixels : undefined
    if (over) {
      report(file, 'pictures-total', node, over)
      return EXIT
    }
    verdict.refuse?.(node)
    if (!node.alt?.trim()) report(file, 'picture-alt', node, node.url)
    return undefined
  })
}

const sayBytes: Value = `${pictureLimits.allBytes >> 20} MiB`
const sayPixels: Value = { zh: `${pictureLimits.allPixels / 1e6} 百万像素`, en: `${pictureLimits.allPixels / 1e6} megapixels` }

interface Verdict {
  readonly bytes: number
  readonly pixels: number
  /** Reports what is wrong with it, where it is used. */
  readonly refuse?: (node: Image) => void
}

/** A picture of more than `left` pixels is not decoded. */
function judge(file: VFile, url: string, left: number, world: Pick<World, 'picture'>): Verdict {
  const bytes = world.picture(url)
  const size = { bytes: bytes?.length ?? 0, pixels: 0 }
  const refused = (refuse: (node: Image) => void): Verdict => ({ ...size, refuse })
  if (!bytes) return refused((node) => report(file, 'picture-missing', node, url))
  const type = pictureType(bytes)
  if (!type) return refused((node) => report(file, 'picture-format', node, url, maximumPictureBytes))
  const header = readPictureHeader(bytes, type)
  const damaged = (node: Image) => report(file, 'picture-damaged', node, url)
  if (!header) return refused(damaged)
  const { width, height } = header
  if (width * height > pictureLimits.pixels) {
    return refused((node) => report(file, 'picture-pixels', node, url, width, height, pictureLimits.pixels))
  }
  size.pixels = width * height
  if (header.isAnimated) return refused((node) => report(file, 'picture-animated', node, url))
  return size.pixels > left || isWhole(bytes, type, header) ? size : refused(damaged)
}
