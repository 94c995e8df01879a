import type { Element, ElementContent } from 'hast'
import type { List, ListItem } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/** A list whose labels are text: what CSS generates is neither copied nor read aloud from a PDF. */
export function list(state: State, node: List): Element {
  const start = node.start ?? 1
  const items = node.children.map((item, index) => {
    const label = node.ordered ? `${start + index}.` : '•'
    return labelled(label, listItem(state, item))
  })
  return { type: 'element', tagName: node.ordered ? 'ol' : 'ul', properties: {}, children: items }
}

/** An item; the paragraph of a one-paragraph item is left out, as in every Markdown. */
export function listItem(state: State, node: ListItem): Element {
  const children = node.children.flatMap((child) =>
    child.type === 'paragraph' ? wrap(node, state.all(child) as ElementContent[]) : one(state, child, node))
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
