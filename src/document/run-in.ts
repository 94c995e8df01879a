import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { divisionsOf } from './divisions.js'
import type { RunIn } from './document.js'
import { numeral, readOrdinal, type HeadFace } from './ordinals.js'
import { wordsOf } from './words-of.js'

/** Two lines: what goes on for longer before its full stop is text that has a number, not a head. */
const longest = 56

/** 第一，… up to the sentence's end: a head that runs into its paragraph. */
const point = /^第[一二三四五六七八九十]+，[^。！？]*[。！？]/

/** The same with a number of the four levels, or 一是; 1. and （1） are set in the face of the text (7.3.3). */
const heads: readonly (readonly [pattern: RegExp, face: HeadFace])[] = [
  [new RegExp(`^${numeral}、[^。！？；]{1,${longest}}[。！？]`, 'u'), 'heiti'],
  [new RegExp(`^[（(]${numeral}[）)][^。！？；]{1,${longest}}[。！？]`, 'u'), 'kaiti'],
  [new RegExp(`^${numeral}是[^。！？；]{1,${longest}}[。！？]`, 'u'), 'kaiti']
]

/** The label of an article, with the space behind it: without one it is text, 第三条规定. */
const article = new RegExp(`^第(?:${numeral}|\\d+)条(?:之${numeral})?[ \\t\\u3000]+(?=\\S)`, 'u')

/** Makes a paragraph of each numbered heading of `tree` that has its text behind it: 一、…。…, or an article's. */
export function lowerHeadings(tree: Root): void {
  visit(tree, 'heading', (node: Heading) => {
    const words = wordsOf(node)
    const ordinal = node.data?.division ? undefined : readOrdinal(words)
    const stop = words.search(/[。！？]/u)
    const hasText = stop >= 0 && /[^\s）”’〕」』。！？]/u.test(words.slice(stop))
    const isArticle = article.test(words) && /[。：；]$/u.test(words.trimEnd())
    if (ordinal && (hasText || isArticle)) Object.assign(node, { type: 'paragraph' })
  })
}

/** A number of the first two levels, of a chapter or a section, and words that end without a mark, on one line. */
const unmarked = new RegExp(`^(?:${numeral}、|[（(]${numeral}[）)]|第${numeral}[编章节](?=\\s))[^。！？；]{0,25}[^。！？；，：、]$`, 'u')

/** Finds the paragraphs of `tree` that are heads in all but their mark. */
export function checkUnmarked(file: VFile, tree: Root): void {
  for (const block of tree.children) {
    const words = block.type === 'paragraph' ? wordsOf(block).trim() : ''
    if (unmarked.test(words)) report(file, 'heading-unmarked', block, words)
  }
}

/** Wraps the run-in heads of `tree` in nodes of their own. Where there are articles, （一） is an item and no head. */
export function markRunIns(tree: Root): void {
  for (const blocks of divisionsOf(tree.children)) {
    const isLaw = blocks.some((block) => block.type === 'paragraph' && article.test(wordsOf(block)))
    const division: Root = { type: 'root', children: blocks as RootContent[] }
    visit(division, 'paragraph', (paragraph: Paragraph) => markRunIn(paragraph, isLaw))
  }
}

function markRunIn(paragraph: Paragraph, isLaw: boolean): void {
  const start = paragraph.children.findIndex((child) => child.type !== 'pageMark')
  const marks = paragraph.children.slice(0, Math.max(start, 0))
  const [first, ...rest] = paragraph.children.slice(marks.length)
  if (first?.type !== 'text') return
  const [head, face] = readHead(first.value, isLaw) ?? []
  if (head === undefined || face === undefined) return
  const isAll = head.length === first.value.length && rest.every(({ type }) => type === 'footnoteReference' || type === 'pageMark')
  if (isAll) return
  const node: RunIn = { type: 'runIn', face, children: [{ type: 'text', value: head }] }
  const remainder: PhrasingContent[] = [{ ...first, value: first.value.slice(head.length) }]
  paragraph.children = [...marks, node, ...remainder, ...rest]
}

function readHead(text: string, isLaw: boolean): [head: string, face: HeadFace] | undefined {
  const [label] = article.exec(text) ?? []
  if (label !== undefined) return [label, 'heiti']
  const [first] = point.exec(text) ?? []
  if (first !== undefined) return [first, 'kaiti']
  if (isLaw) return undefined
  for (const [pattern, face] of heads) {
    const [head] = pattern.exec(text) ?? []
    if (head !== undefined) return [head, face]
  }
  return undefined
}
