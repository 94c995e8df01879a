/** A block as it was written: where it begins in the text, and its own words without the label. */
export interface WrittenBlock {
  readonly kind: string
  readonly at: number
  readonly words: string
}

/** Writes down a text character by character, with the offset in the source at which each stands. */
export interface Transcript {
  readonly offsets: number[]
  /** Indexes of the code units that the program made. */
  readonly made: Set<number>
  readonly blocks: WrittenBlock[]
  readonly text: () => string
  /** Writes words of the source; each character is looked for behind the one before it, from `start` on. */
  readonly write: (words: string, start?: number) => void
  /** Writes words that the program makes; they belong to the offset `at`. */
  readonly make: (words: string, at: number) => void
  /** Keeps a label for the next block, behind labels that still wait; one that was typed stands at an offset of its own. */
  readonly label: (words: string, typedAt?: number) => void
  /** Writes a block that lies between two offsets of the source; one without text is none. */
  readonly block: (kind: string, range: readonly [number, number], write: () => void) => void
}

/** Opens a transcript for the text of `source`. White space (what `\s` matches) is not written. */
export function openTranscript(source: string): Transcript {
  const parts: string[] = []
  const offsets: number[] = []
  const made = new Set<number>()
  const blocks: WrittenBlock[] = []
  let [at, end] = [0, source.length]
  let waiting: { words: string, typedAt: number | undefined }[] = []

  const put = (character: string, offset: number) => {
    if (/\s/.test(character)) return
    parts.push(character)
    for (let unit = 0; unit < character.length; unit += 1) offsets.push(offset)
  }
  const transcript: Transcript = {
    offsets, made, blocks,
    text: () => parts.join(''),
    write: (words, start = 0) => {
      at = Math.max(at, start)
      const within = source.slice(0, end)
      const absent = new Set<string>()
      for (const character of words) {
        const found = absent.has(character) ? -1 : within.indexOf(character, at)
        put(character, found >= 0 ? found : at)
        // not there: worded out, or spelt as a reference such as &lt;
        if (found < 0) absent.add(character)
        else at = found + character.length
      }
    },
    make: (words, offset) => {
      const first = offsets.length
      for (const character of words) put(character, offset)
      for (let index = first; index < offsets.length; index += 1) made.add(index)
    },
    label: (words, typedAt) => { waiting.push({ words, typedAt }) },
    block: (kind, [start, stop], write) => {
      [at, end] = [start, stop]
      const [first, offset] = [parts.length, offsets.length]
      for (const { words, typedAt } of waiting) {
        if (typedAt === undefined) transcript.make(words, start)
        else for (const [index, character] of [...words].entries()) put(character, typedAt + index)
      }
      waiting = []
      const own = parts.length
      write()
      if (parts.length > first) blocks.push({ kind, at: offset, words: parts.slice(own).join('') })
    }
  }
  return transcript
}
