import type { Nodes } from 'mdast'

/** The words of a node as one text: without marks, notes and pictures. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

/** The beginning of words that are shown in a finding; a line of a title or two is enough to know them by. */
export function shorten(words: string): string {
  const [shown = ''] = /^.{0,40}/su.exec(words.replace(/\s+/g, ' ')) ?? []
  return shown.length < words.length ? `${shown}…` : words
}
