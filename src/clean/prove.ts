import { parse } from 'yaml'
import type { Cleaned } from './clean.js'
import type { Row } from './row.js'

/** How many characters of the raw text, without white space, came where. */
export interface Account {
  readonly characters: number
  readonly text: number
  readonly frontMatter: number
  /** Those that rows drop or replace. */
  readonly dropped: number
}

const marks = /<!--\s*page\s*\d+\s*-->/g

/**
 * Proves that each character of `raw` but white space is in the text, in the front matter, or in a row that drops or replaces
 * it, and that nothing else is in the text: it makes the text once more, of the raw text and the rows alone, and compares.
 * Gives `undefined` where that is not so.
 */
export function proveCleaned(raw: string, { frontMatter, blocks, rows, fields, givenLength }: Cleaned): Account | undefined {
  const applied = withoutMoved(rows.filter(({ applied: isApplied }) => isApplied))
  const told: string[] = [raw.slice(0, givenLength).replace(/^\ufeff/, ''), ...fields.map(({ label = '', value, tail = '' }) => label + value + tail)]
  const expected: string[] = []
  let [at, text, moved, dropped] = [givenLength, 0, bare(raw.slice(0, givenLength)).length, 0]
  for (let index = 0; index < applied.length; index += 1) {
    const row = applied[index]
    if (!row || row.from < at) continue
    expected.push(raw.slice(at, row.from))
    text += bare(raw.slice(at, row.from)).length
    if (row.rule === 'field') {
      const { words, gone } = wordsIn(raw, row, applied, index)
      if (!isTold(words, told)) return undefined
      moved += bare(raw.slice(row.from, row.to)).length - gone
      dropped += gone
    } else {
      expected.push(row.after)
      dropped += bare(raw.slice(row.from, row.to)).length
    }
    at = row.to
  }
  expected.push(raw.slice(at))
  text += bare(raw.slice(at)).length
  const body = blocks.map(({ text: words }) => words).join('\n')
  const isSame = bare(expected.join('').replace(marks, '')) === bare(body.replace(marks, '')) && count(expected.join('')) === count(body)
  // read as whoever builds the document will read it
  const values = fields.length === 0 ? [] : Object.values(parse(frontMatter.replace(/^---$/gm, '')) as Record<string, unknown>).flat().map(String)
  const isHeaded = fields.every(({ value }) => values.includes(value))
  const characters = bare(raw).length
  const isWhole = characters === text + moved + dropped
  return isSame && isHeaded && isWhole ? { characters, text, frontMatter: moved, dropped } : undefined
}

/** The rows but for the marks of pages and headings before lines that went into the front matter, where they mark nothing. */
function withoutMoved(rows: readonly Row[]): readonly Row[] {
  const fields = new Set(rows.filter(({ rule, from, to }) => rule === 'field' && from < to).map(({ from }) => from))
  return rows.filter(({ rule, from, to }) => !(rule === 'page-turn' && from === to && fields.has(from)))
}

/** The words of a line that went into the front matter, with the changes made in it, and how many characters these took. */
function wordsIn(raw: string, { from, to }: Row, applied: readonly Row[], index: number): { words: string, gone: number } {
  let [words, at, gone] = ['', from, 0]
  for (const row of applied.filter((other, place) => place !== index && other.from >= from && other.to <= to && other.rule !== 'field' && other.rule !== 'heading')) {
    if (row.from < at) continue
    words += raw.slice(at, row.from) + row.after
    gone += bare(raw.slice(row.from, row.to)).length
    at = row.to
  }
  // marks of headings and of bold mark nothing there
  const whole = bare((words + raw.slice(at, to)).replace(marks, ''))
  const kept = whole.replace(/^#+|\*\*/g, '')
  return { words: kept, gone: gone + whole.length - kept.length }
}

/** Whether `words` are values of the front matter, one after another. */
function isTold(words: string, told: readonly string[]): boolean {
  if (words === '') return true
  return told.some((value) => bare(value) !== '' && words.startsWith(bare(value)) && isTold(words.slice(bare(value).length), told))
}

function count(text: string): number {
  return text.match(marks)?.length ?? 0
}

function bare(text: string): string {
  return text.replace(/[\s\ufeff]+/g, '')
}
