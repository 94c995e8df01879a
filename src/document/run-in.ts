import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { RunIn } from './document.js'

/** 第一，… up to the sentence's end: a heading that runs into its paragraph. */
const runIn = /^第[一二三四五六七八九十]+，[^。！？]*[。！？]/

/** Wraps the run-in heads of `tree` (paragraphs that begin 第一，…。) in nodes of their own. */
export function markRunIns(tree: Root): void {
  visit(tree, 'paragraph', (paragraph: Paragraph) => {
    const start = paragraph.children.findIndex((child) => child.type !== 'pageMark')
    const marks = paragraph.children.slice(0, Math.max(start, 0))
    const [first, ...rest] = paragraph.children.slice(marks.length)
    if (first?.type !== 'text') return
    const head = runIn.exec(first.value)?.[0]
    if (head === undefined || head.length === first.value.length && rest.length === 0) return
    const node: RunIn = { type: 'runIn', children: [{ type: 'text', value: head }] }
    const remainder: PhrasingContent[] = [{ ...first, value: first.value.slice(head.length) }]
    paragraph.children = [...marks, node, ...remainder, ...rest]
  })
}
