import type { Element, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { OfficialDocument } from '../document/document.js'
import { h, select } from '../markup/hast.js'
import { fitName, layOutField } from './lay-out-field.js'

/**
 * Fills a template: an element with `data-field="issuer"` gets the text of that field, or is left out where the
 * document has none; one with `data-any` is left out where the document has none of the fields in it; one with
 * `data-slot="body"` is replaced by the slot of that name, or left out as well. Templates are plain HTML otherwise.
 */
export function fillTemplate(
  template: string, document: OfficialDocument, slots: Readonly<Record<string, Element | undefined>>
): Root {
  const tree = unified().use(rehypeParse).parse(template)
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.tagName === 'html') node.properties.lang = document.description.language
    const { dataField, dataSlot, dataFit, dataAny, ...properties } = node.properties
    if (dataSlot !== undefined) {
      const slot = slots[String(dataSlot)]
      parent.children.splice(index, 1, ...(slot ? [slot] : []))
      return [SKIP, index + (slot ? 1 : 0)]
    }
    const laidOut = dataField === undefined ? undefined : layOutField(String(dataField), document)
    const isEmpty = dataField === undefined ? dataAny !== undefined && !hasField(node, document) : laidOut === undefined
    if (isEmpty) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    node.properties = { ...properties, ...laidOut?.properties }
    if (!laidOut) return undefined
    node.children = h('p', {}, ...laidOut.children).children
    if (dataFit !== undefined) fitName(node, dataFit === 'lines')
    return SKIP
  })
  return tree
}

function hasField(node: Element, { fields }: OfficialDocument): boolean {
  return select(node, /./).some(({ properties: { dataField } }) => fields.has(String(dataField)))
}
