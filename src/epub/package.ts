import type { Element } from 'xast'
import { summaryOf, type Description } from '../forms/form.js'
import type { Review } from '../settings.js'
import { accessibilityOf } from './accessibility.js'
import { formatTime, identify } from './identity.js'
import { contents, names } from './parts.js'
import { writeXml, x } from '../markup/write-xml.js'
import { archiveNamespace } from '../pdf/archive/metadata.js'

/** What the package document says beside the document's own metadata. */
export interface PackageFacts {
  readonly modified: Date
  /** SHA-256 of the Markdown, in hexadecimal digits. */
  readonly source: string
  /** The embedded faces, each by its name and the address of its licence. */
  readonly faces: readonly string[]
  /** Names of the XHTML documents in reading order, the contents among them. */
  readonly spine: readonly string[]
  /** Names of faces and pictures. */
  readonly assets: Iterable<string>
  /** Whether the text has pictures. */
  readonly hasPictures: boolean
  /** What the pages of the page list are pages of; `undefined` where there is no page list. */
  readonly pageSource: string | undefined
  readonly review: Review | undefined
}

/** Words the package document (EPUB 3.3, 5): metadata, manifest, spine, and the guide that old readers look for. */
export function makePackage(description: Description, facts: PackageFacts): string {
  const { prefix, uri } = archiveNamespace
  const attributes = {
    'xmlns': 'http://www.idpf.org/2007/opf', 'version': '3.0', 'unique-identifier': 'id', 'xml:lang': description.language,
    'prefix': `ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/ ${prefix}: ${uri}`
  }
  const { spine } = facts
  const items = [...spine, names.style, names.ncx, ...facts.assets]
  return writeXml(x('package', attributes, '\n',
    x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, ...lines(describe(description, facts))), '\n',
    x('manifest', {}, ...lines(items.map(makeItem))), '\n',
    x('spine', { toc: idOf(names.ncx) }, ...lines(spine.map((name) => x('itemref', { idref: idOf(name) })))), '\n'))
}

function describe(description: Description, { modified, source, faces, hasPictures, pageSource, review }: PackageFacts): Element[] {
  const { plainTitle, issuer, author, date, series, language, rights, edition } = description
  return [
    dc('identifier', identify(description), 'id'),
    dc('title', plainTitle),
    dc('language', language),
    ...(author === undefined ? [] : agent('creator', 'speaker', author, 'aut')),
    ...agent(author === undefined ? 'creator' : 'contributor', 'issuer', issuer, 'isb'),
    dc('publisher', description.publisher),
    dc('date', date.iso),
    dc('description', summaryOf(description)),
    ...description.keywords.map((keyword) => dc('subject', keyword)),
    ...(rights === undefined ? [] : [dc('rights', rights)]),
    meta('dcterms:modified', formatTime(modified)),
    ...(series === undefined ? [] : [
      meta('belongs-to-collection', series.name, { id: 'series' }),
      meta('collection-type', 'series', { refines: '#series' }),
      meta('group-position', series.position, { refines: '#series' })
    ]),
    ...(pageSource === undefined ? [] : [
      dc('source', pageSource, 'pages'),
      meta('source-of', 'pagination', { refines: '#pages' })
    ]),
    ...accessibilityOf({ hasPictures, hasPages: pageSource !== undefined, isReviewed: review !== undefined })
      .map(([name, value]) => meta(`schema:${name}`, value)),
    ...(review === undefined ? [] : [
      meta('dcterms:conformsTo', review.conformsTo, { id: 'conformance' }),
      meta('a11y:certifiedBy', review.certifiedBy, { id: 'certifier', refines: '#conformance' }),
      meta('dcterms:date', review.date, { refines: '#certifier' })
    ]),
    ...(edition === 1 ? [] : [meta('schema:bookEdition', String(edition))]),
    meta('tongbao:sourceSha256', source),
    ...faces.map((face) => meta('tongbao:face', face)),
    meta('ibooks:specified-fonts', 'true'),
    x('meta', { name: 'cover', content: idOf(names.cover) })
  ]
}

/** A Chinese name sorts as it stands: nothing in the document tells how it is read. */
function agent(kind: 'creator' | 'contributor', id: string, name: string, role: string): Element[] {
  return [
    dc(kind, name, id),
    meta('role', role, { refines: `#${id}`, scheme: 'marc:relators' }),
    meta('file-as', name, { refines: `#${id}` })
  ]
}

function dc(name: string, value: string, id?: string): Element {
  return x(`dc:${name}`, { id }, value)
}

function meta(property: string, value: string, attributes: Readonly<Record<string, string>> = {}): Element {
  return x('meta', { ...attributes, property }, value)
}

const mediaTypes: Readonly<Record<string, string>> = {
  xhtml: 'application/xhtml+xml', css: 'text/css', ncx: 'application/x-dtbncx+xml', ttf: 'font/ttf',
  png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp'
}

const properties: Readonly<Record<string, string>> = { [contents.name]: 'nav', [names.cover]: 'cover-image' }

function makeItem(name: string): Element {
  const type = mediaTypes[name.slice(name.lastIndexOf('.') + 1)]
  return x('item', { 'id': idOf(name), 'href': name, 'media-type': type, 'properties': properties[name] })
}

function idOf(name: string): string {
  return name.replace(/[^a-z0-9]/g, '-')
}

function lines(elements: readonly Element[]): (Element | string)[] {
  return elements.flatMap((element) => ['\n', element])
}
