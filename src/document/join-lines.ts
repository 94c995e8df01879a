import type { Nodes, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

const chinese = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u

/** — ‘ ’ “ ” … are Chinese in Chinese company. */
const shared = /[\u2014\u2018-\u201d\u2026]/

/**
 * Joins the lines of each paragraph where the line end is the editor's and not the text's: beside a Chinese character or
 * mark it is nothing, but between a Chinese character and a letter, as between all others, it stays and is a space.
 */
export function joinLines(body: Root): void {
  visit(body, 'paragraph', (paragraph) => {
    const leaves = leavesOf(paragraph)
    const words = leaves.map(wordsOf)
    const following = new Map<Nodes, string | undefined>()
    let after: string | undefined
    for (const [index, leaf] of [...leaves.entries()].reverse()) {
      following.set(leaf, after)
      after = firstOf(words[index]) ?? after
    }
    let before: string | undefined
    for (const [index, leaf] of leaves.entries()) {
      if (leaf.type === 'text') leaf.value = joinText(leaf, before, following.get(leaf))
      before = lastOf(words[index]) ?? before
    }
    return SKIP
  })
}

function joinText({ value }: Text, before: string | undefined, after: string | undefined): string {
  return value.replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, (end, at: number) => {
    const left = lastOf(value.slice(Math.max(0, at - 2), at)) ?? before
    const right = firstOf(value.slice(at + end.length, at + end.length + 2)) ?? after
    return isNothing(left, right) ? '' : end
  })
}

/** Whether a line end between two characters is nothing; at the beginning and end of a block it is. */
function isNothing(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true
  const [own, other] = chinese.test(left) ? [left, right] : [right, left]
  const isChinese = (character: string) => chinese.test(character) || shared.test(character)
  if (!chinese.test(own)) return isChinese(own) && isChinese(other)
  return isChinese(other) || !/\p{L}/u.test(other) || !/\p{L}/u.test(own)
}

function leavesOf(node: Nodes): Nodes[] {
  return 'children' in node ? node.children.flatMap(leavesOf) : [node]
}

/** What a leaf prints, for its neighbours: a picture and the number of a note are like Chinese characters. */
function wordsOf(leaf: Nodes): string {
  if ('value' in leaf) return leaf.value.trim()
  return { image: '图', footnoteReference: '〕', break: '\n' }[leaf.type as string] ?? ''
}

function firstOf(words = ''): string | undefined {
  return /^[^]/u.exec(words)?.[0]
}

function lastOf(words = ''): string | undefined {
  return /[^]$/u.exec(words)?.[0]
}
