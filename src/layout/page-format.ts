import type { RoleName } from '../fonts/roles.js'
import type { Form } from '../forms/form.js'
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
  /** The first page of a letter, which is laid out otherwise. */
  readonly letterhead?: Letterhead
}

/** Between red double rules, wider than the type area and in the middle of the paper; all in mm. */
interface Letterhead {
  /** From the edge of the paper to the mark, from that to the first rule, and from the last rule to the edge. */
  readonly top: number
  readonly gap: number
  readonly foot: number
  readonly width: number
  /** How thick the two lines of a rule are, and how far apart. */
  readonly lines: { readonly thick: number, readonly between: number, readonly thin: number }
  /** Id of the mark. */
  readonly mark: string
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

/**
 * 信函, 10.1: the mark 30 mm below the edge, the rule 4 mm below it, the other 20 mm above the lower edge, both 170 mm; no
 * number on the first page. How thick the lines are it does not say.
 */
export const letter: PageFormat = {
  ...gbt9704, pageNumber: { ...gbt9704.pageNumber, first: 2 },
  letterhead: { top: 30, gap: 4, foot: 20, width: 170, lines: { thick: 0.7, between: 0.5, thin: 0.25 }, mark: 'mark' }
}

/** How the pages of a form are: as it says, else by the standard's general rules. */
export function formatOf({ page }: Pick<Form, 'page'>): PageFormat {
  return page === 'letter' ? letter : gbt9704
}

/** How high a rule of a letterhead is, mm. */
export function ruleHeight({ lines: { thick, between, thin } }: Letterhead): number {
  return thick + between + thin
}

/**
 * Where the text of a page (from 1) may stand: top and height, mm from the upper edge of the paper. On the first page of a
 * letter the last line ends 7/8 of a character above the rule (10.1), as it would above another line.
 */
export function textArea({ paper, typeArea, margins, letterhead, sizes, lines }: PageFormat, page: number): { top: number, height: number } {
  if (!letterhead || page > 1) return { top: margins.top, height: typeArea.height }
  const { top, foot } = letterhead
  const size = sizes.text / 72 * 25.4
  const white = (typeArea.height / lines - size) / 2
  return { top, height: paper.height - foot - ruleHeight(letterhead) - size * 7 / 8 + white - top }
}

/** From line to line, pt, where `lines` fill the type area: in twentieths of a point, as office programs count. */
export function pitchOf({ typeArea }: PageFormat, lines: number): number {
  return Math.floor(typeArea.height / 25.4 * 72 / lines * 20) / 20
}

/** Tells the printer what runs over the pages, and how far. */
export function flowOf(format: PageFormat): Flow {
  const { typeArea, anchors, letterhead } = format
  return { selector: anchors.flow, ...typeArea, ...(letterhead && { firstHeight: textArea(format, 1).height }) }
}

/** Gives what a page (from 1) says outside its type area: its number, or nothing. */
export function furnitureOf({ pageNumber: { before, after, first } }: PageFormat): (page: number) => string {
  return (page) => page < first ? '' : `${before}${page}${after}`
}

/** The characters of the page numbers, by the role of their face. */
export function furnitureUsage({ pageNumber: { before, after, role } }: PageFormat): Usage {
  return new Map([[role, new Set(`${before}0123456789${after}`)]])
}
