import type { RoleName } from '../fonts/roles.js'
import type { Usage } from '../fonts/usage.js'
import type { Flow } from '../world.js'

/**
 * What the pages of a document are like: each figure that style sheets (as custom properties), printer, archive pass
 * and proof go by stands here and nowhere else.
 */
export interface PageFormat {
  /** mm. */
  readonly paper: Area
  /** 版心, mm; whatever is printed stands in it, but for the page number. */
  readonly typeArea: Area
  /** 天头 and 订口, the white above the type area and at the side where the sheets are bound, mm; the rest follows. */
  readonly margins: { readonly top: number, readonly binding: number }
  /** Lines of a full page, characters of a full line. */
  readonly lines: number
  readonly characters: number
  /** Sizes of type, pt: 三号, 二号, 四号; tables take the first of theirs in which they fit, 四号 to 五号. */
  readonly sizes: { readonly text: number, readonly title: number, readonly small: number, readonly table: readonly number[] }
  /** How thick the rules are, mm. */
  readonly rules: { readonly thick: number, readonly thin: number }
  /** `#rrggbb`, of every product. */
  readonly red: string
  readonly pageNumber: PageNumber
  readonly anchors: Anchors
}

interface Area {
  readonly width: number
  readonly height: number
}

/** What stands below the type area, on the outer side, one character in. */
interface PageNumber {
  readonly before: string
  readonly after: string
  readonly role: RoleName
  /** pt. */
  readonly size: number
  /** From the foot of the type area to the top of its line, mm. */
  readonly drop: number
  /** The first page that has one. */
  readonly first: 1 | 2
}

/** By what print and proof know the parts of a page's HTML. */
interface Anchors {
  /** CSS selector of the one element that runs over the pages. */
  readonly flow: string
  /** Id of the element that is pinned to the foot of the last page; a form may have none. */
  readonly foot: string
}

/** 公文格式, GB/T 9704-2012. */
export const gbt9704: PageFormat = {
  paper: { width: 210, height: 297 }, // 5.1: A4
  typeArea: { width: 156, height: 225 }, // 5.2.1
  margins: { top: 37, binding: 28 }, // 5.2.1
  lines: 22, // 5.2.3
  characters: 28, // 5.2.3: drawn together, for 28 × 16 pt are 158.04 mm
  sizes: { text: 16, title: 22, small: 14, table: [14, 12, 10.5] }, // 5.2.2, 7.3.1, 7.4.2
  rules: { thick: 0.35, thin: 0.25 }, // 7.4.1
  // 5.2.4 names no tint. This one has a contrast of 4.5 on white as on black, which a reader of the book may choose.
  red: '#eb0000',
  // 7.5: 四号 between 一字线, which stand 7 mm below the type area, 3.35 of them below the top of their line
  pageNumber: { before: '— ', after: ' —', role: 'songti', size: 14, drop: 3.65, first: 1 },
  anchors: { flow: 'main.pages', foot: 'imprint' }
}

/** From line to line, pt, where `lines` fill the type area: in twentieths of a point, as office programs count. */
export function pitchOf({ typeArea }: PageFormat, lines: number): number {
  return Math.floor(typeArea.height / 25.4 * 72 / lines * 20) / 20
}

/** Tells the printer what runs over the pages, and how far. */
export function flowOf({ typeArea, anchors }: PageFormat): Flow {
  return { selector: anchors.flow, ...typeArea }
}

/** Gives what a page (from 1) says outside its type area: its number, or nothing. */
export function furnitureOf({ pageNumber: { before, after, first } }: PageFormat): (page: number) => string {
  return (page) => page < first ? '' : `${before}${page}${after}`
}

/** The characters of the page numbers, by the role of their face. */
export function furnitureUsage({ pageNumber: { before, after, role } }: PageFormat): Usage {
  return new Map([[role, new Set(`${before}0123456789${after}`)]])
}
