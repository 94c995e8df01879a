import { PDFArray, PDFDict } from '@cantoo/pdf-lib'
import { entry, nameAt, textOfString } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import { elementsOf, type StructElement } from '../read/structure.js'
import type { Ledger } from './ledger.js'

type Types = Readonly<Record<string, readonly string[]>>

/** The standard types (ISO 32000-1 14.8.4) that a document of this program may use. */
const standard = new Set([
  'Document', 'Div', 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD',
  'Caption', 'BlockQuote', 'Figure', 'Span', 'Quote', 'Note', 'Reference', 'Code', 'Link'
])
/** What may stand in them (ISO 14289-1 7.2, ISO 32000-1 14.8.4.3). */
const allowedIn: Types = {
  StructTreeRoot: ['Document'], L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'], Table: ['TR', 'Caption'],
  TR: ['TH', 'TD']
}
/** Where they must stand. */
const placeOf: Types = { LI: ['L'], LBody: ['LI'], TR: ['Table'], TH: ['TR'], TD: ['TR'] }

/** Checks the structure: types and their places, pictures' descriptions, heading levels, header cells, notes. */
export function checkStructure({ catalog, tree }: PdfModel, { check }: Ledger): void {
  if (!tree) return
  const roles = entry(catalog, 'StructTreeRoot/RoleMap', PDFDict)
  const typeOf = ({ type }: StructElement) => standard.has(type) ? type : nameAt(roles, type) ?? type
  const notes = new Set<string>()
  let level = 0
  for (const [element, ancestors] of elementsOf(tree)) {
    const type = typeOf(element)
    const parent = ancestors.at(-1)
    if (parent) {
      check('UA 7.1', standard.has(type), `structure type ${type}`)
      check('UA 7.2', placeOf[type]?.includes(typeOf(parent)) ?? true, `${type} in ${typeOf(parent)}`)
    }
    for (const kid of element.kids) {
      const found = kid.kind === 'element' ? typeOf(kid) : kid.kind
      check('UA 7.2', allowedIn[type]?.includes(found) ?? kid.kind !== 'oddity', `${found} in ${type}`)
    }
    if (type === 'Figure') check('UA 7.3', isDescribed(element), 'a picture without description')
    if (type === 'Table') check('UA 7.2', hasEvenRows(element), 'a table with rows of unequal length')
    if (type === 'TH') check('UA 7.5', hasScope(element), 'a header cell without scope')
    if (type === 'Note') {
      const id = element.entries.get('ID')?.toString() ?? ''
      check('UA 7.9', id !== '' && !notes.has(id), `a note with the identifier ${id || 'missing'}`)
      notes.add(id)
    }
    const depth = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (depth > 0) {
      check('UA 7.4.2', depth <= level + 1, `a heading of level ${depth} after one of level ${level}`)
      level = depth
    }
  }
}

function isDescribed({ entries }: StructElement): boolean {
  return ['Alt', 'ActualText'].some((key) => textOfString(entries.get(key))?.trim())
}

function hasScope({ entries }: StructElement): boolean {
  const attributes = entries.get('A')
  const dicts = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
  return dicts.some((dict) => dict instanceof PDFDict && nameAt(dict, 'Scope') !== undefined)
}

function hasEvenRows({ kids }: StructElement): boolean {
  const rows = kids.flatMap((kid) => kid.kind === 'element' && kid.type === 'TR' ? [kid.kids.length] : [])
  return new Set(rows).size === 1
}
