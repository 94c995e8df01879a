import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { PageMark } from '../../document/document.js'

/** A place without text, so that links and the EPUB's page list can point at the original's page. */
export function pageMark(_state: State, node: PageMark): Element {
  return {
    type: 'element', tagName: 'span', children: [],
    properties: { id: `original-page-${node.number}`, className: ['page-mark'], dataPage: String(node.number) }
  }
}
