import { PDFDict, PDFName, PDFNull, PDFNumber, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { entry } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import { elementsOf, type StructElement, type Kid } from '../read/structure.js'

/** Types that are no standard ones in PDF 1.7, and what they stand for (ISO 19005-2 6.7.3.4). */
const roles = { Em: 'Span', Strong: 'Span' }

/**
 * Writes the tree as new objects, and all that leads to them: the parent tree, the annotations' keys, the identifiers,
 * the outline. Numbers follow the reading order, so they do not depend on the browser's.
 */
export function writeStructure({ context, catalog, pages }: PdfModel, tree: StructElement): void {
  const root = context.nextRef()
  const elements = [...elementsOf(tree)].slice(1)
  const refs = new Map(elements.map(([element]) => [element, context.nextRef()]))
  const refOf = (element: StructElement | undefined) => (element && refs.get(element)) ?? root
  // who owns what: for each page its content by identifier, then one owner for each annotation
  const contents: PDFObject[][] = pages.map(() => [])
  const annotations: PDFObject[] = []

  const writeKid = (kid: Kid, parent: StructElement, home: number): PDFObject => {
    if (kid.kind === 'element') return refOf(kid)
    const page = kid.kind === 'oddity' ? undefined : pages[kid.page]
    // an error is reported already, and the file will not be published
    if (kid.kind === 'oddity' || !page) return PDFNull
    if (kid.kind === 'annotation') {
      const annotation = context.lookup(kid.ref)
      if (!(annotation instanceof PDFDict)) return PDFNull
      annotation.set(PDFName.of('StructParent'), PDFNumber.of(pages.length + annotations.length))
      annotations.push(refOf(parent))
      return context.obj({ Type: 'OBJR', Obj: kid.ref, Pg: page.ref })
    }
    (contents[kid.page] ??= [])[kid.mcid] = refOf(parent)
    return kid.page === home ? PDFNumber.of(kid.mcid) : context.obj({ Type: 'MCR', Pg: page.ref, MCID: kid.mcid })
  }
  for (const [element, ancestors] of elements) {
    const home = element.kids.find((kid) => kid.kind === 'mark')?.page ?? -1
    const kids = element.kids.map((kid) => writeKid(kid, element, home))
    context.assign(refOf(element), context.obj({
      Type: 'StructElem', S: element.type, P: refOf(ancestors.at(-1)), Pg: pages[home]?.ref,
      ...Object.fromEntries(element.entries), K: kids.length > 1 ? kids : kids[0]
    }))
  }

  const rows = contents.map((row) => context.register(context.obj(Array.from(row, (owner) => owner ?? null))))
  const parents = [...rows, ...annotations]
  const names = identified(elements.map(([element]) => element)).flatMap(([id, element]) => [id, refOf(element)])
  context.assign(root, context.obj({
    Type: 'StructTreeRoot', K: tree.kids.map((kid) => writeKid(kid, tree, -1)), RoleMap: roles,
    ParentTree: { Nums: parents.flatMap((parent, key) => [key, parent]) }, ParentTreeNextKey: parents.length,
    ...(names.length > 0 && { IDTree: { Names: names } })
  }))
  for (const [index, { dict }] of pages.entries()) dict.set(PDFName.of('StructParents'), PDFNumber.of(index))
  catalog.set(PDFName.of('StructTreeRoot'), root)
  const moved = elements.flatMap(([element]) => element.source ? [[element.source, refOf(element)] as const] : [])
  relinkOutline(entry(catalog, 'Outlines/First', PDFDict), new Map(moved))
}

/** The elements with an identifier, in the order of a name tree (ISO 32000-1 7.9.6). */
function identified(elements: readonly StructElement[]): [PDFObject, StructElement][] {
  const named = elements.flatMap((element): [PDFObject, StructElement][] => {
    const id = element.entries.get('ID')
    return id ? [[id, element]] : []
  })
  return named.sort(([a], [b]) => a.toString() < b.toString() ? -1 : 1)
}

/** The outline's items point at the elements that they name. */
function relinkOutline(
  first: PDFDict | undefined, refs: ReadonlyMap<PDFObject | undefined, PDFRef>, seen = new Set<PDFDict>()
): void {
  const key = PDFName.of('SE')
  for (let item = first; item && !seen.has(item); item = entry(item, 'Next', PDFDict)) {
    seen.add(item)
    const ref = refs.get(item.get(key))
    if (ref) item.set(key, ref)
    else item.delete(key)
    relinkOutline(entry(item, 'First', PDFDict), refs, seen)
  }
}
