import type { Element } from 'hast'
import type { Image } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/**
 * A picture; its title is its caption and goes to the figure (`paragraph.ts`), not into a tooltip. The size that is asked for
 * goes with it, as in `data-width="60%"`.
 */
export function image(_state: State, { url, alt, data }: Image): Element {
  const { side, value, unit } = data?.size ?? {}
  const size = side && { [side === 'width' ? 'dataWidth' : 'dataHeight']: `${value}${unit}` }
  return { type: 'element', tagName: 'img', properties: { src: url, alt: alt ?? '', ...size }, children: [] }
}
