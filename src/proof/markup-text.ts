import type { Element, Nodes } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { isContents, openBook } from '../epub/open-book.js'
import { bare } from '../text/characters.js'

/** What stands in a product and not in the document: the contents of an e-book, and elements of this class. */
const apparatus = 'apparatus'

/** The text of a web page, without white space and what the page adds. */
export function readHtml(html: Uint8Array): string {
  const page = new TextDecoder('utf-8', { fatal: true }).decode(html)
  // the faces in the head are most of the page, and no text
  return textOf(unified().use(rehypeParse).parse(page.slice(Math.max(0, page.indexOf('<body')))))
}

/** The text of an e-book in reading order, without white space and what the book adds. Throws for a damaged one. */
export function readEpub(epub: Uint8Array): string {
  const { documents } = openBook(epub)
  return [...documents].filter(([name]) => !isContents(name)).map(([, tree]) => textOf(tree)).join('')
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return bare(node.value)
  if (!('children' in node) || (node.type === 'element' && isLeftOut(node))) return ''
  return node.children.map(textOf).join('')
}

function isLeftOut({ tagName, properties: { className } }: Element): boolean {
  return tagName === 'head' || (Array.isArray(className) && className.includes(apparatus))
}
