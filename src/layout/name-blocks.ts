import type { Element, Nodes, Root } from 'hast'
import { h, select } from '../markup/hast.js'
import { placesOf } from '../markup/text-places.js'
import { bare } from '../text/characters.js'

/** A name, and how many characters of the document's text, white space not counted, stand before what it names. */
export interface NamedPlace {
  readonly id: string
  readonly at: number
}

/**
 * Gives the elements that begin with named places these names as ids: the outermost paragraph, heading, item, row or passage
 * of code. One that has an id already gets an empty element with the other in front of its content; a name that is an id of
 * the page already is passed over. The tree is changed.
 */
export function nameBlocks(tree: Root, places: readonly NamedPlace[]): void {
  const taken = new Set(select(tree, /./).map(({ properties: { id } }) => id))
  const elements = blocksOf(tree)
  for (const { id, at } of places) {
    const element = elements.get(at)
    if (!element || taken.has(id)) continue
    taken.add(id)
    if (element.properties.id === undefined) element.properties.id = id
    else element.children.unshift(h('span', { id }))
  }
}

/** The outermost blocks of text, by the offset of their first character. */
function blocksOf(tree: Root): Map<number, Element> {
  const offsets = new Map<Nodes, number>()
  let end = 0
  for (const { node } of placesOf(tree)) {
    offsets.set(node, end)
    end += bare(node.value).length
  }
  const blocks = new Map<number, Element>()
  const firstIn = (node: Nodes): number | undefined => {
    if (!('children' in node)) return offsets.get(node)
    for (const child of node.children) {
      const offset = firstIn(child)
      if (offset !== undefined) return offset
    }
    return undefined
  }
  for (const element of select(tree, /^(p|h[1-6]|li|tr|pre|figcaption)$/)) {
    const offset = firstIn(element)
    if (offset !== undefined && !blocks.has(offset)) blocks.set(offset, element)
  }
  return blocks
}
