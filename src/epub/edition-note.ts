import type { Element } from 'hast'
import { Blob, Face as HarfBuzzFace } from 'harfbuzzjs'
import type { Bulletin } from '../document/document.js'
import type { Face } from '../fonts/prepare.js'
import { roles } from '../fonts/roles.js'
import { h } from './hast.js'
import { apparatus } from './text-places.js'

/** Names the printed original, whose pages are marked where no other edition's are. */
export function originalPages({ serialName, date, issueNumber }: Bulletin): string {
  return `《${serialName}》${date.iso.slice(0, 4)}年${issueNumber.text}印刷本`
}

/**
 * The note on this edition: whose pages are marked, and the faces, each with the address of its licence where the face
 * names one.
 */
export function editionNote(faces: readonly Face[], pageSource: string | undefined): Element {
  const lines = [
    ...(pageSource === undefined ? [] : [`页码依据：${pageSource}`]),
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
