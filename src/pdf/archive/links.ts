import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { hexText } from './objects.js'
import type { Page } from './read.js'
import { elementsOf, type Element } from './structure.js'

/** Gives each link annotation its text as the description that ISO 14289-1 7.18.5 asks for. */
export function describeLinks(tree: Element, pages: readonly Page[], textOf: (element: Element) => string): void {
  for (const [link] of elementsOf(tree)) {
    for (const kid of link.kids) {
      if (kid.kind !== 'annotation') continue
      const annotation = pages[kid.page]?.dict.context.lookup(kid.ref)
      if (annotation instanceof PDFDict) annotation.set(PDFName.of('Contents'), hexText(textOf(link)))
    }
  }
}
