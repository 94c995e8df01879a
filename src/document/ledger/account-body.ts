import { decodeString } from 'micromark-util-decode-string'
import type { Token } from 'micromark-util-types'
import type { VFile } from 'vfile'
import { report } from '../../report.js'
import { checkProse } from '../check-prose.js'
import { showIndent, type Unprinted } from '../drop-indents.js'
import type { Dropped } from '../drop-repeats.js'
import { readHeading } from '../heading-marks.js'
import { isComment, isForeign, pageOf } from '../read-html.js'
import type { TokenEvent } from '../read-markdown.js'
import { markTokens } from './marks.js'
import { openProse } from './prose.js'
import type { CharacterKind, SourceLedger } from './source-ledger.js'

/** Leaves whose characters are words. */
const wordTokens: ReadonlySet<string> = new Set([
  'data', 'characterEscapeValue', 'codeTextData', 'codeFlowValue', 'autolinkProtocol', 'autolinkEmail', 'htmlTextData',
  'listItemValue'
])

/** What the words inside of a token are; elsewhere they are the text. */
const wordsIn: Readonly<Record<string, string>> = {
  image: 'description', resourceDestination: 'address', resourceTitle: 'text',
  gfmFootnoteCall: 'noteLabel', gfmFootnoteDefinitionLabel: 'noteLabel'
}

const kindOf: Readonly<Record<string, CharacterKind>> = {
  text: 'printed', repeated: 'metadata', description: 'metadata', address: 'metadata',
  ...Object.fromEntries([...markTokens].map((name) => [name, 'mark']))
}

/** What is to be known of a token inside of which others lie. */
interface Container {
  readonly words: string
  readonly inTable: boolean
  readonly isForeign: boolean
}

const page: Container = { words: 'text', inTable: false, isForeign: false }

/**
 * Enters the body of a source in its ledger, by the events of micromark, whose leaves are words or marks. What no leaf of
 * a known name covers stays unaccounted. On the way is found what the tree does not show: indents, marks of headings that
 * mark nothing, comments and passages of code without an end, and what is mistyped in plain text.
 */
export function accountBody(
  file: VFile, ledger: SourceLedger, events: readonly TokenEvent[], unprinted: Unprinted = new Map(), dropped: Dropped = []
): void {
  const { source } = ledger
  const containers = [page]
  const prose = openProse()
  for (const [index, [event, token]] of events.entries()) {
    const words = source.slice(token.start.offset, token.end.offset)
    const outer = containers.at(-1) ?? page
    if (event === 'enter') {
      const isDropped = dropped.some(([start, end]) => token.start.offset >= start && token.end.offset <= end)
      containers.push({ ...enterContainer(token, words, outer), ...(isDropped && { words: 'repeated' }) })
      prose.begin(token)
      if (token.type === 'characterReference' && outer.words === 'text') {
        ledger.print({ offset: token.start.offset, text: decodeString(words) })
        prose.add(token, words)
      }
      continue
    }
    containers.pop()
    const last = events[index - 1]?.[1]
    const skipped = token.type === 'data' ? unprinted.get(token.start.offset) ?? 0 : 0
    const shown = words.slice(skipped)
    if (last === token && accountLeaf(ledger, { token, words: shown, container: containers.at(-1) ?? page }) && shown !== '') {
      prose.add(token, shown)
    }
    const read = prose.end(token)
    if (read) checkProse(file, read)
    if (skipped > 0) ledger.enter('mark', token.start.offset, token.start.offset + skipped)
    else checkIndent(file, token, words, source)
    checkMarks(file, token, words, source)
    const isClosed = last?.type === 'codeFencedFence' && last.start.offset > token.start.offset
    if (token.type === 'codeFenced' && !isClosed) report(file, 'code-open', pointIn(token))
  }
}

function enterContainer({ type }: Token, words: string, outer: Container): Container {
  return {
    words: type === 'htmlText' ? wordsInHtml(words, outer) : wordsIn[type] ?? outer.words,
    inTable: outer.inTable || type === 'table',
    isForeign: type === 'autolink' && isForeign(words)
  }
}

