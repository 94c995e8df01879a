import type { PDFContext } from '@cantoo/pdf-lib'
import type { Box } from '../read/matrix.js'
import type { PdfPage } from '../read/read.js'
import { elementsOf, marksOf, type StructElement } from '../read/structure.js'

/** Tells of each picture where on its page it lies, in points (ISO 32000-1 14.8.5.4.3). */
export function repairFigures(tree: StructElement, context: PDFContext, pages: readonly PdfPage[]): void {
  for (const [element] of elementsOf(tree)) {
    if (element.type !== 'Figure') continue
    const painted = marksOf(element).flatMap(({ page, mcid }) => pages[page]?.scan.sequences.get(mcid)?.painted ?? [])
    const boxes = painted.flatMap(({ box }) => box ? [box] : [])
    if (boxes.length > 0) element.entries.set('A', context.obj({ O: 'Layout', BBox: boundsOf(boxes) }))
  }
}

function boundsOf(boxes: readonly Box[]): number[] {
  const edge = (side: 0 | 1 | 2 | 3, choose: (...edges: number[]) => number) => choose(...boxes.map((box) => box[side]))
  const edges = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
  return edges.map((points) => Math.round(points * 100) / 100)
}
