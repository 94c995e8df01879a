import type { Element, Nodes } from 'hast'
import { visit as visitTree } from 'unist-util-visit'

/** Calls `look` with each element of `tree` that has the tag name, or the class written with a dot. */
export function visit(tree: Nodes, selector: string, look: (node: Element) => void): void {
  visitTree(tree, 'element', (node) => {
    const classes = node.properties.className
    const fits = selector.startsWith('.') ? Array.isArray(classes) && classes.includes(selector.slice(1)) : node.tagName === selector
    if (fits) look(node)
  })
}

/** The first such element; throws where there is none. */
export function select(tree: Nodes, selector: string): Element {
  const found: Element[] = []
  visit(tree, selector, (node) => found.push(node))
  const [first] = found
  if (!first) throw new Error(`no ${selector}`)
  return first
}
