import type { Element } from 'hast'
import type { Image } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/** A picture; its title is its caption and goes to the figure (`paragraph.ts`), not into a tooltip. */
export function image(_state: State, node: Image): Element {
  return { type: 'element', tagName: 'img', properties: { src: node.url, alt: node.alt ?? '' }, children: [] }
}
