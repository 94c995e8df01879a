import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import type { OfficialDocument } from './document.js'
import { readMarkdown } from './read-markdown.js'
import { shapeTables } from './shape-tables.js'

/** What errata consist of; anything else is none. */
const kinds = new Set(['root', 'heading', 'paragraph', 'text', 'strong', 'table', 'tableRow', 'tableCell'])

/** Binds errata, which are given as Markdown, behind a document; as they are not of its source, they are the program's own text. */
export function bindErrata(document: OfficialDocument, markdown: string): OfficialDocument {
  const errata: Root = readMarkdown(markdown).tree
  visit(errata, (node) => {
    if ('children' in node) node.children = node.children.filter(({ type }) => kinds.has(type)) as typeof node.children
  })
  shapeTables(new VFile(), errata, markdown)
  return { ...document, errata }
}
