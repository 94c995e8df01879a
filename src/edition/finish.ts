import type { VFile } from 'vfile'
import { tryXml } from '../markup/write-xml.js'
import { report } from '../report.js'
import type { Format } from '../settings.js'
import { formatRecordFile, levelsOf, makeRecord, type EditionRecord, type RecordSources } from './record.js'
import { formatSidecar } from './sidecar.js'

/** A finished edition that has not been written yet. */
export interface Edition {
  readonly name: string
  readonly products: ReadonlyMap<Format, Uint8Array>
  readonly record: EditionRecord
  /** Everything that goes into the edition's folder, by file name: products, sidecar, record. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The name of the record in an edition's folder. */
export const recordName = 'edition.json'

/** The folder in an edition's folder that keeps what was released of it, each edition in a folder of its number. */
export const releasesName = 'editions'

/**
 * Adds to the products what tells about them: the sidecar for the archive's catalogue, and the record. What the sidecar
 * cannot carry is attached to `file`, and there is no edition.
 */
export function finishEdition(
  file: VFile, sources: RecordSources, products: ReadonlyMap<Format, Uint8Array>
): Edition | undefined {
  const { document, pages, tools, settings } = sources
  const { name } = document
  const files = new Map([...products].map(([format, content]) => [`${name}.${format}`, content]))
  const carrier = {
    pages, files: [...files].map(([name, { length: bytes }]) => ({ name, bytes })),
    format: products.has('pdf') ? levelsOf(settings).join(', ') : undefined,
    program: `tongbao ${tools['tongbao'] ?? ''}`
  }
  const { xml, refused } = tryXml(() => formatSidecar(document, carrier))
  for (const text of refused) report(file, 'metadata-character', undefined, text)
  if (refused.length > 0) return undefined
  files.set(`${name}.metadata.xml`, new TextEncoder().encode(xml))
  const record = makeRecord(sources, files)
  files.set(recordName, new TextEncoder().encode(formatRecordFile(record)))
  return { name, products, record, files }
}
