import { PDFDict } from '@cantoo/pdf-lib'
import { entry, nameAt, textOfString } from '../read/objects.js'
import type { PdfModel } from '../read/read.js'
import { attributesOf, elementsOf, spanOf, type StructElement } from '../read/structure.js'
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

const kinds = { mark: { zh: '内容', en: 'content' }, annotation: { zh: '注释', en: 'an annotation' } }

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
      check('element-type', standard.has(type), type)
      check('element-place', placeOf[type]?.includes(typeOf(parent)) ?? true, type, typeOf(parent))
    }
    for (const kid of element.kids) {
      const found = kid.kind === 'element' ? typeOf(kid) : kid.kind
      const shown = kid.kind === 'element' ? found : kid.kind === 'oddity' ? kid.detail : kinds[kid.kind]
      check('element-kids', allowedIn[type]?.includes(found) ?? kid.kind !== 'oddity', shown, type)
    }
    if (type === 'Figure') check('picture-description', isDescribed(element))
    if (type === 'Table') check('table-rows', hasEvenRows(element))
    if (type === 'TH') check('header-scope', hasScope(element))
    if (type === 'Note') {
      const id = element.entries.get('ID')?.toString() ?? ''
      check('note-identifier', id !== '' && !notes.has(id), id || { zh: '无', en: 'missing' })
      notes.add(id)
    }
    const depth = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (depth > 0) {
      check('heading-level', depth <= level + 1, depth, level)
      level = depth
    }
  }
}

function isDescribed({ entries }: StructElement): boolean {
  return ['Alt', 'ActualText'].some((key) => textOfString(entries.get(key))?.trim())
}

function hasScope(element: StructElement): boolean {
  return attributesOf(element).some((dict) => nameAt(dict, 'Scope') !== undefined)
}

/** Whether all rows are as wide, each with what reaches into it from above. */
function hasEvenRows({ kids }: StructElement): boolean {
  const widths: number[] = []
  for (const [y, row] of kids.filter((kid) => kid.kind === 'element' && kid.type === 'TR').entries()) {
    for (const cell of row.kind === 'element' ? row.kids : []) {
      const [columns, rows] = cell.kind === 'element' ? spanOf(cell) : [1, 1]
      for (let below = y; below < y + rows; below += 1) widths[below] = (widths[below] ?? 0) + columns
    }
  }
  return new Set(widths).size === 1
}
