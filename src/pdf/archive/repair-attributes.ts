import { PDFArray, PDFDict, PDFName, type PDFContext } from '@cantoo/pdf-lib'
import type { Page } from './read.js'
import type { Box } from './scan.js'
import { elementsOf, marksOf, type Element } from './structure.js'

/** Types that are no standard ones in PDF 1.7, and what they stand for (ISO 19005-2 6.7.3.4). */
export const roles = { Em: 'Span', Strong: 'Span' } as const

/**
 * Settles what elements say about themselves: pictures their place on the page, table cells no more than their scope
 * and their spans. The browser's identifiers count its own nodes and differ from print to print; the scope of the header
 * cells says the same as the lists of identifiers.
 */
export function repairAttributes(tree: Element, context: PDFContext, pages: readonly Page[]): void {
  for (const [element] of elementsOf(tree)) {
    if (element.type === 'Figure') {
      const box = boundsOf(element, pages)
      if (box) element.entries.set('A', context.obj({ O: 'Layout', BBox: box.map(round) }))
    }
    if (element.type === 'Note') continue
    element.entries.delete('ID')
    const attributes = element.entries.get('A')
    if (attributes instanceof PDFArray) {
      const rest = attributes.asArray().filter((item) => !(item instanceof PDFDict && item.has(PDFName.of('Headers'))))
      element.entries.set('A', context.obj(rest))
    }
  }
}

function boundsOf(element: Element, pages: readonly Page[]): Box | undefined {
  const painted = marksOf(element).flatMap(({ page, mcid }) => pages[page]?.scan.sequences.get(mcid)?.painted ?? [])
  return painted.flatMap(({ box }) => box ? [box] : []).reduce<Box | undefined>((all, box) => all
    ? [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]
    : box, undefined)
}

function round(points: number): number {
  return Math.round(points * 100) / 100
}
