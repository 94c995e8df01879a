import type { Element, Properties } from 'hast'

/** An element of a page; strings are its text. */
export function h(tagName: string, properties: Properties, ...children: readonly (Element | string)[]): Element {
  return {
    type: 'element', tagName, properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
  }
}
