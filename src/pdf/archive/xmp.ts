import type { Element } from 'xast'
import { writeElement, x } from '../../markup/write-xml.js'
import { archiveNamespace, type ArchiveMetadata } from './metadata.js'

/** The part of ISO 19005 that a file claims, always at level A: 2, or 3 where it carries attachments. */
export type Part = 2 | 3

interface Schema {
  readonly name: string
  readonly uri: string
  readonly prefix: string
  readonly properties: readonly { name: string, type: string, description: string }[]
}

const schemasFor = (properties: ArchiveMetadata['properties']): readonly Schema[] => [
  {
    name: 'PDF/UA identification', uri: 'http://www.aiim.org/pdfua/ns/id/', prefix: 'pdfuaid',
    properties: [{ name: 'part', type: 'Integer', description: 'Part of ISO 14289 that the file follows' }]
  },
  {
    name: 'Chinese official documents', ...archiveNamespace,
    properties: properties.map(({ name, description }) => ({ name, type: 'Text', description }))
  }
]

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/', xmp: 'http://ns.adobe.com/xap/1.0/', pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/', pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  [archiveNamespace.prefix]: archiveNamespace.uri,
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/', pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#'
}

/**
 * Writes the XMP packet (ISO 16684-1) with the descriptions of its own elements that ISO 19005-2 6.6.2.3 asks for.
 * Throws `UnwritableXml`.
 */
export function formatXmp(metadata: ArchiveMetadata, part: Part): string {
  const { title, creator, publisher, language, date, keywords, summary, rights, properties } = metadata
  const time = isoTime(metadata.created)
  const elements = [
    x('dc:format', {}, 'application/pdf'), alternatives('dc:title', title), list('dc:creator', 'Seq', [creator]),
    list('dc:publisher', 'Bag', [publisher]), list('dc:date', 'Seq', [date]), list('dc:language', 'Bag', [language]),
    ...(summary ? [alternatives('dc:description', summary)] : []),
    ...(rights ? [alternatives('dc:rights', rights)] : []),
    ...(keywords.length > 0 ? [list('dc:subject', 'Bag', keywords), x('pdf:Keywords', {}, keywords.join('; '))] : []),
    x('pdf:Producer', {}, metadata.producer), x('xmp:CreatorTool', {}, metadata.creatorTool),
    x('xmp:CreateDate', {}, time), x('xmp:ModifyDate', {}, time), x('xmp:MetadataDate', {}, time),
    x('pdfaid:part', {}, String(part)), x('pdfaid:conformance', {}, 'A'), x('pdfuaid:part', {}, '1'),
    ...properties.flatMap(({ name, value }) => value === undefined ? [] : [x(`${archiveNamespace.prefix}:${name}`, {}, value)]),
    x('pdfaExtension:schemas', {}, x('rdf:Bag', {}, ...schemasFor(properties).flatMap(describe)))
  ]
  const prefixes = Object.fromEntries(Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]))
  const description = x('rdf:Description', { 'rdf:about': '', ...prefixes },
    ...elements.flatMap((element) => ['\n', element]), '\n')
  const rdf = x('rdf:RDF', { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' }, '\n', description)
  const packet = writeElement(x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, rdf))
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${packet}\n<?xpacket end="r"?>`
}

/** 2019-04-29T00:00:00Z */
function isoTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

function describe({ name, uri, prefix, properties }: Schema): (Element | string)[] {
  const items = properties.flatMap((property) => item(
    x('pdfaProperty:name', {}, property.name), x('pdfaProperty:valueType', {}, property.type),
    x('pdfaProperty:category', {}, 'external'), x('pdfaProperty:description', {}, property.description)
  ))
  return item(
    x('pdfaSchema:schema', {}, name), x('pdfaSchema:namespaceURI', {}, uri), x('pdfaSchema:prefix', {}, prefix),
    x('pdfaSchema:property', {}, x('rdf:Seq', {}, ...items))
  )
}

function item(...parts: readonly Element[]): (Element | string)[] {
  return [x('rdf:li', { 'rdf:parseType': 'Resource' }, ...parts), '\n']
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): Element {
  return x(name, {}, x(`rdf:${kind}`, {}, ...values.map((value) => x('rdf:li', {}, value))))
}

function alternatives(name: string, value: string): Element {
  return x(name, {}, x('rdf:Alt', {}, x('rdf:li', { 'xml:lang': 'x-default' }, value)))
}
