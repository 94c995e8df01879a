import type { Handler, Handlers } from 'mdast-util-to-hast'
import { makeFootnoteReference, root } from './footnote.js'
import { makeHeading } from './heading.js'
import { image } from './image.js'
import { list, listItem } from './list.js'
import { pageMark } from './page-mark.js'
import { paragraph } from './paragraph.js'
import { annexLabel, runIn } from './run-in.js'
import { table } from './table.js'
import { tableRow } from './table-row.js'

/**
 * One handler per node kind, for one document. Kinds that are not listed (strong, emphasis, blockquote,
 * link …) are served by mdast-util-to-hast as they are.
 */
export function makeHandlers(): Handlers {
  return {
    annexLabel, footnoteReference: makeFootnoteReference(), heading: makeHeading(), image, list, listItem, pageMark, paragraph,
    root: root as unknown as Handler, // typed for nodes below a root only
    runIn, table, tableRow
  }
}
