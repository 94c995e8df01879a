import type { Root } from 'mdast'
import type { Node, Parent } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { paragraphsOf } from './paragraphs.js'

/**
 * Bounds within which the parser takes twice the time for twice the text, and beyond which no document goes: levels of
 * lists, quotations and emphasis within each other; lines, marks and cells in all; marks and line ends in one paragraph,
 * and fewer in one of above 10,000 characters, since some marks make the parser look through all of it (measured: at
 * these bounds the worst kind takes a second).
 */
export const limits = { levels: 32, pieces: 50_000, marks: 2000, marksTimesLength: 20_000_000 }

/** Looks at the marks of Markdown before it is parsed; `false` where it must not be. */
export function checkMarkup(file: VFile, lines: readonly string[]): boolean {
  const deep = lines.findIndex((line) => levelsOf(line) > limits.levels)
  if (deep >= 0) reportLevels(file, { line: deep + 1, column: 1 }, levelsOf(lines[deep] ?? ''))
  let [pieces, isSound] = [0, deep < 0]
  for (const { line, length, marks, cells } of paragraphsOf(lines)) {
    pieces += marks + cells
    const most = Math.min(limits.marks, Math.floor(limits.marksTimesLength / length))
    if (marks <= most) continue
    report(file, 'paragraph-marks', { line, column: 1 }, marks, most)
    isSound = false
  }
  if (pieces <= limits.pieces) return isSound
  report(file, 'document-pieces', { line: 1, column: 1 }, pieces, limits.pieces)
  return false
}

/** Looks how deep the nodes of a tree lie within each other; `false` where what walks it would fail. */
export function checkLevels(file: VFile, body: Root): boolean {
  let level: Node[] = body.children
  for (let levels = 1; levels <= limits.levels; levels += 1) {
    level = level.flatMap((node) => 'children' in node ? (node as Parent).children : [])
    if (level.length === 0) return true
  }
  reportLevels(file, level[0], limits.levels + 1)
  return false
}

function reportLevels(file: VFile, place: Node | { line: number, column: number } | undefined, levels: number): void {
  report(file, 'nesting-depth', place, levels, limits.levels)
}

const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/
const rule = /^[ \t>]*(?:[-*_][ \t]*)*$/

/** Levels of the tree that a line opens, or, being an item, lies in: a list and an item for each two columns of indent. */
function levelsOf(line: string): number {
  const [opened = ''] = containers.exec(line) ?? []
  if (opened === '' || rule.test(line)) return 0
  const [indent = ''] = /^[ \t]*/.exec(opened) ?? []
  return indent.replaceAll('\t', '    ').length + (opened.match(/>/g)?.length ?? 0) + 2 * (opened.match(/[*+-]|\d+/g)?.length ?? 0)
}
