/** What a character of a source is; `unaccounted` where nobody has said. */
export const characterKinds = ['unaccounted', 'printed', 'metadata', 'mark'] as const

/** One of these. */
export type CharacterKind = (typeof characterKinds)[number]

/** Words that are printed, in the place of the file where they stand or are spelt as references. */
export interface PrintedWords {
  readonly offset: number
  readonly text: string
  /** The field of the front matter whose value they are; the body has none. */
  readonly field?: string
}

/** Of how many UTF-16 code units a source consists, and of how many of each kind. */
export interface SourceCounts {
  readonly characters: number
  readonly printed: number
  readonly metadata: number
  readonly marks: number
}

/** Accounts for every UTF-16 code unit of a source, by what the parsers themselves have taken it for. */
export interface SourceLedger {
  readonly source: string
  /** Says of what kind the code units between two offsets are. */
  readonly enter: (kind: CharacterKind, start: number, end: number) => void
  readonly print: (words: PrintedWords) => void
  /** What was printed, in the order of the file. */
  readonly words: readonly PrintedWords[]
  readonly counts: () => SourceCounts
  /** The first stretch of code units of which nothing was said, as two offsets. */
  readonly unaccounted: () => readonly [start: number, end: number] | undefined
}

/** Opens the ledger of a source, of which nothing has been said yet. */
export function openLedger(source: string): SourceLedger {
  const { length } = source
  const kinds = new Uint8Array(length)
  const words: PrintedWords[] = []
  const count = (kind: CharacterKind) => kinds.reduce((sum, code) => sum + (characterKinds[code] === kind ? 1 : 0), 0)
  return {
    source, words,
    enter: (kind, start, end) => void kinds.fill(characterKinds.indexOf(kind), start, end),
    print: (printed) => void words.push(printed),
    counts: () => ({ characters: length, printed: count('printed'), metadata: count('metadata'), marks: count('mark') }),
    unaccounted: () => {
      const start = kinds.indexOf(0)
      const end = kinds.findIndex((code, index) => index > start && code !== 0)
      return start < 0 ? undefined : [start, end < 0 ? length : end]
    }
  }
}
