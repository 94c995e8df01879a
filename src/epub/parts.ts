import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import type { OfficialDocument } from '../document/document.js'
import type { Face } from '../fonts/prepare.js'
import { fillTemplate } from '../html/fill-template.js'
import type { Page } from '../html/render.js'
import type { World } from '../world.js'
import { editionNote, namePageSource, type PagedEdition } from './edition-note.js'
import { h } from '../markup/hast.js'
import { hasMarks } from './page-breaks.js'
import { structureBody } from './structure.js'

/** A place in the reading order: a file, and what it is in the landmarks, as an epub:type and a title. */
export interface SpineItem {
  readonly name: string
  /** Absent where a file goes on with the one before it. */
  readonly landmark?: readonly [type: string, title: string]
}

/** One XHTML document of the book. */
export interface Part extends SpineItem {
  readonly tree: Root
}

/** The contents, which stand in the reading order like the parts. */
export const contents = { name: 'toc.xhtml', landmark: ['toc', '目录'] } as const satisfies SpineItem

/** A heading as the contents list it. */
export interface Entry {
  /** From 1. */
  readonly level: number
  readonly text: string
  readonly href: string
}

/** Names of what stands beside the parts. */
export const names = { cover: 'cover.png', ncx: 'toc.ncx', style: 'style.css' } as const

/** What the parts are made from. */
export interface PartSources {
  readonly document: OfficialDocument
  readonly page: Page
  readonly faces: readonly Face[]
  /** SHA-256 of the Markdown, in hexadecimal digits. */
  readonly sourceHash: string
  /** Names the edition whose pages are marked, if they are. */
  readonly pageSource: string | undefined
}

/**
 * Lays the document out as the parts of a book, by the templates `templates/<genre>/epub/OEBPS/`: cover, title page
 * (masthead), text, imprint. Their texts in this order are the text of the page, apart from the class `apparatus`.
 */
export function makeParts({ document, page, faces, sourceHash, pageSource }: PartSources, world: World): Part[] {
  const { metadata } = document
  const part = (name: string, landmark: readonly [string, string], slot: Element): Part => ({
    name, landmark,
    tree: fillTemplate(world.template(`${metadata.genre}/epub/OEBPS/${name}`), metadata, slot)
  })
  const alt = `封面：${metadata.serialName} ${metadata.issueNumber.text} ${metadata.title.join('')}`
  return [
    part('cover.xhtml', ['cover', '封面'], h('img', { src: names.cover, alt })),
    part('titlepage.xhtml', ['titlepage', '报头'], page.body),
    part('speech.xhtml', ['bodymatter', '正文'], structureBody(page.body)),
    part('colophon.xhtml', ['colophon', '版记'], editionNote(faces, sourceHash, pageSource))
  ]
}

/** Names the edition whose pages the book marks: `pdf`, else the printed original where the page has marks of it. */
export function pageSourceOf({ metadata }: OfficialDocument, { tree }: Page, pdf?: PagedEdition): string | undefined {
  return pdf || hasMarks(tree) ? namePageSource(metadata, pdf) : undefined
}

/** Lists the headings of a part; one without text is no entry, since nobody could choose it. */
export function entriesOf({ name, tree }: Pick<Part, 'name' | 'tree'>): Entry[] {
  const entries: Entry[] = []
  visit(tree, 'element', (node) => {
    const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1])
    if (!level) return
    const text = toString(withoutNotes(node)).replace(/\s+/g, ' ').trim()
    if (text !== '') entries.push({ level, text, href: `${name}#${String(node.properties.id)}` })
  })
  return entries
}

function withoutNotes(node: Element): Element {
  const children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'sup')
  return { ...node, children: children.map((child) => (child.type === 'element' ? withoutNotes(child) : child)) }
}
