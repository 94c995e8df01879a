import type { Root as HastRoot } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { visit } from 'unist-util-visit'
import type { Element, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { codePoint, unwritable } from '../text/characters.js'

/** An XML element; attributes without a value are left out. */
export function x(
  name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly (Element | string)[]
): Element {
  return {
    type: 'element', name, attributes,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
  }
}

/**
 * Writes an element as one XML document, in literal UTF-8. Throws a `TypeError` for a character that XML 1.0 (2.2)
 * does not allow.
 */
export function writeXml(element: Element): string {
  return write({ type: 'root', children: [element] })
}

/** Writes a hast tree as one XHTML document in strict XML, with the language on its root element. */
export function writeXhtml(tree: HastRoot, language: string): string {
  const children = tree.children.filter((child) => child.type === 'element').map((html) => ({
    ...html,
    properties: {
      xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: language, xmlLang: language
    }
  }))
  const xast = toXast({ type: 'root', children }) as Root
  const doctype: Root['children'] = [{ type: 'doctype', name: 'html' }, { type: 'text', value: '\n' }]
  return write({ type: 'root', children: [...doctype, ...xast.children] })
}

function write(root: Root): string {
  // the serialiser leaves out control characters without a word
  visit(root, (node) => {
    const texts = node.type === 'text' ? [node.value] : node.type === 'element' ? Object.values(node.attributes) : []
    const [forbidden] = unwritable.exec(texts.join(' ')) ?? []
    if (forbidden !== undefined) throw new TypeError(`Unexpected character ${codePoint(forbidden)}, which XML does not allow`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root, { closeEmptyElements: true, tightClose: true })}\n`
}