function wordsInHtml(html: string, outer: Container): string {
  if (pageOf(html) !== undefined) return 'pageMark'
  return isComment(html) ? 'htmlComment' : outer.words
}

/** A token that holds no other, and those of its characters that are printed, if any are. */
interface Leaf {
  readonly token: Token
  readonly words: string
  readonly container: Container
}

/** Tells whether the leaf is printed. */
function accountLeaf(ledger: SourceLedger, { token: { type, end }, words, container }: Leaf): boolean {
  const offset = end.offset - words.length
  const isLabel = type === 'listItemMarker' && /[.)]/.test(words)
  const isText = isLabel || (type === 'autolinkMarker' && container.isForeign)
  const name = wordTokens.has(type) || isText ? container.words : type
  const kind = kindOf[name]
  if (kind) ledger.enter(kind, offset, end.offset)
  if (name !== 'text') return false
  const hasPipes = type === 'codeTextData' && container.inTable
  ledger.print({ offset, text: hasPipes ? unescapePipes(ledger, words, offset) : words })
  return true
}

/** In a table even code can have a pipe, behind a backslash. */
function unescapePipes(ledger: SourceLedger, code: string, offset: number): string {
  return code.replace(/\\([\\|])/g, (pair, sign: string, index: number) => {
    if (sign !== '|') return pair
    ledger.enter('mark', offset + index, offset + index + 1)
    return sign
  })
}

function checkIndent(file: VFile, token: Token, words: string, source: string): void {
  const { type, end } = token
  if (type === 'linePrefix' && /\t| {4}/.test(words) && /[^\r\n]/.test(source.charAt(end.offset))) {
    report(file, 'indent-dropped', pointIn(token), showIndent(words))
  }
  if (type === 'data' && /^[\u3000\u2003]/.test(words) && isFirst(token, source)) report(file, 'indent-printed', pointIn(token))
}

function checkMarks(file: VFile, token: Token, words: string, source: string): void {
  if (token.type !== 'data') return
  if (/^\s*[#＃]/.test(words) && isFirst(token, source)) {
    const line = /^.*/.exec(source.slice(token.start.offset, token.start.offset + 200))?.[0] ?? ''
    const heading = readHeading(line)
    if (heading) report(file, 'heading-printed', pointIn(token, line.search(/\S/)), heading.typed, heading.right)
  }
  for (const { 0: typed, index } of words.matchAll(emphasis)) {
    const ahead = token.end.offset - token.start.offset - words.length + index
    const offset = token.start.offset + ahead
    if (!hidden.test(source.slice(Math.max(0, offset - 2), offset + 3))) report(file, 'emphasis-printed', pointIn(token, ahead), typed)
  }
  const opening = words.indexOf('<!--')
  if (opening >= 0) report(file, 'comment-open', pointIn(token, opening), words.slice(opening, opening + 40))
}

/** Asterisks that were meant to make words bold, and do not: two that have no other pair, one or three on either side. */
const emphasis = /(?<!\*)\*\*(?!\*)|(?<!\*)\*{3}(?=\p{Script=Han})[^*。]{1,40}\*{3}(?!\*)|(?<![\p{Script=Han}\w*])\*(?=\p{Script=Han})[^*。]{1,40}\*(?!\*)/gu

/** Two asterisks that hide a name or a number, with what stands around them: 张**、李**，4301**1234. */
const hidden = /^(?:.?\w|[^\p{Script=Han}]?\p{Script=Han})\*\*|^.{0,2}\*\*[、，]/u

/** Whether nothing stands before a token on its line but white space, quotation marks, comments and page marks. */
function isFirst({ start: { offset } }: Token, source: string): boolean {
  return /(?:^|[\r\n])(?:[ \t>]|<!--[^\r\n>]*-->)*$/.test(source.slice(Math.max(0, offset - 80), offset))
}

function pointIn({ start: { line, column } }: Token, ahead = 0): { line: number, column: number } {
  return { line, column: column + ahead }
}
