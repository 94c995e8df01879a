import type { Image, Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report, type Value } from '../report.js'
import type { RuleId } from '../rules/rules.js'
import type { World } from '../world.js'
import { isWhole } from './decode-picture.js'
import { maximumPictureBytes, pictureLimits, pictureType } from './picture.js'
import { readPictureHeader } from './picture-header.js'

/**
 * Checks that each picture of a document is there, has a description, is no larger than it may be and decodes to its end.
 * The web page repeats a picture as often as it is used, so bytes are counted with each use.
 */
export function checkPictures(file: VFile, body: Root, world: World): void {
  const known = new Map<string, Verdict>()
  let [bytes, pixels] = [0, 0]
  visit(body, 'image', (node: Image) => {
    const isNew = !known.has(node.url)
    const verdict = known.get(node.url) ?? judge(node.url, pictureLimits.allPixels - pixels, world)
    known.set(node.url, verdict)
    bytes += verdict.bytes
    if (isNew) pixels += verdict.pixels
    const over = bytes > pictureLimits.allBytes ? sayBytes : pixels > pictureLimits.allPixels ? sayPixels : undefined
    if (over) {
      report(file, 'pictures-total', node, ...over)
      return EXIT
    }
    if (verdict.fault) report(file, verdict.fault.id, node, ...verdict.fault.values)
    if (!node.alt?.trim()) report(file, 'picture-alt', node, node.url)
    return undefined
  })
}

const sayBytes: Value[] = [`${pictureLimits.allBytes >> 20} MiB`]
const sayPixels: Value[] = [{ zh: `${pictureLimits.allPixels / 1e6} 百万像素`, en: `${pictureLimits.allPixels / 1e6} megapixels` }]

interface Verdict {
  readonly bytes: number
  readonly pixels: number
  readonly fault?: { readonly id: RuleId, readonly values: readonly Value[] }
}

/** A picture of more than `left` pixels is not decoded. */
function judge(url: string, left: number, world: World): Verdict {
  const bytes = world.picture(url)
  const size = { bytes: bytes?.length ?? 0, pixels: 0 }
  const refuse = (id: RuleId, ...values: Value[]): Verdict => ({ ...size, fault: { id, values: [url, ...values] } })
  if (!bytes) return refuse('picture-missing')
  const type = pictureType(bytes)
  if (!type) return refuse('picture-format', maximumPictureBytes)
  const header = readPictureHeader(bytes, type)
  if (!header) return refuse('picture-damaged')
  const { width, height } = header
  if (width * height > pictureLimits.pixels) return refuse('picture-pixels', width, height, pictureLimits.pixels)
  size.pixels = width * height
  if (header.isAnimated) return refuse('picture-animated')
  return size.pixels > left || isWhole(bytes, type, header) ? size : refuse('picture-damaged')
}
