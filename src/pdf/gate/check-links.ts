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
export function checkLinks({ context, catalog, pages, tree }: PdfModel, { on }: Ledger): void {
  const owners = new Map<unknown, StructElement>()
  for (const [element] of tree ? elementsOf(tree) : []) {
    for (const kid of element.kids) if (kid.kind === 'annotation') owners.set(kid.ref, element)
  }
  const parents = numbersIn(entry(catalog, 'StructTreeRoot/ParentTree', PDFDict))
  for (const [index, { dict }] of pages.entries()) {
    const check = on(index + 1)
    const refs = entry(dict, 'Annots', PDFArray)?.asArray() ?? []
    if (refs.length > 0) check('tab-order', nameAt(dict, 'Tabs') === 'S')
    for (const ref of refs) {
      const annotation = context.lookup(ref)
      if (!(annotation instanceof PDFDict)) continue
      const kind = nameAt(annotation, 'Subtype') ?? ''
      const flags = entry(annotation, 'F', PDFNumber)?.asNumber() ?? 0
      const owner = owners.get(ref as PDFRef)
      check('annotation-kind', kind === 'Link', kind)
      check('annotation-shown', (flags & printed) !== 0 && (flags & unseen) === 0)
      check('link-description', !!textAt(annotation, 'Contents'))
      check('link-element', owner?.type === 'Link', owner?.type ?? { zh: '无', en: 'no element' })
      const key = entry(annotation, 'StructParent', PDFNumber)?.asNumber() ?? -1
      const isOwned = owner?.source !== undefined && parents.get(key) === owner.source
      check('link-parent', isOwned)
      check('link-appearance', !annotation.has(PDFName.of('AP')))
    }
  }
}
