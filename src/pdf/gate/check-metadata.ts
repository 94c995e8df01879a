import { PDFBool, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { select } from '../../markup/hast.js'
import { entry, itemsAt, nameAt, textAt } from '../read/objects.js'
import { readPacket } from '../read/packet.js'
import type { PdfModel } from '../read/read.js'
import type { Check, Ledger } from './ledger.js'

/** Checks what the file says about itself: XMP, the information dictionary, the catalog, the attachments. */
export function checkMetadata({ context, catalog }: PdfModel, { check }: Ledger): void {
  const stream = entry(catalog, 'Metadata', PDFRawStream)
  check('xmp', stream?.dict.has(PDFName.of('Filter')) === false)
  const xmp = readPacket(catalog)
  check('xmp-readable', xmp !== undefined)
  const part = valueIn(xmp, 'pdfaid:part')
  const isLevelA = valueIn(xmp, 'pdfaid:conformance') === 'A'
  check('claim-a', (part === '2' || part === '3') && isLevelA)
  check('claim-ua', valueIn(xmp, 'pdfuaid:part') === '1')
  check('title', !!valueIn(xmp, 'dc:title'))
  if (xmp) checkDescriptions(xmp, check)
  const info = context.lookup(context.trailerInfo.Info)
  for (const [key, name] of Object.entries(twins)) {
    const value = info instanceof PDFDict ? textAt(info, key) : undefined
    check('info', value === undefined || value === (valueIn(xmp, name) ?? ''), key, name)
  }

  check('language', !!textAt(catalog, 'Lang'))
  check('tagged', entry(catalog, 'MarkInfo/Marked', PDFBool)?.asBoolean() === true)
  check('suspects', entry(catalog, 'MarkInfo/Suspects', PDFBool)?.asBoolean() !== true)
  check('title-shown', entry(catalog, 'ViewerPreferences/DisplayDocTitle', PDFBool)?.asBoolean() === true)
  checkAttachments(catalog, part === '3', check)
}

const predefined = new Set(['x', 'rdf', 'dc', 'xmp', 'pdf', 'pdfaid', 'pdfaExtension', 'pdfaSchema', 'pdfaProperty'])
const twins = {
  Title: 'dc:title', Author: 'dc:creator', Subject: 'dc:description', Keywords: 'pdf:Keywords',
  Creator: 'xmp:CreatorTool', Producer: 'pdf:Producer'
}

/** Reads the value of an XMP element, the first where it has several. */
function valueIn(xmp: Element | undefined, name: string): string | undefined {
  const [element] = xmp ? select(xmp, name) : []
  return element && toString(select(element, 'rdf:li')[0] ?? element)
}

/** Every element that PDF/A does not know is described in XMP, under its prefix and name. */
function checkDescriptions(xmp: Element, check: Check): void {
  const schemas = select(xmp, 'rdf:li', (item) => select(item, 'pdfaSchema:prefix').length > 0)
  const described = new Set(schemas.flatMap((schema) =>
    select(schema, 'pdfaProperty:name').map((name) => `${valueIn(schema, 'pdfaSchema:prefix')}:${toString(name)}`)))
  for (const { tagName } of select(xmp, /./)) {
    if (!predefined.has(tagName.split(':')[0] ?? '')) check('xmp-described', described.has(tagName), tagName)
  }
}

function checkAttachments(catalog: PDFDict, allowed: boolean, check: Check): void {
  const files = itemsAt(catalog, 'Names/EmbeddedFiles/Names').filter((item) => item instanceof PDFDict)
  const associated = itemsAt(catalog, 'AF')
  check('file-inside', allowed || !entry(catalog, 'Names/EmbeddedFiles', PDFDict))
  check('file-listed', associated.length === files.length)
  for (const file of files) {
    const embedded = entry(file, 'EF/F', PDFRawStream)
    check('file-name', textAt(file, 'F') !== undefined && textAt(file, 'UF') !== undefined)
    check('file-relationship', nameAt(file, 'AFRelationship') !== undefined && associated.includes(file))
    check('file-type', nameAt(embedded?.dict, 'Subtype') !== undefined)
  }
}
