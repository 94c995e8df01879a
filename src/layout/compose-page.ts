import type { Element, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Face } from '../fonts/prepare.js'
import { need, type World } from '../world.js'
import { pictureType } from '../document/picture.js'
import type { Page } from '../html/render.js'

/**
 * Turns a page and its faces into one self-contained HTML text: styles, faces and pictures inside, nothing to fetch.
 * It is the web product and what the browser prints.
 */
export function composePage(page: Page, faces: readonly Face[], world: World): string {
  const tree = structuredClone(page.tree)
  const css = [...faces.map(fontFace), ...['type.css', 'screen.css', 'print.css'].map((name) => need(world.styles, name))].join('\n')
  visit(tree, 'element', (node) => {
    if (node.tagName === 'head') {
      node.children.push({ type: 'element', tagName: 'style', properties: {}, children: [{ type: 'text', value: css }] })
      return SKIP
    }
    if (node.tagName === 'img') inlinePicture(node, world)
    return undefined
  })
  return unified().use(rehypeStringify).stringify(tree satisfies Root)
}

/**
 * The metrics are the same for all faces: two on one line would otherwise spread it from 28.95 to 30.45 pt (measured).
 * A fallback face is named for its own characters only.
 */
function fontFace({ role, data, characters }: Face): string {
  const range = role === 'fallback'
    ? `unicode-range:${[...characters].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16)}`).join(',')};`
    : ''
  const url = `url(data:font/ttf;base64,${Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64')})`
  return `@font-face{font-family:${role};src:${url};${range}ascent-override:88%;descent-override:12%;line-gap-override:0%}`
}

function inlinePicture(node: Element, world: World): void {
  const bytes = world.picture(String(node.properties.src))
  if (bytes) node.properties.src = `data:${pictureType(bytes)};base64,${Buffer.from(bytes).toString('base64')}`
}
