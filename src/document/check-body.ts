import type { Definition, Nodes, Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { replaceNodes } from '../markup/replace.js'
import { report } from '../report.js'
import type { World } from '../world.js'
import { checkPictures } from './check-pictures.js'

/**
 * Checks the body and brings it into the project's shape: references are resolved, page marks become nodes, other
 * HTML and foreign links are dropped with a finding, lines that end inside a Chinese sentence are joined.
 */
export function checkBody(file: VFile, body: Root, world: World): void {
  resolveReferences(body)
  readHtml(file, body)
  checkHeadings(file, body)
  checkLinks(file, body)
  checkPictures(file, body, world)
  checkText(file, body)
}

/** `[text][id]` and `![alt][id]` become plain links and images, so that one check serves both. */
function resolveReferences(body: Root): void {
  const definitions = new Map<string, Definition>()
  visit(body, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  replaceNodes<Nodes>(body, (node) => {
    if (node.type === 'definition') return []
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined
    const { url = '', title = null } = definitions.get(node.identifier) ?? {}
    const { position } = node
    return [node.type === 'linkReference'
      ? { type: 'link', url, title, children: node.children, ...(position && { position }) }
      : { type: 'image', url, title, alt: node.alt ?? null, ...(position && { position }) }]
  })
}

/**
 * `<!-- page 3 -->` marks where the original turned to its page 3; all other HTML is dropped. A mark on a line of its own
 * stands between paragraphs, and HTML that is gone leaves no empty one behind.
 */
function readHtml(file: VFile, body: Root): void {
  let page = 1
  replaceNodes<Nodes>(body, (node) => {
    if (node.type === 'paragraph') {
      const isBare = node.children.every((child) => child.type === 'pageMark' || (child.type === 'text' && !child.value.trim()))
      return isBare ? node.children.filter((child) => child.type === 'pageMark') : undefined
    }
    if (node.type !== 'html') return undefined
    const mark = /^<!-- page (\d+) -->$/.exec(node.value.trim())
    if (!mark) {
      report(file, 'html-dropped', node, node.value.slice(0, 40).replace(/\s+/g, ' '))
      return []
    }
    const number = Number(mark[1])
    if (number !== page + 1) report(file, 'page-mark-order', node, number, page + 1)
    page = number
    return [{ type: 'pageMark', number, ...(node.position && { position: node.position }) }]
  })
}

/** The four levels 一、（一）1.（1） are `##` to `#####`; `#` is the title, which stands in the front matter. */
function checkHeadings(file: VFile, body: Root): void {
  let level = 1
  visit(body, 'heading', (node) => {
    const deepest = Math.min(level + 1, 5)
    if (node.depth < 2 || node.depth > deepest) report(file, 'heading-level', node, node.depth, deepest === 2 ? '2' : `2–${deepest}`)
    level = Math.max(node.depth, 2)
  })
}

function checkLinks(file: VFile, body: Root): void {
  replaceNodes<Nodes>(body, (node) => {
    if (node.type !== 'link' || isPublic(node.url)) return undefined
    report(file, 'link-dropped', node, node.url)
    return node.children
  })
}

/** Whether `url` is a web or mail address that every reader takes for one. */
function isPublic(url: string): boolean {
  return /^(https?:\/\/|mailto:)./i.test(url) && URL.canParse(url) && !/%(?![\da-f]{2})|\s/i.test(url)
}

const han = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef\\u2014\\u2018-\\u201d\\u2026\\u{20000}-\\u{3ffff}]'
const softBreak = new RegExp(`(?<=${han})[ \\t]*\\r?\\n[ \\t]*(?=${han})`, 'gu')

/** A line end between two Chinese characters is the editor's, not the text's: a browser would make a space of it. */
function checkText(file: VFile, body: Root): void {
  visit(body, 'text', (node) => {
    for (const [reference] of node.value.matchAll(/\[\^[^\]]+\]/g)) report(file, 'reference-undefined', node, reference)
    node.value = node.value.replace(softBreak, '')
  })
  let empty = true
  visit(body, (node) => {
    if (!(node.type === 'text' && node.value.trim()) && node.type !== 'image') return undefined
    empty = false
    return EXIT
  })
  if (empty) report(file, 'body-empty', body)
}
