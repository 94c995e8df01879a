import type { Element as HastElement, Properties, Root } from 'hast'
import type { Element } from 'xast'
import { h } from '../markup/hast.js'
import { nest, outlineOf, type Nested } from '../markup/outline.js'
import type { PageTarget } from './page-breaks.js'
import { contents, names, type Entry, type SpineItem } from './parts.js'
import { writeXml, x } from '../markup/write-xml.js'

/** What the book's tables lead to. */
export interface Navigation {
  /** The headings, in reading order. */
  readonly entries: readonly Entry[]
  readonly pages: readonly PageTarget[]
  readonly places: readonly SpineItem[]
}

/**
 * Makes the contents, an EPUB navigation document: a page of its own in the reading order, with the page list and the
 * landmarks hidden in it. No `aria-label` on `nav`: EPUBCheck 5.4.0 rejects it (w3c/epubcheck#1726).
 */
export function makeNav({ entries, pages, places }: Navigation): Root {
  const [, heading] = contents.landmark
  const nav = (type: string, properties: Properties, title: HastElement, list: HastElement) =>
    h('nav', { 'epub:type': type, ...properties }, '\n', title, '\n', list, '\n')
  const flat = (links: readonly HastElement[]) =>
    h('ol', {}, '\n', ...links.flatMap((item) => [h('li', {}, item), '\n']))
  const pageList = nav('page-list', { role: 'doc-pagelist', hidden: true },
    h('h2', {}, '页码'), flat(pages.map(({ label, href }) => h('a', { href }, label))))
  const landmarks = nav('landmarks', { hidden: true },
    h('h2', {}, '导航'),
    flat(places.flatMap(({ name, landmark }) => landmark ? [link(name, landmark[1], landmark[0])] : [])))
  const html = h('html', {}, '\n',
    h('head', {}, '\n', h('title', {}, heading), '\n',
      h('link', { rel: ['stylesheet'], type: 'text/css', href: names.style }), '\n'), '\n',
    h('body', {}, '\n',
      nav('toc', { role: 'doc-toc', id: 'toc' }, h('h1', {}, heading), outlineOf(entries)), '\n',
      ...(pages.length > 0 ? [pageList, '\n'] : []), landmarks, '\n'))
  return { type: 'root', children: [html] }
}

/** Words the same contents and page list as an NCX, for readers older than EPUB 3. */
export function makeNcx({ entries, pages }: Navigation, title: string, identifier: string): string {
  const nested = nest(entries)
  let order = 0
  const label = (value: string) => x('navLabel', {}, x('text', {}, value))
  const point = ({ text, href, children }: Nested): Element => {
    order += 1
    const id = `point-${order}`
    const own = [label(text), x('content', { src: href })]
    return x('navPoint', { id, playOrder: String(order) }, ...own, ...children.map(point), '\n')
  }
  const map = x('navMap', {}, ...nested.map(point))
  const pageList = x('pageList', {}, label('页码'), ...pages.map(({ label: number, href }) => {
    order += 1
    const value = /^\d+$/.test(number) ? number : undefined
    const attributes = { id: `target-${order}`, type: 'normal', value, playOrder: String(order) }
    return x('pageTarget', attributes, label(number), x('content', { src: href }))
  }))
  const numbers = pages.map(({ label: number }) => Number(number)).filter(Number.isInteger)
  const meta = (name: string, content: string) => x('meta', { name: `dtb:${name}`, content })
  return writeXml(x('ncx', { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1' }, '\n',
    x('head', {}, meta('uid', identifier), meta('depth', String(depthOf(nested))),
      meta('totalPageCount', String(pages.length)), meta('maxPageNumber', String(Math.max(0, ...numbers)))), '\n',
    x('docTitle', {}, x('text', {}, title)), '\n', map, '\n', ...(pages.length > 0 ? [pageList] : [])))
}

function link(href: string, text: string, type: string): HastElement {
  return h('a', { href, 'epub:type': type }, text)
}

function depthOf(nested: readonly Nested[]): number {
  return nested.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0)
}
