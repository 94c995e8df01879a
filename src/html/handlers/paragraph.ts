import type { Element, ElementContent } from 'hast'
import type { Paragraph } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { image } from './image.js'

/** A paragraph; one that holds a picture alone becomes a figure, captioned by the picture's title. */
export function paragraph(state: State, node: Paragraph): Element {
  const [only, ...others] = node.children
  if (only?.type !== 'image' || others.length > 0) {
    return { type: 'element', tagName: 'p', properties: {}, children: state.all(node) as ElementContent[] }
  }
  const caption: Element = {
    type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: only.title ?? '' }]
  }
  return {
    type: 'element', tagName: 'figure', properties: {},
    children: [image(state, only), ...(only.title ? [caption] : [])]
  }
}
