import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { hexText, textOfString } from './objects.js'
import type { Page } from './read.js'
import { elementsOf, type Element, type Kid, type Mark } from './structure.js'

/**
 * Gives each link annotation its text, or the description of its picture, as the description that ISO 14289-1 7.18.5
 * asks for.
 */
export function describeLinks(tree: Element, pages: readonly Page[], textOf: (mark: Mark) => string): void {
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
