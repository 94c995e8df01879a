import { PDFDict, PDFString } from '@cantoo/pdf-lib'
import { nameAt, textAt } from '../read/objects.js'
import type { PdfPage } from '../read/read.js'
import { element, elementsOf, type StructElement, type Kid } from '../read/structure.js'

/**
 * Tags the notes and what refers to them (ISO 14289-1 7.9). Which is which the links tell: to `note-1` leads a
 * reference, to `reference-1` the number at the head of a note (`html/handlers/footnote.ts`).
 */
export function repairNotes(tree: StructElement, pages: readonly PdfPage[]): void {
  const context = pages[0]?.dict.context
  const destinationOf = (kid: Kid | undefined) => {
    if (kid?.kind !== 'element' || kid.type !== 'Link') return ''
    const annotation = kid.kids.find((inner) => inner.kind === 'annotation')
    const dict = context?.lookup(annotation?.ref)
    return dict instanceof PDFDict ? nameAt(dict, 'Dest') ?? textAt(dict, 'Dest') ?? '' : ''
  }
  for (const [parent] of [...elementsOf(tree)]) {
    parent.kids = parent.kids.map((kid) => destinationOf(kid).startsWith('note-') ? element('Reference', [kid]) : kid)
    parent.kids = gatherNotes(parent.kids, destinationOf)
  }
}

/** A paragraph that begins with a way back begins a note; what follows it among its neighbours belongs to it. */
function gatherNotes(kids: readonly Kid[], destinationOf: (kid: Kid | undefined) => string): Kid[] {
  const gathered: Kid[] = []
  let note: StructElement | undefined
  for (const kid of kids) {
    const [link, ...text] = kid.kind === 'element' && kid.type === 'P' ? kid.kids : []
    const [, number] = /^reference-(\d+)/.exec(destinationOf(link)) ?? []
    if (kid.kind === 'element' && link && number) {
      kid.kids = text
      const parts = [element('Lbl', [link]), ...(text.length > 0 ? [kid] : [])]
      note = element('Note', parts, [['ID', PDFString.of(`note-${number}`)]])
      gathered.push(note)
    } else if (note) note.kids.push(kid)
    else gathered.push(kid)
  }
  return gathered
}
