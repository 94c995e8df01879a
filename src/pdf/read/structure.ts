import { PDFArray, PDFDict, PDFName, PDFNumber, PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Wording } from '../../rules/wording.js'
import { entry, nameAt, UnreadablePdf } from './objects.js'
import { oddity } from './words.js'

/** A structure element (ISO 32000-1 14.7.2); `entries` are those that stay as they are: A, Alt, Lang, ID … */
export interface StructElement {
  readonly kind: 'element'
  type: string
  kids: Kid[]
  readonly entries: Map<string, PDFObject>
  /** The object it was read from; none for an element that the program adds. */
  readonly source?: PDFRef
}

/** Marked content: the sequence `mcid` of the page with this index (from 0). */
export interface Mark {
  readonly kind: 'mark'
  readonly page: number
  readonly mcid: number
}

/** An annotation that belongs to an element. */
export interface Annotation {
  readonly kind: 'annotation'
  readonly page: number
  readonly ref: PDFRef
}

/** Something in the tree that this program does not expect from the browser. */
export interface Oddity {
  readonly kind: 'oddity'
  readonly detail: Wording
}

export type Kid = StructElement | Mark | Annotation | Oddity

/** Elements within each other: in a document at most twice as many as its Markdown may have, and a few. */
const mostLevels = 256

const kept = ['A', 'ActualText', 'Alt', 'ID', 'Lang']

/**
 * Reads the structure tree; the elements' pages are indices into `pages`. `undefined` where there is no tree. Throws
 * `UnreadablePdf` for a tree so deep that those who walk it would fail.
 */
export function readStructure(catalog: PDFDict, pages: readonly PDFRef[]): StructElement | undefined {
  const root = entry(catalog, 'StructTreeRoot', PDFDict)
  if (!root) return undefined
  const indices = new Map(pages.map((ref, index) => [ref, index]))
  const seen = new Set<PDFDict>()

  const pageOf = (dict: PDFDict, inherited: number) => {
    const ref = dict.get(PDFName.of('Pg'))
    return ref instanceof PDFRef ? indices.get(ref) ?? -1 : inherited
  }
  let levels = 0
  const readKid = (value: PDFObject, inherited: number): Kid => {
    if (value instanceof PDFNumber) return { kind: 'mark', page: inherited, mcid: value.asNumber() }
    const dict = value instanceof PDFRef ? catalog.context.lookup(value) : value
    if (!(dict instanceof PDFDict)) return odd(oddity('element'))
    const page = pageOf(dict, inherited)
    const type = nameAt(dict, 'Type')
    if (type === 'OBJR') {
      const ref = dict.get(PDFName.of('Obj'))
      return ref instanceof PDFRef ? { kind: 'annotation', page, ref } : odd(oddity('reference'))
    }
    if (type === 'MCR') {
      if (dict.has(PDFName.of('Stm'))) return odd(oddity('inner'))
      return { kind: 'mark', page, mcid: entry(dict, 'MCID', PDFNumber)?.asNumber() ?? -1 }
    }
    if (seen.has(dict)) return odd(oddity('places'))
    seen.add(dict)
    if ((levels += 1) > mostLevels) throw new UnreadablePdf('levels', mostLevels)
    const read = readElement(dict, page, value instanceof PDFRef ? value : undefined)
    levels -= 1
    return read
  }
  const readElement = (dict: PDFDict, page: number, source: PDFRef | undefined): StructElement => ({
    kind: 'element',
    type: nameAt(dict, 'S') ?? '',
    kids: kidValues(dict).map((kid) => readKid(kid, page)),
    entries: new Map(kept.flatMap((key) => {
      const value = dict.get(PDFName.of(key))
      return value ? [[key, value]] : []
    })),
    ...(source && { source })
  })
  return { ...readElement(root, -1, undefined), type: 'StructTreeRoot' }
}

/** Makes an element that the browser did not write. */
export function element(type: string, kids: Kid[], entries: Iterable<readonly [string, PDFObject]> = []): StructElement {
  return { kind: 'element', type, kids, entries: new Map(entries) }
}

/** The attributes of an element (ISO 32000-1 14.7.5), by owner. */
export function attributesOf({ entries }: StructElement): PDFDict[] {
  const attributes = entries.get('A')
  const items = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
  return items.filter((item) => item instanceof PDFDict)
}

/** How many columns and rows a cell takes (ISO 32000-1 14.8.5.7); a figure that no table has counts as one. */
export function spanOf(cell: StructElement): [columns: number, rows: number] {
  const count = (key: string) => {
    const given = attributesOf(cell).map((dict) => entry(dict, key, PDFNumber)?.asNumber()).find((found) => found !== undefined)
    return given !== undefined && Number.isInteger(given) && given > 0 && given <= mostSpan ? given : 1
  }
  return [count('ColSpan'), count('RowSpan')]
}

/** More rows than any document may have. */
const mostSpan = 100_000

/** Lists `root` and all elements below it in reading order, each with its ancestors, the nearest last. */
export function* elementsOf(
  root: StructElement, ancestors: readonly StructElement[] = []
): Generator<[element: StructElement, ancestors: readonly StructElement[]]> {
  yield [root, ancestors]
  const inner = [...ancestors, root]
  for (const kid of root.kids) if (kid.kind === 'element') yield* elementsOf(kid, inner)
}

/** Lists the marked content below `root` in reading order, each with the block that holds it. */
export function* blockMarksOf(root: StructElement, block = root): Generator<[mark: Mark, block: StructElement]> {
  for (const kid of root.kids) {
    if (kid.kind === 'mark') yield [kid, block]
    else if (kid.kind === 'element') yield* blockMarksOf(kid, blocks.test(kid.type) ? kid : block)
  }
}

/** The types of elements that begin lines of their own. */
const blocks = /^(?:P|H\d?|LI|LBody|TD|TH|Caption|Code|Note|Title)$/

/** Lists the marked content below `root` in reading order. */
export function marksOf(root: StructElement): Mark[] {
  return root.kids.flatMap((kid) => kid.kind === 'mark' ? [kid] : kid.kind === 'element' ? marksOf(kid) : [])
}

function odd(detail: Wording): Oddity {
  return { kind: 'oddity', detail }
}

function kidValues(dict: PDFDict): PDFObject[] {
  const value = dict.get(PDFName.of('K'))
  const kids = dict.context.lookup(value)
  return kids instanceof PDFArray ? kids.asArray() : value ? [value] : []
}
