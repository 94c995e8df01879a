import type { Element, Nodes, Text } from 'hast'
import { hasClass } from './hast.js'
import { bare } from '../text/characters.js'

/** The class of what stands in the book or on the web page but not in the document. */
export const apparatus = 'apparatus'

/** A text node of the document; `heading` where it is the first of one. */
export interface TextPlace {
  readonly node: Text
  readonly heading?: Element | undefined
}

/** Lists the text nodes of the document's own text, in order; white space alone is none. */
export function placesOf(tree: Nodes): TextPlace[] {
  const found: TextPlace[] = []
  let heading: TextPlace['heading']
  const walk = (node: Nodes): void => {
    if (node.type === 'text' && node.value.trim() !== '') {
      found.push({ node, heading })
      heading = undefined
    }
    if (!('children' in node)) return
    if (node.type === 'element') {
      if (node.tagName === 'head' || hasClass(node, apparatus)) return
      if (/^h[1-6]$/.test(node.tagName)) heading = node
    }
    for (const child of node.children) walk(child)
  }
  walk(tree)
  return found
}

/** The text of the document in a tree, without white space and without what the product adds. */
export function textOf(tree: Nodes): string {
  return placesOf(tree).map(({ node }) => bare(node.value)).join('')
}
