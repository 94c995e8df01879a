import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { OfficialDocument } from '../document/document.js'
import { shownText, type GivenField } from '../forms/field.js'
import type { Description } from '../forms/form.js'
import type { DateText } from '../forms/kinds.js'
import { widthOf } from './divide-title.js'
import { spreadName } from './spread-name.js'
import { nameLines, titleLines, titlePhrases } from './title-lines.js'

/**
 * Fills a template: an element with `data-field="issuer"` gets the text of that field, or is left out where the
 * document has none; one with `data-slot="body"` is replaced by the slot of that name, or left out as well. Templates are plain HTML otherwise.
 */
export function fillTemplate(
  template: string, document: OfficialDocument, slots: Readonly<Record<string, Element | undefined>>
): Root {
  const tree = unified().use(rehypeParse).parse(template)
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.tagName === 'html') node.properties.lang = document.description.language
    const { dataField, dataSlot, dataFit, ...properties } = node.properties
    if (dataSlot !== undefined) {
      const slot = slots[String(dataSlot)]
      parent.children.splice(index, 1, ...(slot ? [slot] : []))
      return [SKIP, index + (slot ? 1 : 0)]
    }
    if (dataField === undefined) return undefined
    const children = readField(String(dataField), document)
    if (children === undefined) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    node.properties = properties
    node.children = children
    if (dataFit !== undefined) fit(node, dataFit === 'lines')
    return SKIP
  })
  return tree
}

/** Sets a name in as many lines as it needs, and tells the style sheets how many characters the widest has, unless by `isPlain` not. */
function fit(node: Element, isPlain: boolean): void {
  const lines = nameLines(toString(node))
  if (lines.length > 1) node.children = lines.map((line) => span('line', line))
  if (!isPlain) node.properties.style = `--length: ${Math.max(...lines.map(widthOf))}`
}

/** The content of one field; `plainTitle` is the title on one line, `titlePhrases` what a screen should not break. */
function readField(name: string, { description, fields }: OfficialDocument): ElementContent[] | undefined {
  if (name === 'plainTitle') return [text(description.plainTitle)]
  if (name === 'titlePhrases') return titlePhrases(description.title, description.titleWords).map((phrase) => span('phrase', phrase))
  const given = fields.get(name)
  return given && layOut(given, description)
}

function layOut(given: GivenField, { titleWords }: Description): ElementContent[] {
  const { field: { kind }, value } = given
  switch (kind) {
    case 'title':
      return layOutTitle(titleLines(value as readonly string[], titleWords), titleWords)
    case 'name':
      return spreadName(shownText(given))
    case 'date':
    case 'dateInBrackets':
    case 'printingDate': {
      const dateTime = (value as DateText).iso
      return [{ type: 'element', tagName: 'time', properties: { dateTime }, children: [text(shownText(given))] }]
    }
    default:
      return [text(shownText(given))]
  }
}

/** A title by its lines, and these by the phrases that a narrow screen should not break. */
function layOutTitle(lines: readonly string[], words: readonly string[] | undefined): ElementContent[] {
  const phrases = titlePhrases(lines, words)
  return lines.map((line): Element => {
    const own: Element[] = []
    for (let left = line.length; left > 0;) {
      const phrase = phrases.shift() ?? ''
      own.push(span('phrase', phrase))
      left -= phrase.length || left
    }
    return { ...span('line', ''), children: own }
  })
}

function span(className: string, value: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children: [text(value)] }
}

function text(value: string): { type: 'text', value: string } {
  return { type: 'text', value }
}
