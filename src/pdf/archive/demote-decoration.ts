import type { PdfPage } from '../read/read.js'
import type { Sequence } from '../read/scan.js'
import { elementsOf, marksOf, type StructElement, type Kid, type Mark } from '../read/structure.js'

/** Tagged content that is no part of the text and is taken out of the structure; `page` counts from 1. */
export interface Demotion {
  readonly page: number
  readonly reason: 'decoration' | 'repeated header' | 'empty'
  readonly text: string
}

/** Sequences that are to become artifacts, with the properties that say which kind. */
export type Demoted = Map<Sequence, string>

export const layout = '<</Type /Layout>>'
const repeatedHeader = '<</Type /Pagination /Subtype /Header>>'
const paintsByShape = new Set(['Figure', 'Formula', 'Form', 'Lbl'])

/**
 * Takes out of the structure what only decorates (borders, rules), what paints nothing, and the header cells that a
 * table repeats at the top of each further page, which would be read again there. Changes `tree`.
 */
export function demoteDecoration(tree: StructElement, pages: readonly PdfPage[]): { demoted: Demoted, demotions: Demotion[] } {
  const demoted: Demoted = new Map()
  const demotions: Demotion[] = []
  const sequenceOf = ({ page, mcid }: Mark) => pages[page]?.scan.sequences.get(mcid)
  const demote = (mark: Mark, reason: Demotion['reason'], properties: string) => {
    const sequence = sequenceOf(mark)
    if (sequence) demoted.set(sequence, properties)
    demotions.push({ page: mark.page + 1, reason, text: sequence?.text ?? '' })
  }

  for (const [element, ancestors] of elementsOf(tree)) {
    const repeats = element.type === 'TH' ? repeatsIn(element, sequenceOf) : []
    for (const mark of repeats) demote(mark, 'repeated header', repeatedHeader)
    const owner = [...ancestors, element].findLast(({ type }) => type !== 'NonStruct')?.type ?? ''
    for (const kid of element.kids) {
      const painted = kid.kind === 'mark' ? sequenceOf(kid)?.painted ?? [] : undefined
      if (kid.kind !== 'mark' || !painted) continue
      const isShape = painted.every(({ kind }) => kind === 'path')
      if (painted.length === 0) demote(kid, 'empty', layout)
      else if (isShape && !paintsByShape.has(owner)) demote(kid, 'decoration', layout)
    }
  }
  const isKept = (kid: Kid) => {
    if (kid.kind !== 'mark') return true
    const sequence = sequenceOf(kid)
    return sequence !== undefined && !demoted.has(sequence)
  }
  for (const [element] of elementsOf(tree)) element.kids = element.kids.filter(isKept)
  return { demoted, demotions }
}

/** A header cell stands on one page; the same text on a later page is its repetition. */
function repeatsIn(cell: StructElement, sequenceOf: (mark: Mark) => Sequence | undefined): Mark[] {
  const marks = marksOf(cell).filter((mark) => sequenceOf(mark)?.text)
  const textOn = (page: number) => marks.flatMap((mark) => mark.page === page ? sequenceOf(mark)?.text : []).join('')
  const first = marks[0]?.page ?? 0
  return marks.filter(({ page }) => page > first && textOn(page) === textOn(first))
}
