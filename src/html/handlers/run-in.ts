import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { AnnexLabel, RunIn } from '../../document/document.js'

/** A heading inside its paragraph stays a part of the sentence flow: a span with a face of its own. */
export function runIn(state: State, node: RunIn): Element {
  return span(state, node, ['run-in', ...(node.face === 'kaiti' ? [] : [node.face])])
}

/** The label of an annex stands above its title, in the same heading, and so does the number of a document between them. */
export function annexLabel(state: State, node: AnnexLabel): Element {
  return span(state, node, [node.isNumber ? 'annex-number' : 'annex-label'])
}

function span(state: State, node: RunIn | AnnexLabel, className: string[]): Element {
  return { type: 'element', tagName: 'span', properties: { className }, children: state.all(node as never) as Element[] }
}
