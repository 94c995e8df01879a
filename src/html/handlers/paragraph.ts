import type { Element, ElementContent } from 'hast'
import type { Paragraph } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { isFigure } from '../../document/figure.js'
import { image } from './image.js'
import { spreadNames } from './names.js'

/**
 * A paragraph, of the class of its kind if it has one; one that holds a picture alone becomes a figure, captioned by the
 * picture's title.
 */
export function paragraph(state: State, node: Paragraph): Element {
  if (!isFigure(node)) {
    const { kind, longest } = node.data ?? {}
    return {
      type: 'element', tagName: 'p', properties: { ...(kind && { className: [kind] }), ...(longest && { style: `--longest: ${longest}` }) },
      children: kind === 'names' ? spreadNames(node) : state.all(node) as ElementContent[]
    }
  }
  const [only] = node.children
  const caption: Element = {
    type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: only.title ?? '' }]
  }
  return {
    type: 'element', tagName: 'figure', properties: {},
    children: [image(state, only), ...(only.title ? [caption] : [])]
  }
}
