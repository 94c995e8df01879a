import type { Element, ElementContent } from 'hast'
import { hasClass } from '../markup/hast.js'

/** Inline content between two marks of the original's pages, and the marks right before it. */
export interface Piece {
  readonly marks: Element[]
  readonly nodes: ElementContent[]
}

/**
 * Splits inline content at the marks in it; bold and the like are split with it. Marks with no text between them come
 * together; those after the last text are a piece without text.
 */
export function splitAtMarks(nodes: readonly ElementContent[]): [Piece, ...Piece[]] {
  const [first, ...rest] = split(nodes)
  const pieces: [Piece, ...Piece[]] = [first]
  let [last, isBare] = [first, !hasText(first.nodes)]
  for (const piece of rest) {
    if (isBare) {
      for (const mark of piece.marks) last.marks.push(mark)
      for (const node of piece.nodes) last.nodes.push(node)
    } else pieces.push(last = piece)
    isBare = !hasText(piece.nodes)
  }
  return pieces
}

/** Tells whether there is something to print besides the label of a list's item. */
export function hasText(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'text'
    ? node.value.trim() !== ''
    : node.type === 'element' && (node.tagName === 'img' || (!hasClass(node, 'label') && hasText(node.children))))
}

function split(nodes: readonly ElementContent[]): [Piece, ...Piece[]] {
  let last = { marks: [] as Element[], nodes: [] as ElementContent[] }
  const pieces: [Piece, ...Piece[]] = [last]
  const turn = (mark: Element) => pieces.push(last = { marks: [mark], nodes: [] })
  for (const node of nodes) {
    if (node.type === 'element' && hasClass(node, 'page-mark')) turn(node)
    else {
      const inner = node.type === 'element' ? split(node.children) : []
      if (inner.length < 2) last.nodes.push(node)
      else for (const { marks, nodes: children } of inner) {
        marks.forEach(turn)
        if (children.length > 0) last.nodes.push({ ...node, children } as Element)
      }
    }
  }
  return pieces
}
