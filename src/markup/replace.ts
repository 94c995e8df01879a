import type { Node, Parent } from 'unist'

/**
 * Puts in the place of each node below `tree`, from the innermost outwards, what `replace` gives for it: a list, also an
 * empty one, or `undefined` to leave it. Unlike `splice` in the midst of a visit this takes one pass, however many nodes
 * there are.
 */
export function replaceNodes<T extends Node, P extends Parent = Parent>(
  tree: Parent, replace: (node: T, parent: P) => readonly T[] | undefined
): void {
  tree.children = tree.children.flatMap((node) => {
    if ('children' in node) replaceNodes(node as Parent, replace)
    return replace(node as T, tree as P) ?? [node as T]
  })
}
