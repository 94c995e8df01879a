import type { Element } from 'hast'
import type { Parents, TableRow } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { wordsOf } from '../../document/words-of.js'
import { widthOf } from '../divide-title.js'

/** A cell of as many characters has one line, where the columns allow. */
const short = 5

/**
 * A row as `shapeTables` has left it: header cells say that they head a column or several, and alignment is a class,
 * since `align` is obsolete. A row of one cell in a wider table heads the rows under it.
 */
export function tableRow(state: State, { children, data }: TableRow, parent: Parents | undefined): Element {
  const cells = children.map((cell): Element => {
    const { columns = 1, rows = 1, column = 0, isMiddle } = cell.data ?? {}
    // what heads several columns stands over their middle
    const align = isMiddle ? 'center' : parent?.type === 'table' && !(data?.isHead && columns > 1) && parent.align?.[column]
    const width = widthOf(wordsOf(cell))
    const className = [...align ? [`align-${align}`] : [], ...width > 1 && width <= short ? ['short'] : []]
    return {
      type: 'element', tagName: data?.isHead ? 'th' : 'td', children: state.all(cell) as Element[],
      properties: {
        ...(data?.isHead && { scope: columns > 1 ? 'colgroup' : 'col' }),
        ...(columns > 1 && { colSpan: columns }), ...(rows > 1 && { rowSpan: rows }),
        ...(className.length > 0 && { className })
      }
    }
  })
  const isGroup = !data?.isHead && (children[0]?.data?.columns ?? 1) > 1 && children.length === 1
  return { type: 'element', tagName: 'tr', properties: isGroup ? { className: ['group'] } : {}, children: cells }
}
