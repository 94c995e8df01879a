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

/** Writes the XMP packet (ISO 16684-1) with the descriptions of its own elements that ISO 19005-2 6.6.2.3 asks for. */
export function formatXmp(metadata: ArchiveMetadata, part: Part): string {
  const { title, creator, publisher, language, date, keywords, summary, rights, properties } = metadata
  const time = isoTime(metadata.created)
  const lines = [
    simple('dc:format', 'application/pdf'), alternatives('dc:title', title), list('dc:creator', 'Seq', [creator]),
    list('dc:publisher', 'Bag', [publisher]), list('dc:date', 'Seq', [date]), list('dc:language', 'Bag', [language]),
    ...(summary ? [alternatives('dc:description', summary)] : []),
    ...(rights ? [alternatives('dc:rights', rights)] : []),
    ...(keywords.length > 0 ? [list('dc:subject', 'Bag', keywords), simple('pdf:Keywords', keywords.join('; '))] : []),
    simple('pdf:Producer', metadata.producer), simple('xmp:CreatorTool', metadata.creatorTool),
    simple('xmp:CreateDate', time), simple('xmp:ModifyDate', time), simple('xmp:MetadataDate', time),
    simple('pdfaid:part', String(part)), simple('pdfaid:conformance', 'A'), simple('pdfuaid:part', '1'),
    ...properties.flatMap(({ name, value }) => value === undefined ? [] : [simple(`${archiveNamespace.prefix}:${name}`, value)]),
    `<pdfaExtension:schemas><rdf:Bag>${schemasFor(properties).map(describe).join('')}</rdf:Bag></pdfaExtension:schemas>`
  ]
  const prefixes = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${prefixes.join('')}>`,
    ...lines,
    '</rdf:Description></rdf:RDF></x:xmpmeta>', '<?xpacket end="r"?>'
  ].join('\n')
}

/** 2019-04-29T00:00:00Z */
function isoTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

function describe({ name, uri, prefix, properties }: Schema): string {
  const items = properties.map((property) => item([
    simple('pdfaProperty:name', property.name), simple('pdfaProperty:valueType', property.type),
    simple('pdfaProperty:category', 'external'), simple('pdfaProperty:description', property.description)
  ]))
  return item([
    simple('pdfaSchema:schema', name), simple('pdfaSchema:namespaceURI', uri), simple('pdfaSchema:prefix', prefix),
    `<pdfaSchema:property><rdf:Seq>${items.join('')}</rdf:Seq></pdfaSchema:property>`
  ])
}

function item(parts: readonly string[]): string {
  return `<rdf:li rdf:parseType="Resource">${parts.join('')}</rdf:li>\n`
}

function simple(name: string, value: string): string {
  return `<${name}>${escape(value)}</${name}>`
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  return `<${name}><rdf:${kind}>${values.map((value) => simple('rdf:li', value)).join('')}</rdf:${kind}></${name}>`
}

function alternatives(name: string, value: string): string {
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(value)}</rdf:li></rdf:Alt></${name}>`
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')
}
