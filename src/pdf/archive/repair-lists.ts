import type { PDFContext } from '@cantoo/pdf-lib'
import { element, elementsOf, type StructElement, type Mark } from '../read/structure.js'

const labels = [[/^•$/, 'Disc'], [/^\d+[.)]$/, 'Decimal']] as const

/**
 * Gives each item of a list its label and its body (ISO 32000-1 14.8.4.3.3, ISO 14289-1 7.6). A label is the first run
 * of text of an item where it reads `•` or a number with a point or a bracket, as `html/handlers/list.ts` writes it.
 */
export function repairLists(tree: StructElement, context: PDFContext, textOf: (mark: Mark) => string): void {
  for (const [list] of elementsOf(tree)) {
    if (list.type !== 'L') continue
    let numbering = 'None'
    for (const item of list.kids) {
      if (item.kind !== 'element' || item.type !== 'LI') continue
      const mark = firstMark(item)
      const label = mark && labels.find(([pattern]) => pattern.test(textOf(mark)))
      if (label) {
        removeFirst(item)
        numbering = label[1]
      }
      item.kids = [
        ...(label && mark ? [element('Lbl', [mark])] : []),
        ...(item.kids.length > 0 ? [element('LBody', item.kids)] : [])
      ]
    }
    list.entries.set('A', context.obj({ O: 'List', ListNumbering: numbering }))
  }
}

/** The first run of text, if the item begins with one or with a paragraph that does. */
function firstMark(item: StructElement): Mark | undefined {
  const [first] = item.kids
  if (first?.kind === 'mark') return first
  return first?.kind === 'element' && first.type === 'P' ? firstMark(first) : undefined
}

function removeFirst(item: StructElement): void {
  const [first, ...others] = item.kids
  if (first?.kind === 'element') removeFirst(first)
  if (first?.kind !== 'element' || first.kids.length === 0) item.kids = others
}
