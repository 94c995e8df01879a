import type { Token } from 'micromark-util-types'
import { opaque } from '../../text/half-width.js'
import type { Prose, Stretch } from '../check-prose.js'
import type { ProseKind } from '../text-rules/text-rule.js'

/** What is read as one text. */
const wholes: ReadonlyMap<string, ProseKind> = new Map([['paragraph', 'paragraph'], ['atxHeading', 'heading'], ['tableHeader', 'cell'], ['tableData', 'cell']])

/** Gathers the words of a paragraph, heading or cell from the tokens that it is made of. */
export interface ProseReader {
  /** Begins anew where `token` begins a paragraph, heading or cell. */
  readonly begin: (token: Token) => void
  /** Takes the printed words of a leaf; what was not typed as plain text has only its place. */
  readonly add: (token: Token, words: string) => void
  /** What has been gathered, where `token` ends a paragraph, heading or cell. */
  readonly end: (token: Token) => Prose | undefined
}

/** Opens a reader of prose. */
export function openProse(): ProseReader {
  let [parts, stretches, length]: [string[], Stretch[], number] = [[], [], 0]
  return {
    begin: ({ type }) => {
      if (wholes.has(type)) [parts, stretches, length] = [[], [], 0]
    },
    add: ({ type, start: { line, column, offset }, end }, words) => {
      // what is not printed stands before
      const ahead = end.offset - offset - words.length
      const part = type === 'data' ? words : opaque
      stretches.push({ at: length, line, column: column + ahead, offset: offset + ahead })
      parts.push(part)
      length += part.length
    },
    end: ({ type }) => {
      const kind = wholes.get(type)
      return kind && { kind, text: parts.join(''), stretches }
    }
  }
}
