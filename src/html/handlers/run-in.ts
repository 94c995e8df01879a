import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { RunIn } from '../../document/document.js'

/** A heading inside its paragraph stays a part of the sentence flow: a span with a face of its own. */
export function runIn(state: State, node: RunIn): Element {
  return {
    type: 'element', tagName: 'span', properties: { className: ['run-in'] },
    children: state.all(node as never) as Element[]
  }
}
