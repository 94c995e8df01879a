import type { Element } from 'hast'
import { Blob, Face as HarfBuzzFace } from 'harfbuzzjs'
import type { Face } from '../fonts/prepare.js'
import { roles } from '../fonts/roles.js'
import type { Description } from '../forms/form.js'
import { h } from '../markup/hast.js'
import { apparatus } from './text-places.js'

/** The PDF whose pages a book marks. */
export interface PagedEdition {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string
  /** Whether its pages are those of the printed original. */
  readonly isOriginal: boolean
}

/** Names the edition whose pages are marked: the PDF, or without one the printed original. */
export function namePageSource({ citation, plainTitle }: Description, pdf: PagedEdition | undefined): string {
  const file = `PDF 版《${plainTitle}》，SHA-256 ${pdf?.hash}`
  if (!pdf) return `${citation}印刷本`
  return pdf.isOriginal ? `${citation}印刷本（页码同 ${file}）` : `${citation} ${file}`
}

/**
 * The note on this edition: whose pages are marked, the SHA-256 of the Markdown it was made from, and the faces, each
 * with the address of its licence where the face names one.
 */
export function editionNote(faces: readonly Face[], sourceHash: string, pageSource: string | undefined): Element {
  const lines = [
    ...(pageSource === undefined ? [] : [`页码依据：${pageSource}`]),
    `源文件：SHA-256 ${sourceHash}`,
    '内嵌字体只含文中所用的字，名称及许可如下：',
    ...faces.map(describe)
  ]
  return h('section', { className: [apparatus], ariaLabelledBy: ['edition'] },
    h('h2', { id: 'edition' }, '电子版说明'), ...lines.map((line) => h('p', {}, line)))
}

const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32))

/** What faces are described in: PostScript names (id 6) and addresses (id 14) are ASCII (OpenType, “name”). */
export const describing = `${Object.values(roles).map(({ zh }) => zh).join('')}：${ascii}`

function describe({ role, data }: Face): string {
  const face = new HarfBuzzFace(new Blob(data))
  const read = (id: number) => {
    const entry = face.listNames().find(({ nameId }) => nameId === id)
    return entry ? face.getName(id, entry.language).replace(/[^\x20-\x7e]/g, '') : ''
  }
  return [`${roles[role].zh}：${read(6)}`, read(14)].filter(Boolean).join(' ')
}
