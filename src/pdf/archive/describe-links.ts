import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { hexText, textOfString } from '../read/objects.js'
import type { PdfPage } from '../read/read.js'
import { elementsOf, type StructElement, type Kid, type Mark } from '../read/structure.js'

/**
 * Gives each link annotation its text, or the description of its picture, as the description that ISO 14289-1 7.18.5
 * asks for.
 */
export function describeLinks(tree: StructElement, pages: readonly PdfPage[], textOf: (mark: Mark) => string): void {
  const wordsOf = (kid: Kid): string => {
    if (kid.kind === 'mark') return textOf(kid)
    if (kid.kind !== 'element') return ''
    return textOfString(kid.entries.get('Alt')) ?? kid.kids.map(wordsOf).join('')
  }
  for (const [link] of elementsOf(tree)) {
    for (const kid of link.kids) {
      if (kid.kind !== 'annotation') continue
      const annotation = pages[kid.page]?.dict.context.lookup(kid.ref)
      if (annotation instanceof PDFDict) annotation.set(PDFName.of('Contents'), hexText(wordsOf(link)))
    }
  }
}
