import type { Element, Root } from 'hast'
import { summaryOf, type Description } from '../forms/form.js'
import type { Page } from '../html/render.js'
import { h, hasClass, select } from '../markup/hast.js'
import { insertAt } from '../markup/insert-at.js'
import { headingsOf, outlineOf } from '../markup/outline.js'
import { apparatus } from '../markup/text-places.js'
import { nameBlocks, type NamedPlace } from './name-blocks.js'
import type { PageStart } from './page-starts.js'

/** What the page is told besides what is printed of it. */
export interface WebFacts {
  /** The document's name, that of the files beside the page. */
  readonly name: string
  readonly description: Description
  /** What is made in the same run. */
  readonly formats: readonly string[]
}

/** As many headings have to be there before a reader wants them listed, and at most so many are listed unasked. */
const [fewest, most] = [3, 12]

/**
 * Furnishes a page for readers: what it says to programs that list or show links, the contents, and links to the files beside
 * it. What a reader sees of this is no text of the document (class `apparatus`) and is not printed.
 */
export function furnishPage({ tree, body, annexes }: Page, { name, description, formats }: WebFacts): Page {
  const furnished = structuredClone(tree)
  const others = [['pdf', 'PDF', 'application/pdf'], ['epub', 'EPUB', 'application/epub+zip']] as const
  const beside = others.filter(([format]) => formats.includes(format))
    .map(([format, label, type]) => ({ href: `${encodeURIComponent(name)}.${format}`, label, type }))
  const [head] = select(furnished, 'head')
  head?.children.push(...metaOf(description), ...beside.map(({ href, type }) =>
    h('link', { rel: ['alternate'], type, href })))
  const headings = [body, annexes].flatMap((part) => part ? headingsOf(part) : [])
  if (headings.length >= fewest) {
    const isOpen = headings.length <= most
    const contents = h('nav', { className: [apparatus, 'contents'], ariaLabel: '目录' },
      h('details', { open: isOpen }, h('summary', {}, '目录'), outlineOf(headings)))
    putBefore(furnished, (node) => hasClass(node, 'body'), contents)
  }
  if (beside.length > 0) {
    const links = h('nav', { className: [apparatus, 'editions'], ariaLabel: '其他版本' },
      h('p', {}, ...beside.flatMap(({ href, label, type }) => [h('a', { href, type }, `${label} 版`), ' '])))
    select(furnished, 'main')[0]?.children.push(links)
  }
  return { tree: furnished, body, annexes }
}

/** Gives places of a furnished page names that links can use: `blocks` by their ids, the pages of the PDF as `page-3`. */
export function anchorPage(
  { tree, body, annexes }: Page, { blocks, starts }: { blocks: readonly NamedPlace[], starts: readonly PageStart[] }
): Page {
  const anchored = structuredClone(tree)
  nameBlocks(anchored, blocks)
  insertAt([anchored], starts.map(({ offset, label }) => ({
    offset, node: h('span', { id: `page-${label}`, role: 'doc-pagebreak', ariaLabel: label })
  })))
  return { tree: anchored, body, annexes }
}

/** `description` for search, Open Graph (https://ogp.me) for those who pass a link on. */
function metaOf(description: Description): Element[] {
  const { plainTitle, series, language } = description
  const summary = summaryOf(description)
  const isLocale = /^[a-z]{2,3}-[A-Z]{2}$/.test(language)
  const graph = {
    type: 'article', title: plainTitle, description: summary, site_name: series?.name,
    locale: isLocale ? language.replace('-', '_') : undefined
  }
  return [
    h('meta', { name: 'description', content: summary }),
    ...Object.entries(graph).flatMap(([name, content]) =>
      content === undefined ? [] : [h('meta', { property: `og:${name}`, content })])
  ]
}

function putBefore(tree: Root, isPlace: (node: Element) => boolean, element: Element): void {
  for (const parent of select(tree, /./)) {
    const at = parent.children.findIndex((child) => child.type === 'element' && isPlace(child))
    if (at < 0) continue
    parent.children.splice(at, 0, element)
    return
  }
}
