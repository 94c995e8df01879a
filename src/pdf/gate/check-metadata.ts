import { PDFBool, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { entry, inflate, itemsAt, nameAt, textAt } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import type { Ledger } from './ledger.js'

/** Checks what the file says about itself: XMP, the information dictionary, the catalog, the attachments. */
export function checkMetadata({ context, catalog }: PdfModel, { check }: Ledger): void {
  const stream = entry(catalog, 'Metadata', PDFRawStream)
  check('A 6.6.2.1', stream?.dict.has(PDFName.of('Filter')) === false, 'no uncompressed XMP metadata')
  const xmp = stream ? new TextDecoder().decode(inflate(stream)) : ''
  const part = valueIn(xmp, 'pdfaid:part')
  const isLevelA = valueIn(xmp, 'pdfaid:conformance') === 'A'
  check('A 6.6.4', (part === '2' || part === '3') && isLevelA, 'no claim of level A in XMP')
  check('UA 5', valueIn(xmp, 'pdfuaid:part') === '1', 'no claim of PDF/UA-1 in XMP')
  check('UA 7.1', !!valueIn(xmp, 'dc:title'), 'no title in XMP')
  for (const [, prefix = '', name = ''] of xmp.matchAll(/<(\w+):(\w+)>/g)) {
    if (predefined.has(prefix)) continue
    const isDescribed = xmp.includes(`<pdfaSchema:prefix>${prefix}<`) && xmp.includes(`<pdfaProperty:name>${name}<`)
    check('A 6.6.2.3', isDescribed, `no description of the element ${prefix}:${name}`)
  }
  const info = context.lookup(context.trailerInfo.Info)
  for (const [key, name] of Object.entries(twins)) {
    const value = info instanceof PDFDict ? textAt(info, key) : undefined
    const twin = unescape(valueIn(xmp, name) ?? '')
    check('A 6.6.3', value === undefined || value === twin, `${key} and ${name} differ`)
  }

  check('UA 7.2', !!textAt(catalog, 'Lang'), 'no language')
  check('A 6.7.2.2', entry(catalog, 'MarkInfo/Marked', PDFBool)?.asBoolean() === true, 'not marked as tagged')
  check('UA 7.1', entry(catalog, 'MarkInfo/Suspects', PDFBool)?.asBoolean() !== true, 'marked as suspect')
  const showsTitle = entry(catalog, 'ViewerPreferences/DisplayDocTitle', PDFBool)?.asBoolean() === true
  check('UA 7.1', showsTitle, 'the title is not shown')
  checkAttachments(catalog, part === '3', check)
}

const predefined = new Set(['x', 'rdf', 'dc', 'xmp', 'pdf', 'pdfaid', 'pdfaExtension', 'pdfaSchema', 'pdfaProperty'])
const twins = {
  Title: 'dc:title', Author: 'dc:creator', Subject: 'dc:description', Keywords: 'pdf:Keywords',
  Creator: 'xmp:CreatorTool', Producer: 'pdf:Producer'
}

/** Reads the value of an XMP element, the first where it has several. */
function valueIn(xmp: string, name: string): string | undefined {
  const [, body] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(xmp) ?? []
  return body?.includes('<rdf:li') ? /<rdf:li[^>]*>([^]*?)<\/rdf:li>/.exec(body)?.[1] : body
}

function unescape(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#13;/g, '\r').replace(/&amp;/g, '&')
}

function checkAttachments(catalog: PDFDict, allowed: boolean, check: Ledger['check']): void {
  const files = itemsAt(catalog, 'Names/EmbeddedFiles/Names').filter((item) => item instanceof PDFDict)
  const associated = itemsAt(catalog, 'AF')
  check('A 6.8', allowed || !entry(catalog, 'Names/EmbeddedFiles', PDFDict), 'a file inside a file of part 2')
  check('A3 6.8', associated.length === files.length, 'associated files are not listed')
  for (const file of files) {
    const embedded = entry(file, 'EF/F', PDFRawStream)
    check('A3 6.8', textAt(file, 'F') !== undefined && textAt(file, 'UF') !== undefined, 'a file without name')
    const isAssociated = nameAt(file, 'AFRelationship') !== undefined && associated.includes(file)
    check('A3 6.8', isAssociated, 'a file without relationship')
    check('A3 6.8', nameAt(embedded?.dict, 'Subtype') !== undefined, 'a file without media type')
  }
}
