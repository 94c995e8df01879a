import { PDFName, PDFString, type PDFDict } from '@cantoo/pdf-lib'
import { tryXml } from '../../markup/write-xml.js'
import type { ArchiveError } from './archive-report.js'
import { makeColourProfile } from './colour-profile.js'
import type { ArchiveMetadata } from './metadata.js'
import { addStream, hexText } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import { formatXmp, type Part } from './xmp.js'

/**
 * Writes what the file says about itself and its colours: XMP, the information dictionary, the output intent. Gives what
 * XMP cannot carry; then the file has none and is not to be published.
 */
export function writeMetadata({ context, catalog }: PdfModel, metadata: ArchiveMetadata, part: Part): ArchiveError[] {
  const { title, creator, summary, keywords, creatorTool, producer, created, language } = metadata
  const { xml, refused } = tryXml(() => formatXmp(metadata, part))
  const xmp = new TextEncoder().encode(xml)
  const profile = addStream(context, makeColourProfile(), { N: context.obj(3) })
  const date = PDFString.of(pdfDate(created))

  set(catalog, 'Metadata', addStream(context, xmp, { Type: PDFName.of('Metadata'), Subtype: PDFName.of('XML') }))
  set(catalog, 'OutputIntents', context.obj([{
    Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'), DestOutputProfile: profile
  }]))
  set(catalog, 'Lang', PDFString.of(language))
  set(catalog, 'MarkInfo', context.obj({ Marked: true }))
  set(catalog, 'ViewerPreferences', context.obj({ DisplayDocTitle: true }))
  context.trailerInfo.Info = context.register(context.obj({
    Title: hexText(title), Author: hexText(creator), ...(summary && { Subject: hexText(summary) }),
    ...(keywords.length > 0 && { Keywords: hexText(keywords.join('; ')) }),
    Creator: hexText(creatorTool), Producer: hexText(producer), CreationDate: date, ModDate: date
  }))
  return refused.map((detail) => ({ id: 'metadata-character', detail }))
}

/** D:20190429000000Z */
export function pdfDate(date: Date): string {
  return `D:${date.toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:T]/g, '')}`
}

function set(dict: PDFDict, key: string, value: Parameters<PDFDict['set']>[1]): void {
  dict.set(PDFName.of(key), value)
}
