import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import { entry, inflate, itemsAt, nameAt, toLatin1 } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import type { Ledger } from './ledger.js'

const filters = new Set(['FlateDecode', 'DCTDecode'])
/** What the archive pass leaves in the catalog: no forms, no layers, no scripts. */
const expected = new Set([
  'Type', 'Pages', 'Dests', 'Outlines', 'Lang', 'MarkInfo', 'StructTreeRoot', 'ViewerPreferences', 'Metadata',
  'OutputIntents', 'Names', 'AF'
])
const actions = new Set(['URI', 'GoTo'])

/** Checks the file as such: header, identifier, filters, actions, pictures, colours. */
export function checkFile(pdf: Uint8Array, { context, catalog }: PdfModel, { check }: Ledger): void {
  const head = toLatin1(pdf.subarray(0, 20))
  check('A 6.1.2', /^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}/.test(head), 'no header of PDF 1.x with a binary comment')
  check('A 6.1.3', /%%EOF\r?\n?$/.test(toLatin1(pdf.subarray(-8))), 'bytes after the end of the file')
  const id = context.lookup(context.trailerInfo.ID)
  const ids = id instanceof PDFArray ? id.asArray() : []
  const isWhole = ids.length === 2 && ids.every((part) => part instanceof PDFHexString && part.asBytes().length === 16)
  check('A 6.1.3', isWhole, 'no file identifier of twice 16 bytes')

  for (const [, object] of context.enumerateIndirectObjects()) {
    for (const dict of dictsIn(object)) checkDict(dict, check)
    if (object instanceof PDFRawStream) checkStream(object, check)
  }
  for (const key of catalog.keys().map((name) => name.decodeText())) {
    check('own catalog', expected.has(key), `${key} in the catalog`)
  }
  checkColours(catalog, check)
}

/** All pictures and vectors are in device colours or their own; the output intent says what the former mean. */
function checkColours(catalog: PDFDict, check: Ledger['check']): void {
  const intents = itemsAt(catalog, 'OutputIntents').filter((item) => item instanceof PDFDict)
  const [intent] = intents.filter((item) => nameAt(item, 'S') === 'GTS_PDFA1')
  const profile = entry(intent, 'DestOutputProfile', PDFRawStream)
  check('A 6.2.4.3', profile !== undefined, 'no output intent with a colour profile')
  if (!profile) return
  const bytes = toLatin1(inflate(profile))
  const isProfile = /^(?:mntr|prtr)RGB $/.test(bytes.slice(12, 20)) && bytes.slice(36, 40) === 'acsp'
  const colours = entry(profile.dict, 'N', PDFNumber)?.asNumber()
  check('A 6.2.3', isProfile && bytes.charCodeAt(8) < 5 && colours === 3, 'the colour profile is not one for RGB')
}

function checkDict(dict: PDFDict, check: Ledger['check']): void {
  const action = entry(dict, 'S', PDFName)?.decodeText()
  if (nameAt(dict, 'Type') === 'Action') check('A 6.5.1', actions.has(action ?? ''), `action ${action}`)
  for (const key of ['AA', 'JS', 'JavaScript', 'XFA']) {
    if (dict.has(PDFName.of(key))) check('A 6.5', false, `${key} in a dictionary`)
  }
  if (nameAt(dict, 'Type') === 'ExtGState') {
    check('A 6.2.5', !['TR', 'TR2', 'HTP'].some((key) => dict.has(PDFName.of(key))), 'a transfer function')
  }
}

function checkStream({ dict }: PDFRawStream, check: Ledger['check']): void {
  const filter = dict.lookup(PDFName.of('Filter'))
  const names = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
  check('A 6.1.7', names.every((name) => name instanceof PDFName && filters.has(name.decodeText())),
    `filter ${names.map((name) => name.toString()).join(' ')}`)
  check('A 6.1.7', !dict.has(PDFName.of('F')), 'a stream outside the file')
  if (nameAt(dict, 'Subtype') !== 'Image') return
  check('A 6.2.8', entry(dict, 'Interpolate', PDFBool)?.asBoolean() !== true, 'a picture that is smoothed')
  check('A 6.2.8', !dict.has(PDFName.of('Alternates')) && !dict.has(PDFName.of('OPI')), 'a picture with alternates')
}

/** The dictionaries that stand directly in an object, itself included. */
function* dictsIn(object: PDFObject): Generator<PDFDict> {
  if (object instanceof PDFRawStream) yield* dictsIn(object.dict)
  else if (object instanceof PDFArray) for (const item of object.asArray()) yield* dictsIn(item)
  else if (object instanceof PDFDict) {
    yield object
    for (const value of object.values()) yield* dictsIn(value)
  }
}
