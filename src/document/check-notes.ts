import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'

/** Checks that each reference has its note, and each note a reference that leads to it from the text, once. */
export function checkNotes(file: VFile, body: Root): void {
  const notes = new Map<string, FootnoteDefinition>()
  visit(body, 'footnoteDefinition', (node) => {
    if (notes.has(node.identifier)) report(file, 'note-repeated', node, node.label ?? node.identifier)
    else notes.set(node.identifier, node)
  })
  const referred = new Set<string>()
  const follow = (node: Nodes) => visit(node, (inner) => {
    if (inner.type === 'footnoteReference') referred.add(inner.identifier)
    return inner !== node && inner.type === 'footnoteDefinition' ? 'skip' : undefined
  })
  follow(body)
  // a note may refer to further notes, so the set grows while it is read
  for (const identifier of referred) {
    const note = notes.get(identifier)
    if (note) follow(note)
  }
  for (const [identifier, node] of notes) {
    if (!referred.has(identifier)) report(file, 'note-unreferenced', node, node.label ?? identifier)
  }
  visit(body, 'text', (node) => {
    for (const [reference] of node.value.matchAll(/\[\^[^\]]+\]/g)) report(file, 'reference-undefined', node, reference)
  })
}
