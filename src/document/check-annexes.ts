import type { Heading, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report, type Place } from '../report.js'
import { bare } from '../text/characters.js'
import { divisionsOf, headOf, readLabel } from './divisions.js'
import { shorten, wordsOf } from './words-of.js'

/** What a document says of its annexes before they come: their names, and where it says so. */
export interface AnnexNote {
  readonly names: readonly string[]
  readonly place: Place
}

/**
 * Compares the annexes of a body with the note of them, word for word (GB/T 9704-2012 7.3.4, 7.3.7), and looks at their
 * numbers. A title as the document's own, or before any text, is no enclosed document's.
 */
export function checkAnnexes(file: VFile, body: Root, { note, title }: { note: AnnexNote | undefined, title: string }): void {
  const [text, ...others] = divisionsOf(body.children)
  const heads = others.flatMap(([head]) => head?.type === 'heading' ? [head] : [])
  const annexes = heads.filter((head) => headOf(head)?.kind === 'annex')
  checkEnclosures(file, text, { heads, title })
  for (const [head, ...blocks] of others) if (headOf(head) && blocks.every(isEmpty)) report(file, 'division-empty', head, shorten(wordsOf(head as Heading)))
  const count = Math.max(annexes.length, note?.names.length ?? 0)
  checkNumbers(file, annexes, count)
  if (note) compare(file, note, annexes)
  else for (const annex of annexes) report(file, 'annex-unnamed', annex, labelOf(annex))
  checkMentions(file, body, count)
}

function checkEnclosures(file: VFile, text: readonly RootContent[], { heads, title }: { heads: readonly Heading[], title: string }): void {
  for (const [index, head] of heads.entries()) {
    const own = headOf(head)
    if (own?.kind !== 'enclosure') continue
    if (bare(own.title) === bare(title) || (index === 0 && text.every(isEmpty))) report(file, 'title-in-body', head, shorten(own.title))
  }
}

function isEmpty(block: RootContent): boolean {
  return ['pageMark', 'footnoteDefinition', 'thematicBreak'].includes(block.type)
}

/** Annexes are numbered from 1 in Arabic figures; one alone has no number, and no label has a mark behind it. */
function checkNumbers(file: VFile, annexes: readonly Heading[], count: number): void {
  const seen = new Set<string>()
  for (const [index, annex] of annexes.entries()) {
    const { label = '', number = '' } = headOf(annex) ?? {}
    const expected = `附件${count === 1 ? '' : index + 1}`
    if (seen.has(number)) report(file, 'annex-twice', annex, label, expected)
    else if (bare(label) !== expected) report(file, 'annex-number', annex, label, expected)
    seen.add(number)
  }
}

/** Reads the note that stands in a text: 附件：, and what is numbered behind or below it. */
export function readNote(text: readonly RootContent[]): AnnexNote | undefined {
  const at = text.findIndex((block) => block.type === 'paragraph' && noteStart.test(wordsOf(block)))
  const start = text[at]
  if (start === undefined) return undefined
  let parts = [wordsOf(start).replace(noteStart, '')]
  for (const block of text.slice(at + 1)) {
    if (block.type === 'list' && block.ordered) parts = parts.concat(block.children.map(wordsOf))
    else if (block.type === 'paragraph' && /^\s*\d{1,2}[.．、]/u.test(wordsOf(block))) parts.push(wordsOf(block))
    else break
  }
  const names = parts.flatMap((part) => part.split(/(?:^|(?<=[^\d.．]))\d{1,2}[.．、](?!\d)/u))
  return { names: names.map((name) => name.trim()).filter((name) => name !== ''), place: start }
}

const noteStart = /^\s*附\s*件\s*(?:[：:]\s*(?=\S)|(?=1[.．、]))/u

function compare(file: VFile, { names, place }: AnnexNote, annexes: readonly Heading[]): void {
  for (const [index, name] of names.entries()) {
    const annex = annexes[index]
    const label = names.length === 1 ? '附件' : `附件${index + 1}`
    if (!annex) {
      if (!/[（(](?:略|另发|另附|网上下载)[）)]$/u.test(name)) report(file, 'annex-missing', place, shorten(name), label)
      continue
    }
    const { title = '' } = headOf(annex) ?? {}
    if (title !== '' && bare(title) !== bare(name)) report(file, 'annex-title', annex, shorten(title), shorten(name))
  }
  for (const annex of annexes.slice(names.length)) report(file, 'annex-unnamed', annex, labelOf(annex))
}

/** Where the text sends the reader to an annex that is not there; only in brackets is it surely its own: （见附件3）. */
function checkMentions(file: VFile, body: Root, count: number): void {
  visit(body, 'text', (node) => {
    for (const [, number = ''] of node.value.matchAll(/（(?:详?见)?附件(\d{1,3})）/gu)) {
      if (Number(number) > count) report(file, 'annex-mentioned', node, `附件${number}`)
    }
  })
  for (const block of body.children) {
    const words = block.type === 'paragraph' ? wordsOf(block).trim() : ''
    if (words !== '' && readLabel(words)?.title === '' && /^附\s*件\s*[\d一二三四五六七八九十]*[：:]?$/u.test(words) && !/^附件[：:]$/u.test(words)) {
      report(file, 'annex-unmarked', block, words)
    }
  }
}

function labelOf(annex: Heading): string {
  const { number = '', title = '' } = headOf(annex) ?? {}
  return `附件${number}${title && ` ${shorten(title)}`}`
}
