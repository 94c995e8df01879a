import type { Root } from 'mdast'
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Construct, State, Token } from 'micromark-util-types'

/** A token of micromark, as it begins or ends; a leaf of them covers each character of the source. */
export type TokenEvent = readonly [event: 'enter' | 'exit', token: Token]

declare module 'mdast' {
  interface ListItemData {
    /** What is printed before the item: the number that the author typed, `10)`, or `•`. */
    label?: string
  }
}

const asterisk = 42

/** Bold is two asterisks, neither one nor three: 3*4*5 and 4301***1234 are text. */
const pair: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let count = 0
    const inside: State = (code) => {
      if (code === asterisk && count < 3) {
        effects.consume(code)
        count += 1
        return inside
      }
      effects.exit('data')
      return count === 2 ? ok(code) : nok(code)
    }
    return (code) => {
      effects.enter('data')
      return inside(code)
    }
  }
}

// as plain CommonMark has it, bold next to Chinese punctuation prints as literal ** (commonmark-spec#650)
const attention = cjkFriendlyExtension().text?.[asterisk] as Construct
const strong: Construct = {
  ...attention,
  name: 'strong',
  tokenize(effects, ok, nok) {
    const isWithin = this.previous === asterisk && this.events.at(-1)?.[1].type !== 'characterEscape'
    const done: State = (code) => {
      const sequence = this.events.at(-1)?.[1]
      // nothing bold begins with a comma, but names are hidden so: 张**、李**
      if (sequence && code !== null && /[、，。；：！？）》〉】」』”’]/.test(String.fromCharCode(code))) sequence._open = false
      return ok(code)
    }
    return isWithin ? nok : effects.check(pair, attention.tokenize.call(this, effects, done, nok), nok)
  }
}

/**
 * The Markdown of documents: CommonMark with tables, notes and front matter, less whatever takes out of a text what may
 * be meant as text. HTML is text in the end (`read-html.ts`); as a block it would take whole paragraphs with it.
 */
const syntax = [
  frontmatter('yaml'), gfmTable(), gfmFootnote(), gfmStrikethrough({ singleTilde: false }),
  { text: { [asterisk]: strong }, insideSpan: { null: [strong] } },
  { disable: { null: ['attention', 'codeIndented', 'definition', 'htmlFlow', 'setextUnderline'] } }
]

/** Keeps with each item the label that stands before it. */
const labels: Extension = {
  exit: {
    listItemPrefix(token) {
      const item = this.stack.at(-1)
      const typed = this.sliceSerialize(token).trimEnd()
      if (item?.type === 'listItem') item.data = { label: /^\d/.test(typed) ? typed : '•' }
    }
  }
}

/** Turns a source, front matter included, into its tree, and gives the events from which the tree was made. */
export function readMarkdown(source: string): { readonly tree: Root, readonly events: readonly TokenEvent[] } {
  const events: TokenEvent[] = []
  const listener: Extension = {
    beforeEnter: (token) => void events.push(['enter', token]),
    afterExit: (token) => void events.push(['exit', token])
  }
  const tree = fromMarkdown(source, {
    extensions: syntax,
    mdastExtensions: [
      frontmatterFromMarkdown('yaml'), gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown(),
      labels, listener
    ]
  })
  return { tree, events }
}
