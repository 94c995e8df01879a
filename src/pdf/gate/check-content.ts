import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import type { Wording } from '../../rules/wording.js'
import { entry } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import type { Painted } from '../read/scan.js'
import { elementsOf, type StructElement } from '../read/structure.js'
import type { Ledger } from './ledger.js'

/** Checks that all content is tagged or an artifact, and that content, structure and parent tree say the same. */
export function checkContent({ catalog, pages, tree }: PdfModel, { check, on }: Ledger): void {
  check('structure', tree !== undefined)
  if (!tree) return
  const owners = ownersOf(tree, pages.length)
  const parents = numbersIn(entry(catalog, 'StructTreeRoot/ParentTree', PDFDict))

  for (const [index, { scan, dict }] of pages.entries()) {
    const check = on(index + 1)
    const row = parents.get(entry(dict, 'StructParents', PDFNumber)?.asNumber() ?? -1)
    const parentOf = (mcid: number) => row instanceof PDFArray ? row.asArray()[mcid] : undefined
    for (const { mcid, artifact, kind } of scan.painted) {
      check('content-tagged', (mcid !== undefined) !== artifact, kinds[kind])
    }
    for (const mcid of scan.sequences.keys()) {
      const found = owners[index]?.get(mcid) ?? []
      check('content-owner', found.length === 1, mcid, found.length)
      const source = found[0]?.source
      check('content-parent', source !== undefined && parentOf(mcid) === source, mcid)
    }
    for (const mcid of owners[index]?.keys() ?? []) {
      check('content-there', scan.sequences.has(mcid), mcid)
    }
    for (const oddity of scan.oddities.values()) check('content-known', false, oddity)
  }
}

const kinds: Readonly<Record<Painted['kind'], Wording>> = {
  text: { zh: '文字', en: 'text' }, path: { zh: '线条', en: 'path' }, picture: { zh: '图片', en: 'picture' },
  form: { zh: '表单对象', en: 'form' }
}

/** For each page, MCID → the elements that claim it. */
function ownersOf(tree: StructElement, pages: number): Map<number, StructElement[]>[] {
  const owners = Array.from({ length: pages }, () => new Map<number, StructElement[]>())
  for (const [element] of elementsOf(tree)) {
    for (const kid of element.kids) {
      if (kid.kind !== 'mark') continue
      const page = owners[kid.page]
      page?.set(kid.mcid, [...page.get(kid.mcid) ?? [], element])
    }
  }
  return owners
}

/** Reads a number tree (ISO 32000-1 7.9.7); arrays are dereferenced, other values stay references. */
export function numbersIn(node: PDFDict | undefined, depth = 0): Map<number, PDFObject> {
  const numbers = new Map<number, PDFObject>()
  const nums = entry(node, 'Nums', PDFArray)?.asArray() ?? []
  for (let at = 0; at + 1 < nums.length; at += 2) {
    const [key, value] = [nums[at], nums[at + 1]]
    const found = node?.context.lookup(value)
    if (key instanceof PDFNumber && value) numbers.set(key.asNumber(), found instanceof PDFArray ? found : value)
  }
  for (const kid of entry(node, 'Kids', PDFArray)?.asArray() ?? []) {
    const inner = node?.context.lookup(kid)
    if (!(inner instanceof PDFDict) || depth > 8) continue
    for (const [key, value] of numbersIn(inner, depth + 1)) numbers.set(key, value)
  }
  return numbers
}
