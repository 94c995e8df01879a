import type { Element, ElementContent } from 'hast'
import type { Paragraph } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { isFigure } from '../../document/figure.js'
import { namesOf } from '../../document/mark-paragraphs.js'
import { wordsOf } from '../../document/words-of.js'
import { h } from '../../markup/hast.js'
import { spreadName } from '../spread-name.js'
import { image } from './image.js'

/** A paragraph, of the class of its kind if it has one; one that holds a picture alone becomes a figure, captioned by the picture's title. */
export function paragraph(state: State, node: Paragraph): Element {
  if (!isFigure(node)) {
    const { kind, longest } = node.data ?? {}
    const children = kind === 'names' ? spreadNames(node) : state.all(node) as ElementContent[]
    return { type: 'element', tagName: 'p', properties: { ...(kind && { className: [kind] }), ...(longest && { style: `--longest: ${longest}` }) }, children }
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

/** Names in boxes of one width, so that they stand in columns; the space between them stays, for those who copy or listen. */
function spreadNames(node: Paragraph): ElementContent[] {
  return namesOf(wordsOf(node)).map((name) => {
    const children = [...spreadName(name), { type: 'text', value: ' ' } as const]
    return { ...h('span', { className: ['name'] }), children }
  })
}
