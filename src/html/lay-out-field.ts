import type { Element, Properties } from 'hast'
import { toString } from 'hast-util-to-string'
import type { OfficialDocument } from '../document/document.js'
import { shownText, type GivenField } from '../forms/field.js'
import { numberOf, type DateText } from '../forms/kinds.js'
import { h, span } from '../markup/hast.js'
import { widthOf } from './divide-title.js'
import { layOutSignature } from './lay-out-signature.js'
import { spreadName } from './spread-name.js'
import { nameLines, titleLines, titlePhrases } from './title-lines.js'

type Inline = Element | string

/** What a field becomes: the content of its element, and what style sheets have to know of it. */
export interface LaidOut {
  readonly children: readonly Inline[]
  readonly properties?: Properties
}

/**
 * Lays out the field of a name, `undefined` where the document has none; `plainTitle` is the title on one line,
 * `titlePhrases` what a screen should not break.
 */
export function layOutField(name: string, document: OfficialDocument): LaidOut | undefined {
  const { description: { plainTitle, title, titleWords }, fields } = document
  if (name === 'plainTitle') return { children: [plainTitle] }
  if (name === 'titlePhrases') return { children: titlePhrases(title, titleWords).map((phrase) => span('phrase', phrase)) }
  const given = fields.get(name)
  return given && withLabel(given, layOut(given, document))
}

/** A label, and beside it the rest, however many lines that takes. */
function withLabel({ key, field: { label } }: GivenField, { children, ...rest }: LaidOut): LaidOut {
  if (label === undefined) return { children, ...rest }
  const [only] = children
  const content = typeof only === 'string' && only.startsWith(label) ? [only.slice(label.length)] : children
  return { children: [h('span', { className: ['before', `${key}-label`] }, label), span('beside-label', ...content)], ...rest }
}

function layOut(given: GivenField, { description: { titleWords }, fields }: OfficialDocument): LaidOut {
  const { field: { kind }, value } = given
  switch (kind) {
    case 'title':
      return { children: layOutTitle(titleLines(value as readonly string[], titleWords), titleWords) }
    case 'name':
      return { children: spreadName(shownText(given)) }
    case 'mark':
      return layOutMark(value as readonly string[])
    case 'agencies':
      return layOutSignature(value as readonly string[], fields.get('seal')?.value !== false)
    case 'signatories':
      return { children: (value as readonly string[]).map((name) => span('signer', ...spreadName(name))) }
    case 'attachments':
      return { children: layOutAnnexes(value as readonly string[]) }
    case 'contents':
      return { children: (value as readonly string[]).map((line) => span('entry', line)) }
    case 'date':
    case 'dateInBrackets':
    case 'dateUnderTitle':
    case 'printingDate': {
      const dateTime = (value as DateText).iso
      return { children: [h('time', { dateTime }, shownText(given))] }
    }
    default:
      return { children: [shownText(given)] }
  }
}

/** A title by its lines, and these by the phrases that a narrow screen should not break. */
function layOutTitle(lines: readonly string[], words: readonly string[] | undefined): Inline[] {
  const phrases = titlePhrases(lines, words)
  return lines.map((line): Element => {
    const own: Element[] = []
    for (let left = line.length; left > 0;) {
      const phrase = phrases.shift() ?? ''
      own.push(span('phrase', phrase))
      left -= phrase.length || left
    }
    return span('line', ...own)
  })
}

/** The longest mark of one agency that stands on one line, characters. */
const longestMark = 16

/** The mark of one agency, or of several below one another, with 文件 beside them where that is the last item (7.2.4). */
function layOutMark(names: readonly string[]): LaidOut {
  const beside = names.length > 2 ? names.at(-1) ?? '' : ''
  const isBeside = ['文件', '令', '命令'].includes(beside)
  const agencies = isBeside ? names.slice(0, -1) : names
  const lines = agencies.length > 1 ? agencies : nameLines(agencies[0] ?? '', longestMark)
  const length = Math.max(...lines.map(widthOf)) + (isBeside ? 1.5 * widthOf(beside) : 0)
  const stack = lines.map((line) => span('line', line))
  return {
    children: lines.length === 1 ? [lines[0] ?? '']
      : isBeside ? [span('agencies', ...stack), span('beside', beside)] : [span('agencies', ...stack)],
    properties: { style: `--length: ${length}; --lines: ${lines.length}` }
  }
}

function layOutAnnexes(names: readonly string[]): Inline[] {
  return names.map((name, index) => {
    const number = numberOf(names, index)
    return span('annex-name', ...(number === '' ? [] : [span('number', number)]), span('name', name))
  })
}

/** Sets a name in as many lines as it needs, and tells the style sheets how many characters the widest has, unless by `isPlain` not. */
export function fitName(node: Element, isPlain: boolean): void {
  const lines = nameLines(toString(node))
  if (lines.length > 1) node.children = lines.map((line) => span('line', line))
  if (!isPlain) node.properties.style = `--length: ${Math.max(...lines.map(widthOf))}`
}
