import type { Element, ElementContent } from 'hast'
import type { Paragraph, Parents } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { isFigure } from '../../document/figure.js'
import { image } from './image.js'
import { spreadNames } from './names.js'

/**
 * A paragraph, of the class of its kind if it has one; one that holds a picture alone becomes a figure, captioned by the
 * picture's title, and 注：… under a table belongs to it.
 */
export function paragraph(state: State, node: Paragraph, parent: Parents | undefined): Element {
  if (!isFigure(node)) {
    const { kind = isTableNote(node, parent) ? 'table-note' : undefined, longest } = node.data ?? {}
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

function isTableNote(node: Paragraph, parent: Parents | undefined): boolean {
  const [first] = node.children
  if (first?.type !== 'text' || !/^(?:备?注\d*|说明|资料来源)[：:]/.test(first.value)) return false
  const siblings: readonly unknown[] = parent?.children ?? []
  const before = parent?.children[siblings.indexOf(node) - 1]
  return before?.type === 'table'
}
