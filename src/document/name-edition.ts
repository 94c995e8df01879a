import { madeFields } from '../forms/fields.js'
import type { OfficialDocument } from './document.js'

/**
 * Has a document say which edition of it is made, from 1: a later one has a line in its imprint (版记) and, where the front
 * matter names it, the day on which it was revised.
 */
export function nameEdition(document: OfficialDocument, edition: number): OfficialDocument {
  const { description, fields } = document
  if (edition === 1) return { ...document, description: { ...description, revised: undefined } }
  const { revised } = description
  const value = revised ? `第${edition}版，${revised.text}修订` : `第${edition}版`
  const note = { key: 'editionNote', field: madeFields.editionNote, value }
  return { ...document, description: { ...description, edition }, fields: new Map([...fields, [note.key, note]]) }
}
