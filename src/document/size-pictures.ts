import type { Image, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'

declare module 'mdast' {
  interface ImageData {
    /** The size on paper that is asked for: one of the two, as a part of the type area or in mm. */
    size?: PictureSize
  }
}

/** How large a picture is to be printed. */
export interface PictureSize {
  readonly side: 'width' | 'height'
  readonly value: number
  readonly unit: '%' | 'mm'
}

const form = /^\{ *(?:(width|height) *= *(\d{1,4}(?:\.\d+)?) *(%|mm|cm) *|[a-z-]+ *=[^{}\n]*)\}/

/**
 * Reads what stands behind a picture, `{width=60%}` or `{height=8cm}`, into its node. Gives the offsets of what is not
 * printed so, and their lengths. What is of that form and says no size is reported.
 */
export function sizePictures(file: VFile, body: Root): Map<number, number> {
  const unprinted = new Map<number, number>()
  visit(body, 'image', (image: Image, index, parent) => {
    const next = parent?.children[(index ?? 0) + 1]
    if (next?.type !== 'text' || next.position?.start.offset === undefined) return
    const [all, side, value, unit] = form.exec(next.value) ?? []
    if (all === undefined) return
    if (side === undefined || Number(value) === 0) {
      report(file, 'picture-size', next, all)
      return
    }
    const measure = Number(value) * (unit === 'cm' ? 10 : 1)
    image.data = { size: { side: side as PictureSize['side'], value: measure, unit: unit === '%' ? '%' : 'mm' } }
    unprinted.set(next.position.start.offset, all.length)
    next.value = next.value.slice(all.length)
    if (next.value === '') parent?.children.splice((index ?? 0) + 1, 1)
  })
  return unprinted
}
