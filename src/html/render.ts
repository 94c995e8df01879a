import type { Element, Properties, Root } from 'hast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { OfficialDocument } from '../document/document.js'
import { need, type World } from '../world.js'
import { fillTemplate } from './fill-template.js'
import { makeHandlers } from './handlers/handlers.js'
import { keepTogether } from './keep-together.js'

/** A page before its faces are known: the whole tree, and the part of it that holds the body. */
export interface Page {
  readonly tree: Root
  readonly body: Element
  /** Errata that are bound behind the document. */
  readonly errata?: Element
}

/**
 * Turns a document into the tree of one complete HTML page: the body by one handler per node kind, around it the
 * template of the document's form (`templates/<form>/page.html`). Pictures still stand by their paths.
 */
export function renderHtml(document: OfficialDocument, world: Pick<World, 'templates'>): Page {
  const body = renderSection(document.body, { className: ['body'] })
  const errata = document.errata && renderSection(document.errata, { className: ['errata'], id: 'errata' })
  const tree = fillTemplate(need(world.templates(document.description.form), 'page.html'), document, { body, ...(errata && { errata }) })
  keepTogether(tree)
  return { tree, body, ...(errata && { errata }) }
}

function renderSection(text: OfficialDocument['body'], properties: Properties): Element {
  const toHast = unified().use(remarkRehype, { handlers: makeHandlers() })
  const { children } = toHast.runSync(structuredClone(text)) as Root
  return { type: 'element', tagName: 'section', properties, children: children.filter((child) => child.type === 'element') }
}
