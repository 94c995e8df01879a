import type { Element } from 'hast'
import { Blob, Face as HarfBuzzFace } from 'harfbuzzjs'
import type { Face } from '../fonts/prepare.js'
import { roles } from '../fonts/roles.js'
import type { Description } from '../forms/form.js'
import { h } from '../markup/hast.js'
import { apparatus } from '../markup/text-places.js'

/** A PDF whose pages a book marks. */
export interface PagesOfPdf {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string
  /** Whether its pages are those of the printed original. */
  readonly isOriginal: boolean
}

/** The edition whose pages a book marks: a PDF, or the printed original without one. */
export type PagedEdition = PagesOfPdf | 'print'

/** Names the edition whose pages are marked, for the metadata. */
export function namePageSource({ citation, plainTitle }: Description, pages: PagedEdition): string {
  if (pages === 'print') return `${citation}印刷本`
  const file = `PDF 版《${plainTitle}》，SHA-256 ${pages.hash}`
  return pages.isOriginal ? `${citation}印刷本（页码同 ${file}）` : `${citation} ${file}`
}

/** One line on this edition, for its reader: of what it is the e-book, and whose pages it has. The metadata says the rest. */
export function editionNote({ citation, edition }: Description, pages: PagedEdition | undefined): Element {
  const isPrint = pages === 'print' || pages?.isOriginal
  const source = pages && (isPrint ? '，页码同印刷本' : '，页码同 PDF 版')
  return h('p', { className: [apparatus] }, `${citation}${edition === 1 ? '' : `第${edition}版`}电子版${source ?? ''}`)
}

/** Names a face as it is in a file, and the address of its licence where it tells one, for the metadata. */
export function describeFace({ role, data }: Face): string {
  const face = new HarfBuzzFace(new Blob(data))
  const read = (id: number) => {
    const entry = face.listNames().find(({ nameId }) => nameId === id)
    // PostScript names (id 6) and addresses (id 14) are ASCII (OpenType, “name”)
    return entry ? face.getName(id, entry.language).replace(/[^\x20-\x7e]/g, '') : ''
  }
  return [`${roles[role].zh}：${read(6)}`, read(14)].filter(Boolean).join(' ')
}
