import type { Line } from './lines.js'

/** A line, or what is left of its end, that stays in the text. */
export interface Piece {
  readonly line: Line
  /** The index in the line's text where it begins. */
  readonly start: number
  /** Whether something before it tells that a page turned there. */
  readonly isTurned: boolean
  /** Whether it goes on, inside its line, with what stands before it. */
  readonly isGlued: boolean
  /** Between which signs of a page's end it stands: counted from 0. */
  readonly block: number
  /** Whether more empty lines than elsewhere stand before it, in a text whose pages are so parted. */
  readonly isParted?: boolean
  /** Whether the number of a page stands directly before or behind it. */
  readonly isBeside?: boolean
  /** The page on which it stands, where pages have numbers. */
  readonly sheet?: Sheet
}

/** A page as the raw text has it: its number, and which one of several pages with this number it is. */
export interface Sheet {
  readonly page: number
  readonly run: number
}

/** The text of a piece. */
export function textOf({ line: { text }, start }: Piece): string {
  return start === 0 ? text : text.slice(start)
}
