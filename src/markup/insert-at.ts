import type { Element, ElementContent, Nodes, Root } from 'hast'
import { bare } from '../text/characters.js'
import { replaceNodes } from './replace.js'
import { placesOf, type TextPlace } from './text-places.js'

/** An element without text, and how many characters of the document's text, white space not counted, stand before it. */
export interface Insertion {
  readonly offset: number
  readonly node: Element
}

/**
 * Puts elements before characters of the text that `trees` hold one after another, inside the sentence if need be; one
 * that comes before a heading's first character stands before the heading, so as not to be a part of its name. The trees
 * are changed. Gives the insertions of each tree. Throws a `RangeError` for one beyond the text or before the one before it.
 */
export function insertAt<I extends Insertion>(trees: readonly Root[], insertions: readonly I[]): I[][] {
  let [next, before] = [0, 0]
  const breaks: [TextPlace, Break[]][] = []
  const done = trees.map((tree) => {
    const found: I[] = []
    for (const place of placesOf(tree)) {
      const end = before + bare(place.node.value).length
      const own: Break[] = []
      for (let one = insertions[next]; one && one.offset < end; one = insertions[next]) {
        const latest = before + (own.at(-1)?.before ?? 0)
        if (one.offset < latest) throw new RangeError(`Unexpected place ${one.offset} after ${latest}`)
        own.push({ before: one.offset - before, node: one.node })
        found.push(one)
        next += 1
      }
      if (own.length > 0) breaks.push([place, own])
      before = end
    }
    return found
  })
  const left = insertions[next]
  if (left) throw new RangeError(`Unexpected place ${left.offset}, expected one below ${before}`)
  insert(trees, breaks)
  return done
}

/** What comes before the character of a text before which `before` stand, white space not counted. */
interface Break {
  readonly before: number
  readonly node: Element
}

function insert(trees: readonly Root[], breaks: readonly (readonly [TextPlace, readonly Break[]])[]): void {
  const replacements = new Map<Nodes, ElementContent[]>()
  for (const [{ node, heading }, own] of breaks) {
    const outside = heading ? own.filter(({ before }) => before === 0) : []
    if (heading && outside.length > 0) replacements.set(heading, [...outside.map((one) => one.node), heading])
    if (outside.length < own.length) replacements.set(node, divide(node.value, own.slice(outside.length)))
  }
  for (const tree of trees) replaceNodes<Nodes>(tree, (node) => replacements.get(node))
}

function divide(text: string, breaks: readonly Break[]): ElementContent[] {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index)
  const cuts = breaks.map(({ before }) => places[before] ?? text.length)
  return [
    { type: 'text', value: text.slice(0, cuts[0]) },
    ...breaks.flatMap(({ node }, index): ElementContent[] =>
      [node, { type: 'text', value: text.slice(cuts[index], cuts[index + 1]) }])
  ]
}
