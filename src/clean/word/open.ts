import { strFromU8, unzipSync } from 'fflate'

/** What a Word file may unpack to, bytes in all and files: above that it is a bomb. */
const mostBytes = 64 * 2 ** 20
const mostFiles = 2000

/** The parts of a Word file by their paths, and what it has that is not read. */
export interface WordParts {
  readonly parts: Record<string, Uint8Array>
  readonly hasMacros: boolean
  /** Insertions, deletions, moves and comments. */
  readonly changes: number
}

/** Unpacks a Word file; gives what is wrong with it where it is none. */
export function openWord(bytes: Uint8Array): WordParts | string {
  let [total, count] = [0, 0]
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize
        count += 1
        if (total > mostBytes || count > mostFiles) throw new RangeError(`${total} bytes, ${count} files`)
        return /^(?:word\/(?!vbaProject|embeddings|activeX).*|\[Content_Types\]\.xml|_rels\/.*)$/.test(name)
      }
    })
    const document = parts['word/document.xml']
    if (!document) return 'ZIP'
    const xml = strFromU8(document)
    const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array()).match(/<w:comment /g)?.length ?? 0
    const changes = (xml.match(/<w:(?:ins|del|moveFrom|moveTo) /g)?.length ?? 0) + comments
    return { parts, hasMacros: hasMacros(bytes), changes }
  } catch (error) {
    return error instanceof RangeError && total > 0 && (total > mostBytes || count > mostFiles) ? `ZIP, ${error.message}` : 'ZIP, damaged'
  }
}

/** By the name in the directory: what is in it is not unpacked. */
function hasMacros(bytes: Uint8Array): boolean {
  return strFromU8(bytes, true).includes('word/vbaProject.bin')
}
