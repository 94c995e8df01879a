import type { Element, ElementContent, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Bulletin } from '../document/document.js'
import { titleLines, titlePhrases } from './title-lines.js'

/**
 * Fills a template: an element with `data-field="issuer"` gets the text of that field, or is left out where the
 * document has none; `data-slot="body"` is replaced by the body. Templates are plain HTML otherwise.
 */
export function fillTemplate(template: string, metadata: Bulletin, body: Element): Root {
  const tree = unified().use(rehypeParse).parse(template)
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.tagName === 'html') node.properties.lang = metadata.language
    const { dataField, dataSlot, ...properties } = node.properties
    if (dataSlot === 'body') {
      parent.children[index] = body
      return [SKIP, index + 1]
    }
    if (dataField === undefined) return undefined
    const children = readField(String(dataField), metadata)
    if (children === undefined) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    node.properties = properties
    node.children = children
    return SKIP
  })
  return tree
}

/** The content of one field; `plainTitle` is the title on one line, `titlePhrases` what a screen should not break. */
function readField(field: string, metadata: Bulletin): ElementContent[] | undefined {
  if (field === 'plainTitle') return [text(metadata.title.join(''))]
  if (field === 'titlePhrases') return titlePhrases(metadata.title).map((phrase) => span('phrase', phrase))
  if (field === 'title') return titleLines(metadata.title).map((line) => span('line', line))
  const value = metadata[field as keyof Bulletin]
  if (value === undefined) return undefined
  if (field === 'printedCopies') return [text(`（共印${String(value)}份）`)]
  if (field === 'speaker' && typeof value === 'string') return spreadName(value)
  if (typeof value === 'object' && 'iso' in value) {
    return [{ type: 'element', tagName: 'time', properties: { dateTime: value.iso }, children: [text(value.text)] }]
  }
  return [text(typeof value === 'object' && 'text' in value ? value.text : String(value))]
}

/** A name of two characters is spread to the width of three, without adding a space to the text. */
function spreadName(name: string): ElementContent[] {
  const [first = '', second, ...others] = name
  return second !== undefined && others.length === 0 ? [span('spread', first), text(second)] : [text(name)]
}

function span(className: string, value: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: [className] }, children: [text(value)] }
}

function text(value: string): { type: 'text', value: string } {
  return { type: 'text', value }
}
