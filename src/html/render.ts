import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { OfficialDocument } from '../document/document.js'
import { h, hasClass } from '../markup/hast.js'
import { need, type World } from '../world.js'
import { fillTemplate } from './fill-template.js'
import { makeHandlers } from './handlers/handlers.js'
import { keepTogether } from './keep-together.js'

/** A page before its faces are known: the whole tree, and the parts of it that hold the body. */
export interface Page {
  readonly tree: Root
  readonly body: Element
  /** The annexes and enclosed documents, which stand behind all that closes the text, where there are any. */
  readonly annexes: Element | undefined
  /** Errata that are bound behind the document, where there are any. */
  readonly errata?: Element | undefined
}

/**
 * Turns a document into the tree of one complete HTML page: the body by one handler per node kind, around it the
 * template of the document's form (`templates/<form>/page.html`); where that asks for `data-bylines`, a paragraph in brackets
 * below a heading of the first rank says whose words follow. Pictures still stand by their paths.
 */
export function renderHtml(document: OfficialDocument, world: Pick<World, 'templates'>): Page {
  const { body, annexes } = renderBody(document)
  const template = need(world.templates(document.description.form), 'page.html')
  if (template.includes('data-bylines')) markBylines(body)
  const errata = document.errata && h('section', { className: ['errata'], id: 'errata' }, ...renderBlocks(document.errata))
  const tree = fillTemplate(template, document, { body, annexes, errata })
  keepTogether(tree)
  return { tree, body, annexes, errata }
}

function renderBody(document: OfficialDocument): { body: Element, annexes: Element | undefined } {
  const blocks = renderBlocks(document.body)
  const end = blocks.findIndex((block) => hasClass(block, 'division') || hasClass(block, 'behind'))
  const section = (classes: string[], own: Element[]): Element => h('section', { className: classes }, ...own)
  return end < 0
    ? { body: section(['body'], blocks), annexes: undefined }
    : { body: section(['body'], blocks.slice(0, end)), annexes: section(['body', 'annexes'], blocks.slice(end)) }
}

function renderBlocks(text: OfficialDocument['body']): Element[] {
  const toHast = unified().use(remarkRehype, { handlers: makeHandlers() })
  const { children } = toHast.runSync(structuredClone(text)) as Root
  return children.filter((child) => child.type === 'element')
}

/** Marks what stands in brackets under the title of an item, as its author and date do: （××县委办公室 4月26日）. */
function markBylines(body: Element): void {
  for (const [index, block] of body.children.entries()) {
    const next = body.children[index + 1]
    if (block.type !== 'element' || block.tagName !== 'h2' || next?.type !== 'element' || next.tagName !== 'p') continue
    if (/^（[^（）]+）$/u.test(toString(next))) next.properties.className = ['byline']
  }
}
