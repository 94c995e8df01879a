import type { VFile } from 'vfile'
import type { PrintedWords, SourceCounts, SourceLedger } from '../document/ledger/source-ledger.js'
import { report } from '../report.js'
import { bare } from '../text/characters.js'
import { excerpt, firstDifference, placeAt } from '../text/differences.js'
import type { SourceText } from './source-text.js'

/** A date or number for machines, which the program words out. */
const machineForm = /^[\d-]+$/

/**
 * Compares what the ledger of a source says is printed with the text that every product has to say, both in the order of
 * the file and without white space: what the parser read and what the tree kept are the same. A difference is reported
 * at its place. Gives the counts of the ledger.
 */
export function proveLedger(file: VFile, ledger: SourceLedger, text: SourceText): SourceCounts {
  const fields = fieldsOf(ledger.words)
  const passages: Passage[] = []
  for (const [number, { id, at }] of text.blocks.entries()) {
    const end = text.blocks[number + 1]?.at ?? text.text.length
    const field = fields.get(id)
    if (!field) {
      passages.push(...passagesIn(text, at, end))
      continue
    }
    fields.delete(id)
    const said = text.text.slice(at, end)
    // wording out may put something before and behind what was typed
    if (!holds(said, field.parts) && !machineForm.test(field.text)) tell(field.offset, field.text, said)
  }
  for (const { offset, text: typed } of fields.values()) tell(offset, typed, '')

  const words = ledger.words.filter(({ field }) => field === undefined)
  const typed = bare(words.map(({ text: own }) => own).join(''))
  const said = passages.sort((a, b) => a.offset - b.offset).map((passage) => passage.text).join('')
  const at = firstDifference(typed, said)
  if (at !== undefined) tell(placeOf(words, at), excerpt(typed, at), excerpt(said, at))
  return ledger.counts()

  function tell(offset: number, typed: string, said: string): void {
    report(file, 'source-differs', placeAt(ledger.source, offset), typed, said)
  }
}

/** Whether a text has all of these in it, one behind the other. */
function holds(text: string, parts: readonly string[]): boolean {
  let end = 0
  return parts.every((part) => {
    const at = text.indexOf(part, end)
    end = at + part.length
    return at >= 0
  })
}

/** Words that stand in the file one behind the other, and the offset of the first. */
interface Passage {
  readonly offset: number
  readonly text: string
}

/** The words of a block, without what the program made; a label may stand elsewhere in the file than the rest. */
function passagesIn({ text, offsets, made }: SourceText, start: number, end: number): Passage[] {
  const passages: Passage[] = []
  let first = start
  for (let index = start; index <= end; index += 1) {
    const goesOn = index < end && !made.has(index) && (index === first || (offsets[index] ?? 0) >= (offsets[index - 1] ?? 0))
    if (goesOn) continue
    if (index > first) passages.push({ offset: offsets[first] ?? 0, text: text.slice(first, index) })
    first = made.has(index) ? index + 1 : index
  }
  return passages
}

/** The value of a field that stands on a page: its parts, where it is a list. */
interface FieldWords extends PrintedWords {
  readonly parts: readonly string[]
}

/** The values that stand on a page, by field; the parts of a list one behind the other. */
function fieldsOf(words: readonly PrintedWords[]): Map<string, FieldWords> {
  const fields = new Map<string, FieldWords>()
  for (const { field, text, offset } of words) {
    if (field === undefined) continue
    const { offset: first = offset, parts: before = [] } = fields.get(field) ?? {}
    const parts = [...before, bare(text)]
    fields.set(field, { offset: first, text: parts.join(''), parts })
  }
  return fields
}

/** The offset of the words in which the character `at` of all of them, without white space, lies. */
function placeOf(words: readonly PrintedWords[], at: number): number {
  let passed = 0
  for (const { offset, text } of words) {
    passed += bare(text).length
    if (passed > at) return offset
  }
  return words.at(-1)?.offset ?? 0
}
