import type { Heading, PhrasingContent, Root, RootContent } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../report.js'
import { isNumber } from './document-number.js'
import { numeral, readOrdinal } from './ordinals.js'
import { bare } from '../text/characters.js'
import { shorten, wordsOf } from './words-of.js'

/** The head of an annex as typed: its label, its number if it has one, and the title behind it on the same line. */
interface Label {
  readonly label: string
  readonly number: string
  readonly title: string
}

const labelPattern = new RegExp(`^\\s*(附\\s*件\\s*(\\d+|${numeral})?)(\\s*[：:.．、]\\s*|\\s+|$)(.*)$`, 'su')

/** Reads the label of an annex: 附件, 附件1, 附件1：, with or without a title behind it. */
export function readLabel(words: string): Label | undefined {
  const [, start, number = '', mark = '', title = ''] = labelPattern.exec(words) ?? []
  return start === undefined ? undefined : { label: start + mark.trimEnd(), number, title: title.trim() }
}

/**
 * Finds where annexes and enclosed documents begin in a body, by heads of whatever depth: 附件1, whose title is what stands
 * behind it or in the next head, and `# 标题`. Each becomes one heading that says so in its data. `names` are those of the
 * annexes, where the document tells them. What is wanting is reported.
 */
export function openDivisions(file: VFile, body: Root, names: readonly string[] = []): void {
  const known = new Set(names.map(bare))
  const children: RootContent[] = []
  for (let index = 0; index < body.children.length; index += 1) {
    const node = body.children[index]
    if (!node) continue
    children.push(node)
    if (node.type !== 'heading') continue
    const words = wordsOf(node)
    const label = readLabel(words)
    if (label) index += openAnnex(file, node, { ...label, known, following: body.children.slice(index + 1, index + 1 + furthest) })
    else if (node.depth === 1 && !readOrdinal(words)) node.data = { ...node.data, division: { kind: 'enclosure', label: '', number: '', title: words } }
    if (headOf(node)) takeMarks(children, node)
  }
  body.children = children
}

/** The original's page that turns before a division begins with it, not with what closes the text. */
function takeMarks(blocks: RootContent[], node: Heading): void {
  let start = blocks.length - 1
  while (blocks[start - 1]?.type === 'pageMark') start -= 1
  const marks = blocks.splice(start, blocks.length - 1 - start)
  node.children.unshift(...marks.filter((mark) => mark.type === 'pageMark'))
}

/** Blocks behind a label among which its title is looked for: page marks may stand before it. */
const furthest = 4

/** What may be an annex's title: the blocks behind its label, and the names that the document gives to annexes. */
interface Following {
  readonly following: readonly RootContent[]
  readonly known: ReadonlySet<string>
}

/**
 * Gives an annex its title: what stands behind its label, or the next head if it has no number of its own, or the next
 * paragraph if the document knows it as the name of an annex. Tells how many blocks that took.
 */
function openAnnex(file: VFile, node: Heading, { label, number, title, known, following }: Label & Following): number {
  const at = following.findIndex((block) => block.type !== 'pageMark' && !isNumberLine(block))
  const [before, next] = [following.slice(0, Math.max(at, 0)), following[at]]
  const isHead = next?.type === 'heading' && !readOrdinal(wordsOf(next)) && !readLabel(wordsOf(next))
  const isTitle = title === '' && (isHead || (next?.type === 'paragraph' && known.has(bare(wordsOf(next)))))
  const own = { type: 'annexLabel' as const, children: [] as PhrasingContent[] }
  if (isTitle) {
    own.children = node.children
    const between = before.flatMap((block): PhrasingContent[] =>
      block.type === 'pageMark' ? [block] : block.type === 'paragraph' ? [{ type: 'annexLabel', isNumber: true, children: block.children }] : [])
    const marks = between.filter(({ type }) => type === 'pageMark')
    node.children = [...marks, own, ...between.filter(({ type }) => type !== 'pageMark'), ...next.children]
    node.position = spanOf(node.position, next.position)
  } else if (title === '') {
    own.children = node.children
    node.children = [own]
    report(file, 'annex-title-missing', node, label)
  } else {
    report(file, 'annex-label', node, label, shorten(title))
    const [first, ...others] = node.children
    if (first?.type === 'text' && first.value.trimStart().startsWith(label)) {
      const start = first.value.indexOf(label) + label.length
      own.children = [{ type: 'text', value: first.value.slice(0, start) }]
      node.children = [own, { ...first, value: first.value.slice(start) }, ...others]
    }
  }
  node.data = { ...node.data, division: { kind: 'annex', label, number, title: title || (isTitle ? wordsOf(next) : '') } }
  return isTitle ? at + 1 : 0
}

/** Whether a block is the number of a document and nothing else. */
function isNumberLine(block: RootContent): boolean {
  return block.type === 'paragraph' && isNumber(wordsOf(block))
}

function spanOf(first: Position | undefined, last: Position | undefined): Position | undefined {
  return first && last ? { start: first.start, end: last.end } : first
}

/** Divides the blocks of a body: the text itself, what stands behind its closing, then each annex and enclosed document, its heading first. */
export function divisionsOf<Node extends RootContent>(blocks: readonly Node[]): [text: Node[], ...others: Node[][]] {
  const divisions: [Node[], ...Node[][]] = [[]]
  let open: Node[] = divisions[0]
  for (const block of blocks) {
    if (headOf(block) || block.data?.isBehind) divisions.push(open = [])
    open.push(block)
  }
  return divisions
}

/** What a block begins: an annex, an enclosed document, or neither. */
export function headOf(block: RootContent | undefined): Division | undefined {
  return block?.type === 'heading' ? block.data?.division : undefined
}

/** An annex or an enclosed document, as its heading has it. */
export interface Division {
  readonly kind: 'annex' | 'enclosure'
  /** The annex's label as typed, and the number in it, which may be wanting. */
  readonly label: string
  readonly number: string
  readonly title: string
  /** The words of a title that is too long for a line, one after another, as a dictionary cuts it. */
  readonly titleWords?: readonly string[]
}
