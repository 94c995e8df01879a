import type { Element, Properties, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { OfficialDocument } from '../document/document.js'
import { pictureType } from '../document/picture.js'
import { readPictureHeader, type PictureHeader } from '../document/picture-header.js'
import type { Face } from '../fonts/prepare.js'
import type { Page } from '../html/render.js'
import { need, type World } from '../world.js'
import { pageCss } from './page-css.js'
import type { PageFormat } from './page-format.js'

/** What a page is put together from. */
export interface Composition {
  readonly document: OfficialDocument
  readonly page: Page
  readonly faces: readonly Face[]
  readonly format: PageFormat
}

/** A page, and the style sheet that goes to the end of its head; the faces in it make it much the larger part. */
export interface ComposedPage {
  readonly html: string
  readonly css: string
}

/**
 * Turns a page and its faces into one self-contained HTML text: styles, faces and pictures inside, nothing to fetch.
 * What `renderHtml` made becomes the web product, what `divideOriginal` made is printed alone.
 */
export function composePage(composition: Composition, world: World): string {
  const { html, css } = composeParts(composition, world)
  return html.replace('</head>', () => `<style>${css}</style></head>`)
}

/** The same, with the style sheet apart: pages that differ in their text alone have the very same one. */
export function composeParts({ document, page, faces, format }: Composition, world: World): ComposedPage {
  const tree = structuredClone(page.tree)
  visit(tree, 'element', (node) => {
    if (node.tagName === 'img') inlinePicture(node, format, world)
  })
  return {
    html: unified().use(rehypeStringify).stringify(tree satisfies Root),
    css: joinOnce([
      ...faces.map(wordFace), pageCss(format), ...['type.css', 'screen.css', 'print.css', 'parts.css'].map((name) => need(world.styles, name)),
      world.templates(document.description.form).get('page.css') ?? ''
    ])
  }
}

let joined: { readonly parts: readonly string[], readonly css: string } | undefined

/** Joins lines that may have megabytes, unless they are those of the last time. */
function joinOnce(parts: readonly string[]): string {
  const isSame = joined?.parts.length === parts.length && joined.parts.every((part, index) => part === parts[index])
  joined = joined && isSame ? joined : { parts, css: parts.join('\n') }
  return joined.css
}

/** A page is composed for the browser's print and again for the web, with the same faces, and so are later drafts of it. */
const worded = new WeakMap<Uint8Array, { readonly family: string, readonly css: string }>()

/**
 * The metrics are the same for all faces: two on one line would otherwise spread it from 28.95 to 30.45 pt (measured).
 * A fallback face is named for its own characters only.
 */
function wordFace({ role, data, characters }: Face): string {
  const range = role === 'fallback'
    ? `unicode-range:${[...characters].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16)}`).join(',')};`
    : ''
  const family = `font-family:${role};${range}`
  const known = worded.get(data)
  if (known?.family === family) return known.css
  const url = `url(data:font/ttf;base64,${Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64')})`
  const css = `@font-face{${family}src:${url};ascent-override:88%;descent-override:12%;line-gap-override:0%}`
  worded.set(data, { family, css })
  return css
}

function inlinePicture(node: Element, format: PageFormat, world: World): void {
  const bytes = world.picture(String(node.properties.src))
  const type = bytes && pictureType(bytes)
  if (!type) return
  node.properties.src = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  const header = readPictureHeader(bytes, type)
  if (header) node.properties.style = `--width: ${printedWidth(header, node.properties, format).toFixed(2)}mm`
}

/** mm: the width that is asked for, or as many dots to the inch as offices scan and no higher than half of the type area. */
function printedWidth({ width, height }: PictureHeader, asked: Properties, { typeArea }: PageFormat): number {
  const [byWidth, byHeight] = [asked['dataWidth'], asked['dataHeight']].map(String)
  const shape = width / height
  const wanted = asked['dataWidth'] ? lengthOf(byWidth, typeArea.width)
    : asked['dataHeight'] ? lengthOf(byHeight, typeArea.height) * shape
      : Math.min(width / 300 * 25.4, typeArea.height / 2 * shape)
  // a caption has its place under the highest
  return Math.min(wanted, typeArea.width, typeArea.height * 0.9 * shape)
}

/** mm, of `80mm` or `60%`. */
function lengthOf(size = '', whole: number): number {
  return parseFloat(size) * (size.endsWith('%') ? whole / 100 : 1)
}
