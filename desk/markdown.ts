import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StreamParser } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'

/** Where in a document a line stands. */
interface State {
  part: 'start' | 'front' | 'body'
}

/** What of a document is a mark and not text: enough to see the shape, and nothing that could be taken for a check. */
const parser: StreamParser<State> = {
  name: 'document',
  startState: () => ({ part: 'start' }),
  token(stream, state) {
    if (stream.sol()) {
      if (stream.match(/^---\s*$/)) {
        state.part = state.part === 'start' ? 'front' : 'body'
        return 'meta'
      }
      if (state.part === 'start') state.part = 'body'
      if (state.part === 'front' && stream.match(/^[^\s:#-][^:]*:/)) return 'propertyName'
      if (state.part === 'body' && stream.match(/^#{2,5} .*/)) return 'heading'
      if (state.part === 'body' && stream.match(/^\|?[ :|-]*---[ :|-]*$/)) return 'meta'
    }
    if (state.part === 'front' && stream.match(/^#.*/)) return 'comment'
    if (stream.match(/^<!--.*?-->/)) return 'comment'
    if (stream.match(/^\[\^[^\]]+\]:?/)) return 'link'
    if (stream.match(/^(\*\*|~~|\|)/)) return 'meta'
    if (stream.next() !== undefined) stream.eatWhile(/[^<[*~|#]/)
    return null
  }
}

/** The look of a document's marks. */
export const markdown: Extension = [
  StreamLanguage.define(parser),
  syntaxHighlighting(HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--field)' },
    { tag: tags.heading, fontWeight: 'bold' },
    { tag: [tags.meta, tags.comment, tags.link], color: 'var(--quiet)' }
  ]))
]
