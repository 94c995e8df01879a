import type { OfficialDocument } from '../document/document.js'
import { archiveElements, documentElements, type ArchiveElement, type DocumentElement } from '../forms/catalogue.js'
import { plainTexts } from '../forms/field.js'
import { writeXml, x } from '../markup/write-xml.js'

/** What the sidecar says about the edition itself. */
export interface Carrier {
  /** None where nothing was printed. */
  readonly pages: number | undefined
  readonly files: readonly { readonly name: string, readonly bytes: number }[]
  /** As in `PDF/A-2a, PDF/UA-1`; none where there is no PDF. */
  readonly format: string | undefined
  /** As in `tongbao 0.1.0`. */
  readonly program: string
}

/**
 * Writes the sidecar for an archive's catalogue: the elements of DA/T 46-2009 that the document or the archive gives,
 * by number and Chinese name, in the standard's order. An element that may stand several times does (责任者, 关键词).
 * Throws `UnwritableXml`.
 */
export function formatSidecar(document: OfficialDocument, carrier: Carrier): string {
  const lines = [...describe(document), ...describeCarrier(carrier)].sort(byNumber)
    .flatMap(([number, name, value]) => ['  ', x('element', { number, name }, String(value)), '\n'])
  return writeXml(x('record', { xmlns: 'tongbao:ns:archive/1.0/', standard: 'DA/T 46-2009' }, '\n', ...lines))
}

type CatalogueEntry = readonly [number: string, name: string, value: string | number]

/** What every document has, what the archive has assigned, and the fields that the form's rows name as elements. */
function describe({ description, fields }: OfficialDocument): CatalogueEntry[] {
  const { archive, plainTitle, number, author, issuers, date } = description
  return [
    ['M1', '聚合层次', '件'],
    ...Object.entries(archive).map(([name, value]) => [archiveElements[name as ArchiveElement], name, value] as const),
    ['M22', '题名', plainTitle],
    ...(number === undefined ? [] : [['M31', '文件编号', number] as const]),
    ...[author, ...issuers].flatMap((name) => name === undefined ? [] : [['M32', '责任者', name] as const]),
    ['M33', '日期', date.iso],
    ...Object.entries(documentElements).flatMap(([element, name]) =>
      valuesOf(element as DocumentElement, fields).map((value) => [element, name, value] as const))
  ]
}

/** An element that may stand several times does (关键词); of others the fields stand together. */
function valuesOf(element: DocumentElement, fields: OfficialDocument['fields']): readonly string[] {
  const texts = [...fields.values()].filter(({ field }) => field.catalogue?.includes(element)).flatMap(plainTexts)
  return element === 'M27' || texts.length === 0 ? texts : [texts.join(' ')]
}

function describeCarrier({ pages, files, format, program }: Carrier): CatalogueEntry[] {
  return [
    ...(pages === undefined ? [] : [['M43', '页数', pages] as const]),
    ...(format === undefined ? [] : [['M47', '格式信息', format] as const]),
    ...files.flatMap(({ name, bytes }) => [['M48', '计算机文件名', name], ['M49', '计算机文件大小', bytes]] as const),
    ['M50', '文档创建程序', program]
  ]
}

/** Name and size of a file stay together. */
function byNumber([a]: CatalogueEntry, [b]: CatalogueEntry): number {
  const rank = (number: string) => number === 'M49' ? 48 : Number(number.slice(1))
  return rank(a) - rank(b)
}
