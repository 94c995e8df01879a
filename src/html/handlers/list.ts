import type { Element, ElementContent } from 'hast'
import type { List, ListItem } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { isFigure } from '../../document/figure.js'

/** A list whose labels are text, as they were typed: what CSS generates is neither copied nor read aloud from a PDF. */
export function list(state: State, node: List): Element {
  const items = node.children.map((item) => labelled(item.data?.label ?? '•', listItem(state, item)))
  return { type: 'element', tagName: node.ordered ? 'ol' : 'ul', properties: {}, children: items }
}

/** An item; the paragraph of a one-paragraph item is left out, as in every Markdown, but a figure stays one. */
export function listItem(state: State, node: ListItem): Element {
  const children = node.children.flatMap((child) =>
    child.type === 'paragraph' && !isFigure(child) ? wrap(node, state.all(child) as ElementContent[]) : one(state, child, node))
  return { type: 'element', tagName: 'li', properties: {}, children }
}

/** What a block becomes: nothing where it is the definition of a note, which stands after the text. */
function one(state: State, child: ListItem['children'][number], item: ListItem): ElementContent[] {
  return [state.one(child, item) ?? []].flat() as ElementContent[]
}

function wrap(item: ListItem, children: ElementContent[]): ElementContent[] {
  const paragraphs = item.children.filter((child) => child.type === 'paragraph').length
  return paragraphs > 1 ? [{ type: 'element', tagName: 'p', properties: {}, children }] : children
}

function labelled(label: string, item: Element): Element {
  const marker: Element = {
    type: 'element', tagName: 'span', properties: { className: ['label'] }, children: [{ type: 'text', value: label }]
  }
  const [first] = item.children
  if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(marker)
  else item.children.unshift(marker)
  return item
}
