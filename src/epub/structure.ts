import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { h, hasClass } from '../markup/hast.js'

/**
 * Gives the body the structure that e-book readers know: each heading opens a section that ends before the next
 * heading of its rank, notes are asides with links there and back. The text stays as it is.
 */
export function structureBody(body: Element): Element {
  const { children, ...rest } = structuredClone(body)
  const structured: Element = { ...rest, tagName: 'div', children: nestSections(children.filter((child) => child.type === 'element')) }
  linkNotes(structured)
  return structured
}

function nestSections(blocks: readonly Element[]): ElementContent[] {
  const top: ElementContent[] = []
  const open: { rank: number, isDivision?: boolean, children: ElementContent[] }[] = [{ rank: 0, children: top }]
  for (const block of blocks) {
    const rank = /^h[1-6]$/.test(block.tagName) ? Number(block.tagName.slice(1)) : undefined
    if (rank !== undefined) {
      while ((open.at(-1)?.rank ?? 0) >= rank) open.pop()
      const isAnnex = hasClass(block, 'annex')
      const section = h('section', {
        ...(isAnnex && { 'epub:type': 'appendix', role: 'doc-appendix' }), ariaLabelledBy: [String(block.properties.id)]
      }, newline)
      open.at(-1)?.children.push(section, text(newline))
      open.push({ rank, isDivision: hasClass(block, 'division'), children: section.children })
    }
    if (!isNotes(block)) open.at(-1)?.children.push(block, text(newline))
    else {
      // notes close the annex to which they belong, or the text
      const home = open.find(({ isDivision }) => isDivision) ?? open[0]
      home?.children.push(groupNotes(block))
    }
  }
  return top
}

const newline = '\n'

function text(value: string): ElementContent {
  return { type: 'text', value }
}

function isNotes(block: Element): boolean {
  return hasClass(block, 'notes')
}

/** A note is the paragraph with its id and all that follows up to the next. */
function groupNotes(notes: Element): Element {
  const asides: Element[] = []
  for (const block of notes.children) {
    if (block.type !== 'element') continue
    const id = block.properties.id
    if (id !== undefined) {
      delete block.properties.id
      asides.push(h('aside', { id, 'epub:type': 'footnote', role: 'doc-footnote' }))
    }
    asides.at(-1)?.children.push(block)
  }
  return { ...notes, tagName: 'div', children: asides }
}

function linkNotes(body: Element): void {
  visit(body, { tagName: 'a' }, (node) => {
    if (node.type !== 'element') return
    const href = String(node.properties.href)
    if (href.startsWith('#note-')) Object.assign(node.properties, { 'epub:type': 'noteref', role: 'doc-noteref' })
    if (href.startsWith('#reference-')) node.properties.role = 'doc-backlink'
  })
}
