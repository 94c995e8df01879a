import type { Element, Nodes, Properties } from 'hast'
import { visit } from 'unist-util-visit'

/** An element of a page; strings are its text. */
export function h(tagName: string, properties: Properties, ...children: readonly (Element | string)[]): Element {
  return {
    type: 'element', tagName, properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
  }
}

/** A part of a line, of one class. */
export function span(className: string, ...children: readonly (Element | string)[]): Element {
  return h('span', { className: [className] }, ...children)
}

/** Tells whether an element has the class `name`. */
export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

/** Lists the elements of `tree` with the name `tagName` that fit `where`, in order. */
export function select(
  tree: Nodes, tagName: string | RegExp, where: (node: Element) => boolean = () => true
): Element[] {
  const found: Element[] = []
  const isNamed = (name: string) => (typeof tagName === 'string' ? name === tagName : tagName.test(name))
  visit(tree, 'element', (node) => {
    if (isNamed(node.tagName) && where(node)) found.push(node)
  })
  return found
}
