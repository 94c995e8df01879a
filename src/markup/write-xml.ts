import type { Root as HastRoot } from 'hast'
import { toXast } from 'hast-util-to-xast'
import type { Element, Root, RootContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { unwritable } from '../text/characters.js'

/** An XML element; attributes without a value are left out. */
export function x(
  name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly (Element | string)[]
): Element {
  return {
    type: 'element', name, attributes,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
  }
}

/** Thrown for texts with characters that XML 1.0 (2.2) does not allow. */
export class UnwritableXml extends TypeError {
  /** Every such text and attribute value of what was to be written. */
  readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    super(`Unexpected characters, which XML does not allow, in ${texts.map((text) => JSON.stringify(text)).join(', ')}`)
    this.texts = texts
  }
}

/** Gives what `write` writes as XML, or else the texts that XML cannot carry. */
export function tryXml(write: () => string): { xml: string, refused: readonly string[] } {
  try {
    return { xml: write(), refused: [] }
  } catch (error) {
    if (!(error instanceof UnwritableXml)) throw error
    return { xml: '', refused: error.texts }
  }
}

/** Writes an element as one XML document, in literal UTF-8. Throws `UnwritableXml`. */
export function writeXml(element: Element): string {
  return `${declaration}${writeElement(element)}\n`
}

/** Writes an element as it stands inside other XML. Throws `UnwritableXml`. */
export function writeElement(element: Element): string {
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
  return `${declaration}${write({ type: 'root', children: [...doctype, ...xast.children] })}\n`
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A bare end of line would be read as another, and `]]>` may not stand in a text (XML 1.0, 2.4 and 2.11). */
function write(root: Root): string {
  const texts = textsIn(root).filter((text) => unwritable.test(text))
  if (texts.length > 0) throw new UnwritableXml(texts)
  return toXml(root, { closeEmptyElements: true, tightClose: true }).replace(/]]>/g, ']]&#x3E;').replace(/\r/g, '&#xD;')
}

function textsIn(node: Root | RootContent): string[] {
  if (node.type === 'text') return [node.value]
  const values = node.type === 'element' ? Object.values(node.attributes) : []
  const kids = 'children' in node ? node.children : []
  return [...values.flatMap((value) => value ?? []), ...kids.flatMap(textsIn)]
}
