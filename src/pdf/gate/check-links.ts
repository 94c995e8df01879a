import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib'
import { entry, nameAt, textAt } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import { elementsOf, type StructElement } from '../read/structure.js'
import { numbersIn } from './check-content.js'
import type { Ledger } from './ledger.js'

const printed = 4
/** Invisible, Hidden, NoView, ToggleNoView. */
const unseen = 1 | 2 | 32 | 256

/** Checks the annotations: links only, shown and printed, described, each in its Link element. */
export function checkLinks({ context, catalog, pages, tree }: PdfModel, { check }: Ledger): void {
  const owners = new Map<unknown, StructElement>()
  for (const [element] of tree ? elementsOf(tree) : []) {
    for (const kid of element.kids) if (kid.kind === 'annotation') owners.set(kid.ref, element)
  }
  const parents = numbersIn(entry(catalog, 'StructTreeRoot/ParentTree', PDFDict))
  for (const [index, { dict }] of pages.entries()) {
    const page = index + 1
    const refs = entry(dict, 'Annots', PDFArray)?.asArray() ?? []
    if (refs.length > 0) check('UA 7.18.3', nameAt(dict, 'Tabs') === 'S', 'tabs do not follow the structure', page)
    for (const ref of refs) {
      const annotation = context.lookup(ref)
      if (!(annotation instanceof PDFDict)) continue
      const flags = entry(annotation, 'F', PDFNumber)?.asNumber() ?? 0
      const owner = owners.get(ref as PDFRef)
      check('A 6.3.1', nameAt(annotation, 'Subtype') === 'Link', `annotation ${nameAt(annotation, 'Subtype')}`, page)
      check('A 6.3.2', (flags & printed) !== 0 && (flags & unseen) === 0, 'an annotation that is not printed', page)
      check('UA 7.18.5', !!textAt(annotation, 'Contents'), 'a link without description', page)
      check('UA 7.18.5', owner?.type === 'Link', `a link in ${owner?.type ?? 'no element'}`, page)
      const key = entry(annotation, 'StructParent', PDFNumber)?.asNumber() ?? -1
      const isOwned = owner?.source !== undefined && parents.get(key) === owner.source
      check('PDF 14.7.4.4', isOwned, 'a link has another parent', page)
      check('A 6.3.3', !annotation.has(PDFName.of('AP')), 'a link with a picture of its own', page)
    }
  }
}
