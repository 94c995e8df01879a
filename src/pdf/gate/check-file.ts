import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import { entry, inflate, itemsAt, nameAt, toLatin1 } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import type { Check, Ledger } from './ledger.js'

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
  check('header', /^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}/.test(head))
  check('end-of-file', /%%EOF\r?\n?$/.test(toLatin1(pdf.subarray(-8))))
  const id = context.lookup(context.trailerInfo.ID)
  const ids = id instanceof PDFArray ? id.asArray() : []
  const isWhole = ids.length === 2 && ids.every((part) => part instanceof PDFHexString && part.asBytes().length === 16)
  check('file-identifier', isWhole)

  for (const [, object] of context.enumerateIndirectObjects()) {
    for (const dict of dictsIn(object)) checkDict(dict, check)
    if (object instanceof PDFRawStream) checkStream(object, check)
  }
  for (const key of catalog.keys().map((name) => name.decodeText())) {
    check('catalog', expected.has(key), key)
  }
  checkColours(catalog, check)
}

/** All pictures and vectors are in device colours or their own; the output intent says what the former mean. */
function checkColours(catalog: PDFDict, check: Check): void {
  const intents = itemsAt(catalog, 'OutputIntents').filter((item) => item instanceof PDFDict)
  const [intent] = intents.filter((item) => nameAt(item, 'S') === 'GTS_PDFA1')
  const profile = entry(intent, 'DestOutputProfile', PDFRawStream)
  check('output-intent', profile !== undefined)
  if (!profile) return
  const bytes = toLatin1(inflate(profile))
  const isProfile = /^(?:mntr|prtr)RGB $/.test(bytes.slice(12, 20)) && bytes.slice(36, 40) === 'acsp'
  const colours = entry(profile.dict, 'N', PDFNumber)?.asNumber()
  check('colour-profile', isProfile && bytes.charCodeAt(8) < 5 && colours === 3)
}

function checkDict(dict: PDFDict, check: Check): void {
  const action = nameAt(dict, 'S') ?? ''
  if (nameAt(dict, 'Type') === 'Action') check('action', actions.has(action), action)
  for (const key of ['AA', 'JS', 'JavaScript', 'XFA']) {
    if (dict.has(PDFName.of(key))) check('script', false, key)
  }
  const states = entry(dict, 'ExtGState', PDFDict)
  for (const name of states?.keys() ?? []) {
    const state = entry(states, name.decodeText(), PDFDict)
    check('transfer-function', !['TR', 'TR2', 'HTP'].some((key) => state?.has(PDFName.of(key))))
  }
}

function checkStream({ dict }: PDFRawStream, check: Check): void {
  const filter = dict.lookup(PDFName.of('Filter'))
  const names = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
  check('filter', names.every((name) => name instanceof PDFName && filters.has(name.decodeText())), names.join(' '))
  check('stream-inside', !dict.has(PDFName.of('F')))
  if (nameAt(dict, 'Subtype') !== 'Image') return
  check('picture-smoothed', entry(dict, 'Interpolate', PDFBool)?.asBoolean() !== true)
  check('picture-alternates', !dict.has(PDFName.of('Alternates')) && !dict.has(PDFName.of('OPI')))
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
