import type { Run } from '../../layout/page-starts.js'
import { readPdf } from '../../pdf/read/read.js'
import { readTagged, type TaggedRun } from '../../pdf/read/tagged-text.js'
import { signPage } from '../../pdf/read/sign-page.js'
import { numberOf, type EditionRecord, type PlacedBlock } from '../record.js'

/** A page and a line of it, from 1; the lines as in `PlacedBlock`. */
export type PagePlace = Pick<PlacedBlock, 'page' | 'line'>

/** A block of an edition as its pages show it, without white space. */
export interface TextBlock {
  /** As in the record. */
  readonly id: string
  /** Index of its first character in the edition's text. */
  readonly at: number
  readonly text: string
}

/** What comparing two editions needs of each: all of it lies in the edition's own folder. */
export interface EditionText {
  readonly record: EditionRecord
  /** Which edition of the document it is, from 1. */
  readonly number: number
  readonly text: string
  /** Where in the text each piece of a line begins, and where it stands. */
  readonly runs: readonly Run[]
  readonly blocks: readonly TextBlock[]
  /** For each page what it looks like: equal texts, equal looks. */
  readonly looks: readonly string[]
  /** What the looks were taken from: the pixels of the pages, or what their content says. */
  readonly seenIn: 'pixels' | 'content'
}

/** Reads an edition from its record and the bytes of its PDF. Throws `UnreadablePdf`. */
export async function readEditionText(record: EditionRecord, pdf: Uint8Array): Promise<EditionText> {
  const reading = readPdf(pdf)
  const { text, runs } = await readTagged(pdf, reading)
  const { pages } = await reading
  return {
    record, number: numberOf(record), text, runs: runs.map(({ at, page, line }) => ({ at, page, line })),
    blocks: cut(text, locate(record.blocks, runs)), looks: pages.map(signPage), seenIn: 'content'
  }
}

/** The same edition, judged by the pixels of its pages, of which `images` has a hash for each. */
export function withImages(edition: EditionText, images: readonly string[]): EditionText {
  return images.length === edition.looks.length ? { ...edition, looks: images, seenIn: 'pixels' } : edition
}

/**
 * Finds for each block of a record the run with which it begins: the first on its line at which a paragraph, heading or
 * cell of the PDF's structure begins, behind the block before it. (The record names no index.)
 */
function locate(blocks: readonly PlacedBlock[], runs: readonly TaggedRun[]): { id: string, at: number }[] {
  const starts = new Map<string, number[]>()
  for (const [index, { at, page, line, block }] of runs.entries()) {
    if (block === runs[index - 1]?.block) continue
    const places = starts.get(`${page}/${line}`)
    if (places) places.push(at)
    else starts.set(`${page}/${line}`, [at])
  }
  let last = -1
  return blocks.flatMap(({ id, page, line }) => {
    const at = starts.get(`${page}/${line}`)?.find((place) => place > last)
    if (at === undefined) return []
    last = at
    return [{ id, at }]
  })
}

/** Every character belongs to a block: what stands before the first to the first. */
function cut(text: string, places: readonly { readonly id: string, readonly at: number }[]): TextBlock[] {
  return places.map(({ id, at }, index) => {
    const start = index === 0 ? 0 : at
    return { id, at: start, text: text.slice(start, places[index + 1]?.at) }
  })
}
