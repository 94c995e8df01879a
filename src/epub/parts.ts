import type { Root } from 'hast'
import type { OfficialDocument } from '../document/document.js'
import { fillTemplate } from '../html/fill-template.js'
import type { Page } from '../html/render.js'
import type { World } from '../world.js'
import { editionNote, type PagedEdition, type PagesOfPdf } from './edition-note.js'
import { h } from '../markup/hast.js'
import { headingsOf, type Heading } from '../markup/outline.js'
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

/** A heading as the contents list it, with the file it is in. */
export type Entry = Heading

/** Names of what stands beside the parts. */
export const names = { cover: 'cover.png', ncx: 'toc.ncx', style: 'style.css' } as const

/** What the parts are made from. */
export interface PartSources {
  readonly document: OfficialDocument
  readonly page: Page
  /** The edition whose pages are marked, if they are. */
  readonly pages: PagedEdition | undefined
}

/**
 * Lays the document out as the parts of a book, by the templates `templates/<form>/epub/OEBPS/`: cover, title page,
 * text, imprint, in the order of `landmarks`. A form whose cover says what its masthead says has no title page: its text
 * begins with the masthead. Their texts in this order are the text of the page, apart from the class `apparatus`.
 */
export function makeParts(
  { document, page, pages }: PartSources, world: Pick<World, 'templates'>
): Part[] {
  const { form, series, plainTitle } = document.description
  const alt = `封面：${[series?.name, series?.issue, plainTitle].filter(Boolean).join(' ')}`
  const slots = {
    cover: h('img', { src: names.cover, alt }), body: structureBody(page.body), annexes: page.annexes && structureBody(page.annexes),
    edition: editionNote(document.description, pages), errata: page.errata && { ...structuredClone(page.errata), tagName: 'div' }
  }
  const templates = [...world.templates(form)].flatMap(([path, template]) => {
    const [, name] = /^epub\/OEBPS\/([\w-]+\.xhtml)$/.exec(path) ?? []
    return name === undefined ? [] : [{ name, template, rank: rankOf(template) }]
  })
  return templates.sort((a, b) => a.rank - b.rank).map(({ name, template, rank }) => {
    const landmark = landmarks[rank]?.slice(1) as [string, string] | undefined
    return { name, ...(landmark && { landmark }), tree: fillTemplate(template, document, slots) }
  })
}

/** The parts in their order: the epub:type of a template, and the part's type and title in the landmarks. */
const landmarks = [
  ['cover', 'cover', '封面'], ['titlepage', 'titlepage', '报头'], ['chapter', 'bodymatter', '正文'], ['colophon', 'colophon', '版记']
] as const

/** A template that says nothing of its type is the cover's. */
function rankOf(template: string): number {
  const [, type = 'cover'] = /epub:type="([\w-]+)"/.exec(template) ?? []
  const rank = landmarks.findIndex(([own]) => own === type)
  if (rank < 0) throw new TypeError(`Unexpected epub:type ${type} of a template, expected one of ${landmarks.map(([own]) => own).join(' ')}`)
  return rank
}

/** Whether a part stands before the contents in the reading order. */
export function isBeforeContents({ landmark }: SpineItem): boolean {
  return landmark?.[0] === 'cover' || landmark?.[0] === 'titlepage'
}

/** Tells whose pages the book marks: those of `pdf`, else of the printed original where the page has marks of it. */
export function pagesOf({ tree }: Page, pdf?: PagesOfPdf): PagedEdition | undefined {
  return pdf ?? (hasMarks(tree) ? 'print' : undefined)
}

/** Lists the headings of a part. */
export function entriesOf({ name, tree }: Pick<Part, 'name' | 'tree'>): Entry[] {
  return headingsOf(tree).map((heading) => ({ ...heading, href: `${name}${heading.href}` }))
}
