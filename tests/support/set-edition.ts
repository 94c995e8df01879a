import type { EditionText } from '../../src/edition/errata/edition-text.js'
import type { EditionRecord } from '../../src/edition/record.js'
import { sha256 } from '../../src/text/hashes.js'

/** A block: its id and its text; without an id that of a paragraph by its first characters. */
export type Said = string | readonly [id: string, text: string]

/** An edition as if it had been set in lines of ten characters, five a page, each block on a line of its own. */
export function setEdition(said: readonly Said[], { number = 1, inputs = {} }: { number?: number, inputs?: object } = {}): EditionText {
  const blocks: { id: string, at: number, text: string }[] = []
  const runs: { at: number, page: number, line: number }[] = []
  let at = 0
  for (const block of said) {
    const [id, text] = typeof block === 'string' ? [`paragraph-${sha256(block.slice(0, 16)).slice(0, 8)}`, block] : block
    blocks.push({ id, at, text })
    for (let from = 0; from < text.length; from += 10) {
      runs.push({ at: at + from, page: Math.floor(runs.length / 5) + 1, line: runs.length % 5 + 1 })
    }
    at += text.length
  }
  const text = blocks.map((block) => block.text).join('')
  const looks = Array.from({ length: Math.ceil(runs.length / 5) }, (_, page) => runs.slice(page * 5, page * 5 + 5)
    .map((run, index) => text.slice(run.at, runs[page * 5 + index + 1]?.at)).join('|') + JSON.stringify(inputs))
  return { record: { inputs } as EditionRecord, number, text, runs, blocks, looks, seenIn: 'content' }
}
