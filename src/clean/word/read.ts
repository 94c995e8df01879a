import { strFromU8, strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { openWord, type WordParts } from './open.js'
import { writeNumbers } from './number-lists.js'
import { textOfHtml } from './text-of-html.js'

/** A Word file as raw text, with its pictures by their names. */
export interface WordText extends Pick<WordParts, 'hasMacros' | 'changes'> {
  readonly text: string
  /** Formats of Word's numbers that were written in figures. */
  readonly formats: readonly string[]
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/**
 * Reads a Word file (.docx) by mammoth, with all changes accepted and without comments, as raw text in which headings, bold,
 * tables, notes and the numbers of lists are written out; pictures are named `<stem>-1.png` and so on. Gives what is wrong
 * with the file where it is no Word file.
 */
export async function readWord(bytes: Uint8Array, stem: string): Promise<WordText | string> {
  const word = openWord(bytes)
  if (typeof word === 'string') return word
  const part = (name: string) => strFromU8(word.parts[`word/${name}.xml`] ?? new Uint8Array())
  const { document, unknown } = writeNumbers(part('document'), part('numbering'), part('styles'))
  // packed anew of what was unpacked within bounds
  const packed = zipSync({ ...word.parts, 'word/document.xml': strToU8(document) }, { level: 0 })
  const pictures = new Map<string, Uint8Array>()
  try {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(packed) }, {
      convertImage: mammoth.images.imgElement(async (image) => {
        const name = `${stem}-${pictures.size + 1}.${/\/(png|jpe?g|gif|webp)/.exec(image.contentType)?.[1]?.replace('jpeg', 'jpg') ?? 'bin'}`
        pictures.set(name, Uint8Array.from(await image.readAsBuffer()))
        return { src: name }
      })
    })
    return { text: textOfHtml(html), formats: unknown, pictures, hasMacros: word.hasMacros, changes: word.changes }
  } catch {
    return 'ZIP, damaged'
  }
}
