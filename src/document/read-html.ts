import type { Nodes, Root } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { isPublic } from './addresses.js'

/** Whether HTML is a comment, which is not printed. */
export function isComment(html: string): boolean {
  return html.startsWith('<!--')
}

/** The page of the original that a comment marks; `undefined` for any other HTML. */
export function pageOf(html: string): number | undefined {
  const mark = /^<!-- page (\d+) -->$/.exec(html)
  return mark ? Number(mark[1]) : undefined
}

/** What stands between `<` and `>` and is no address, `<甲:乙>`, is text as well. */
export function isForeign(autolink: string): boolean {
  const address = autolink.slice(1, -1)
  return !isPublic(/^[^:]+@/.test(address) ? `mailto:${address}` : address)
}

/**
 * Leaves no HTML in the body: page marks become nodes, comments go with a finding, and whatever else stands between `<`
 * and `>` is the text as it was typed, with a finding, since it may have been meant as HTML.
 */
export function readHtml(file: VFile, body: Root, source: string): void {
  let page = 1
  read(body)

  function read(node: Nodes): Nodes[] {
    const typed = typedAs(node, source)
    if (typed !== undefined) return readTag(typed, node.position)
    if (!('children' in node)) return [node]
    const children = mergeTexts(node.children.flatMap(read))
    node.children = children as never
    // a mark on a line of its own stands between paragraphs, and a comment that is gone leaves no empty one behind
    const isBare = children.every((child) => child.type === 'pageMark' || (child.type === 'text' && !child.value.trim()))
    return node.type === 'paragraph' && isBare ? children.filter(({ type }) => type === 'pageMark') : [node]
  }

  function readTag(typed: string, position: Position | undefined): Nodes[] {
    const number = pageOf(typed)
    const place = position && { position }
    if (number !== undefined) {
      if (number !== page + 1) report(file, 'page-mark-order', position, number, page + 1)
      page = number
      return [{ type: 'pageMark', number, ...place }]
    }
    report(file, isComment(typed) ? 'comment-dropped' : 'html-printed', position, typed.slice(0, 40).replace(/\s+/g, ' '))
    return isComment(typed) ? [] : [{ type: 'text', value: typed, ...place }]
  }
}

/** What was typed where the tree has HTML, or a link to nowhere between `<` and `>`. */
function typedAs(node: Nodes, source: string): string | undefined {
  if (node.type === 'html') return node.value
  if (node.type !== 'link') return undefined
  const typed = source.slice(node.position?.start.offset, node.position?.end.offset)
  return typed.startsWith('<') && isForeign(typed) ? typed : undefined
}

/** Texts that nothing divides any more become one. */
function mergeTexts(nodes: readonly Nodes[]): Nodes[] {
  const merged: Nodes[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (last?.type === 'text' && node.type === 'text') last.value += node.value
    else merged.push(node)
  }
  return merged
}
