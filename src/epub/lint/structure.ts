import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { isContents, type OpenBook } from '../open-book.js'
import { entriesOf } from '../parts.js'
import { textOf } from '../../markup/text-places.js'
import { select } from '../../markup/hast.js'
import { unless, type Found } from './lints.js'
import { firstDifference } from '../../text/differences.js'

/** The contents and the NCX list the headings, in order, by their text; no table has anything beside its list. */
export function checkContents({ documents, ncx }: OpenBook): Found[] {
  const headings = [...documents].filter(([name]) => !isContents(name))
    .flatMap(([name, tree]) => entriesOf({ name, tree: { type: 'root', children: [tree] } }))
    .map(({ href, text }) => `${href} ${text}`)
  const tables = [...documents.values()].flatMap((tree) => select(tree, 'nav'))
  const stray = tables.flatMap(({ children }) => children)
    .filter((child) => child.type === 'text' && child.value.trim() !== '')
  return [
    ...stray.map((text): Found => ['contents-only', toString(text)]),
    ...differ('contents-list', linksOf(documents, 'toc'), headings),
    ...differ('contents-ncx', targetsOf(ncx, 'navPoint'), headings)
  ]
}

/** The page list and the NCX list the page breaks, in order, by their labels. */
export function checkPages({ documents, ncx }: OpenBook): Found[] {
  const breaks = [...documents].flatMap(([name, tree]) => select(tree, 'span', is('pagebreak'))
    .map(({ properties }) => `${name}#${String(properties.id)} ${String(properties['aria-label'])}`))
  return [
    ...differ('pages-list', linksOf(documents, 'page-list'), breaks),
    ...differ('pages-ncx', targetsOf(ncx, 'pageTarget'), breaks)
  ]
}

/** One h1 a document, but for the cover and what goes on with another, no level skipped, every section named. */
export function checkHeadings({ documents }: OpenBook): Found[] {
  return [...documents].flatMap(([name, tree]): Found[] => {
    const levels = select(tree, /^h\d$/).map(({ tagName }) => Number(tagName[1]))
    const ones = levels.filter((level) => level === 1).length
    const hasSkip = levels.some((level, index) => level > (levels[index - 1] ?? level) + 1)
    const isUnnamed = ({ properties }: Element) => !('aria-labelledby' in properties || 'aria-label' in properties)
    const isBare = select(tree, 'section', isUnnamed).length > 0
    return [
      ...unless(ones === 1 || name === 'cover.xhtml' || /-\d+\.xhtml$/.test(name), 'headings-first', name, ones),
      ...unless(!hasSkip, 'headings-level', name), ...unless(!isBare, 'headings-section', name)
    ]
  })
}

/** All parts name the language that the package names, and Chinese text is not called anything else. */
export function checkLanguage({ documents, opf }: OpenBook): Found[] {
  const declared = toString(select(opf, 'dc:language')[0] ?? opf)
  const isDeclared = ({ properties }: Element) => properties.lang === declared && properties['xml:lang'] === declared
  const others = [...documents].filter(([, tree]) => !isDeclared(tree))
  const whole = [...documents.values()].map(textOf).join('')
  const isChinese = (whole.match(/\p{Script=Han}/gu)?.length ?? 0) > whole.length / 2
  return [
    ...others.map(([name]): Found => ['language-part', name, declared]),
    ...unless(!isChinese || declared.startsWith('zh'), 'language-text', declared)
  ]
}

/** What each epub:type is called for assistive technology (EPUB Type to ARIA Role Authoring Guide 1.1). */
const roleOfType: Readonly<Record<string, string>> = {
  'chapter': 'doc-chapter', 'colophon': 'doc-colophon', 'footnote': 'doc-footnote', 'noteref': 'doc-noteref',
  'pagebreak': 'doc-pagebreak', 'page-list': 'doc-pagelist', 'toc': 'doc-toc'
}

/** Links in the landmarks have a type and no role, since it is that of their target. */
export function checkRoles({ documents }: OpenBook): Found[] {
  const isWrong = ({ properties: { role, 'epub:type': type } }: Element) => (roleOfType[String(type)] ?? role) !== role
  return [...documents].flatMap(([name, tree]) => select(tree, isContents(name) ? 'nav' : /./, isWrong)
    .map(({ properties }): Found => ['roles', name, String(properties['epub:type']), String(properties.role)]))
}

/** Tells of an element whether it has the epub:type `type`. */
export function is(type: string): (node: Element) => boolean {
  return ({ properties }) => properties['epub:type'] === type
}

/** The links of one of the tables in the contents, each as address and text. */
function linksOf(documents: OpenBook['documents'], type: string): string[] {
  return [...documents.values()].flatMap((tree) => select(tree, 'nav', is(type))).flatMap((nav) => select(nav, 'a'))
    .map((link) => `${String(link.properties.href)} ${toString(link)}`)
}

/** The same of the NCX. A point's own label and address are the first in it, before those of the points within. */
function targetsOf(ncx: Element, tagName: string): string[] {
  return select(ncx, tagName).map((target) =>
    `${String(select(target, 'content')[0]?.properties.src)} ${toString(select(target, 'text')[0] ?? target)}`)
}

function differ(name: `${'contents' | 'pages'}-${'list' | 'ncx'}`, found: readonly string[], wanted: readonly string[]): Found[] {
  const at = firstDifference(wanted, found)
  return at === undefined ? [] : [[name, found[at] ?? none, wanted[at] ?? none]]
}

const none = { zh: '无', en: 'nothing' }
