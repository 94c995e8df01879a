import { PDFDict, PDFName, PDFNull, PDFNumber, PDFObject, PDFRef, type PDFContext } from '@cantoo/pdf-lib'
import { entry } from './objects.js'
import type { PdfModel } from './read.js'
import { elementsOf, type Element, type Kid } from './structure.js'

/** Types that are no standard ones in PDF 1.7, and what they stand for (ISO 19005-2 6.7.3.4). */
const roles = { Em: 'Span', Strong: 'Span' }

/**
 * Writes the tree as new objects, and all that leads to them: the parent tree, the annotations' keys, the identifiers,
 * the outline. Numbers follow the reading order, so they do not depend on the browser's.
 */
export function writeStructure({ context, catalog, pages }: PdfModel, tree: Element): void {
  const root = context.nextRef()
  const elements = [...elementsOf(tree)].slice(1)
  const refs = new Map<Element, PDFRef>(elements.map(([element]) => [element, context.nextRef()]))
  const refOf = (element: Element | undefined) => element && refs.get(element) || root
  const rows: (PDFRef | undefined)[][] = pages.map(() => [])
  const annotations: PDFRef[] = []

  const writeKid = (kid: Kid, parent: Element, home: number): PDFObject => {
    if (kid.kind === 'element') return refOf(kid)
    const page = kid.kind === 'oddity' ? undefined : pages[kid.page]
    // an error is reported already, and the file will not be published
    if (kid.kind === 'oddity' || !page) return PDFNull
    if (kid.kind === 'annotation') {
      entryOf(context, kid.ref).set(PDFName.of('StructParent'), PDFNumber.of(pages.length + annotations.length))
      annotations.push(refOf(parent))
      return context.obj({ Type: 'OBJR', Obj: kid.ref, Pg: page.ref })
    }
    (rows[kid.page] ??= [])[kid.mcid] = refOf(parent)
    return kid.page === home ? PDFNumber.of(kid.mcid) : context.obj({ Type: 'MCR', Pg: page.ref, MCID: kid.mcid })
  }
  for (const [element, ancestors] of elements) {
    const home = element.kids.find((kid) => kid.kind === 'mark')?.page ?? -1
    const kids = element.kids.map((kid) => writeKid(kid, element, home))
    context.assign(refOf(element), context.obj({
      Type: 'StructElem', S: element.type, P: refOf(ancestors.at(-1)), Pg: pages[home]?.ref,
      ...Object.fromEntries(element.entries), K: kids.length === 1 ? kids[0] : kids.length > 1 ? kids : undefined
    }))
  }

  const values = [...rows.map((row) => context.register(context.obj(Array.from(row, (ref) => ref ?? null)))), ...annotations]
  const ids = elements.flatMap(([element]) => {
    const id = element.entries.get('ID')
    return id ? [{ id, ref: refOf(element) }] : []
  }).sort((a, b) => a.id.toString() < b.id.toString() ? -1 : 1)
  context.assign(root, context.obj({
    Type: 'StructTreeRoot', K: tree.kids.map((kid) => kid.kind === 'element' ? refOf(kid) : null),
    ParentTree: { Nums: values.flatMap((value, key) => [key, value]) },
    ParentTreeNextKey: values.length,
    RoleMap: roles,
    ...(ids.length > 0 && { IDTree: { Names: ids.flatMap(({ id, ref }) => [id, ref]) } })
  }))
  for (const [index, { dict }] of pages.entries()) dict.set(PDFName.of('StructParents'), PDFNumber.of(index))
  catalog.set(PDFName.of('StructTreeRoot'), root)
  relinkOutline(entry(catalog, 'Outlines/First', PDFDict), new Map(elements.flatMap(([element]) =>
    element.source ? [[element.source, refOf(element)]] : [])))
}

/** The outline's items point at the elements that they name. */
function relinkOutline(item: PDFDict | undefined, refs: ReadonlyMap<PDFObject | undefined, PDFRef>): void {
  const key = PDFName.of('SE')
  for (let next = item; next; next = entry(next, 'Next', PDFDict)) {
    const ref = refs.get(next.get(key))
    if (ref) next.set(key, ref)
    else next.delete(key)
    relinkOutline(entry(next, 'First', PDFDict), refs)
  }
}

function entryOf(context: PDFContext, ref: PDFRef): PDFDict {
  return context.lookup(ref, PDFDict)
}
