import type { Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { World } from '../world.js'
import { isPublic } from './addresses.js'
import { checkNotes } from './check-notes.js'
import { checkPictures } from './check-pictures.js'
import { dropIndents, type Unprinted } from './drop-indents.js'
import { isFigure } from './figure.js'
import { joinLines } from './join-lines.js'
import { readHtml } from './read-html.js'
import { shapeTables } from './shape-tables.js'
import { sizePictures } from './size-pictures.js'

/**
 * Checks the body and brings it into the project's shape: page marks become nodes, comments are dropped and other HTML
 * becomes text with a finding, typed indents are taken off, cells are united, lines that end inside a Chinese sentence are joined. Gives
 * what is not printed so.
 */
export function checkBody(file: VFile, body: Root, source: string, world: Pick<World, 'picture'>): Unprinted {
  readHtml(file, body, source)
  const sizes = sizePictures(file, body)
  checkNotes(file, body)
  checkLinks(file, body)
  checkPictures(file, body, world)
  checkUnprinted(file, body)
  const unprinted = new Map([...sizes, ...dropIndents(file, body, source), ...shapeTables(file, body, source)])
  joinLines(body)
  checkEmpty(file, body)
  return unprinted
}

/** A link that leads nowhere may be text in brackets: 〔2019〕 typed as `[2019](15号)`. */
function checkLinks(file: VFile, body: Root): void {
  visit(body, 'link', (node) => {
    if (!isPublic(node.url)) report(file, 'link-target', node, node.url)
  })
}

/** What Markdown has a place for and no page: titles of all but figures, words behind a fence, cells beyond the head. */
function checkUnprinted(file: VFile, body: Root): void {
  visit(body, ['image', 'link'], (node, _, parent) => {
    const isCaption = parent?.type === 'paragraph' && isFigure(parent)
    if ('title' in node && node.title && !isCaption) report(file, 'title-unprinted', node, node.title)
  })
  visit(body, 'code', (node) => {
    if (node.lang) report(file, 'code-language', node, [node.lang, node.meta].filter(Boolean).join(' '))
  })
  visit(body, 'table', ({ children: [head, ...rows] }) => {
    const width = head?.children.length ?? 0
    for (const row of rows) {
      if (row.children.length > width) report(file, 'table-cells', row, row.children.length, width)
    }
  })
}

function checkEmpty(file: VFile, body: Root): void {
  let empty = true
  visit(body, (node) => {
    if (!('value' in node && node.value.trim()) && node.type !== 'image') return undefined
    empty = false
    return EXIT
  })
  if (empty) report(file, 'body-empty', body)
}
