import type { Element, Nodes } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

/** Writes the HTML that mammoth makes as raw text: a line for each block, with empty lines between, and marks of Markdown. */
export function textOfHtml(html: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html)
  const blocks = tree.children.flatMap(blocksOf)
  return `${blocks.filter((block) => block.trim() !== '').join('\n\n')}\n`
}

function blocksOf(node: Nodes): string[] {
  if (node.type !== 'element') return node.type === 'text' && node.value.trim() !== '' ? [node.value] : []
  const { tagName } = node
  if (/^h[1-6]$/.test(tagName)) return [`${'#'.repeat(Number(tagName.slice(1)))} ${textOf(node).replace(/\*\*/g, '').trim()}`]
  if (tagName === 'p') return textOf(node).split('\n').map((line) => line.trim())
  if (tagName === 'table') return [rowsOf(node).join('\n')]
  if (tagName === 'li') {
    const note = /^(?:foot|end)note-(.+)$/.exec(String(node.properties['id'] ?? ''))?.[1]
    const lines = node.children.flatMap(blocksOf)
    return note === undefined ? lines : [`[^${note}]: ${lines.join(' ').replace(/\s*\[?↑\]?(?:\([^)]*\))?$/, '')}`]
  }
  return node.children.flatMap(blocksOf)
}

/** The words of a block; a line end in it is one. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/[\t\n]+/g, ' ')
  if (node.type !== 'element') return ''
  const words = node.children.map(textOf).join('')
  const { tagName, properties } = node
  if (tagName === 'br') return '\n'
  if (tagName === 'strong' || tagName === 'b') return words.trim() === '' ? words : `**${words}**`
  if (tagName === 'img') return `\n![${String(properties['alt'] || '图')}](${String(properties['src'])})\n`
  if (tagName === 'sup') return noteIn(node) ?? words
  if (tagName === 'a' && /^https?:/.test(String(properties['href']))) return words === properties['href'] ? words : `[${words}](${String(properties['href'])})`
  return words
}

/** A reference to a note, as Markdown has it. */
function noteIn(node: Element): string | undefined {
  const [link] = node.children
  const target = link?.type === 'element' ? /^#(?:foot|end)note-(.+)$/.exec(String(link.properties['href'] ?? ''))?.[1] : undefined
  return target === undefined ? undefined : `[^${target}]`
}

/** The rows of a table; a cell that is merged with others is followed, to the right and below, by empty ones. */
function rowsOf(table: Element): string[] {
  const rows = descend(table, 'tr')
  const taken = new Map<string, true>()
  const texts = rows.map((row, line) => {
    const cells: string[] = []
    for (const cell of row.children.filter((child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName))) {
      while (taken.has(`${line} ${cells.length}`)) cells.push('')
      const [across, down] = [Number(cell.properties['colSpan'] ?? 1), Number(cell.properties['rowSpan'] ?? 1)]
      const column = cells.length
      for (let y = 1; y < down; y += 1) for (let x = 0; x < across; x += 1) taken.set(`${line + y} ${column + x}`, true)
      const words = cell.children.flatMap(blocksInCell).join(' ').replace(/\s+/g, ' ').replace(/(?<!\\)\|/g, '\\|').trim()
      cells.push(words, ...Array.from({ length: Math.max(0, across - 1) }, () => ''))
    }
    while (taken.has(`${line} ${cells.length}`)) cells.push('')
    return cells
  })
  const width = Math.max(0, ...texts.map(({ length }) => length))
  return texts.map((cells) => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`)
}

/** A table within a cell is words with spaces between. */
function blocksInCell(node: Nodes): string[] {
  if (node.type !== 'element' || node.tagName !== 'table') return blocksOf(node)
  return descend(node, 'tr').flatMap((row) => row.children.flatMap((cell) => cell.type === 'element' ? cell.children.flatMap(blocksInCell) : []))
}

function descend(node: Element, tagName: string): Element[] {
  return node.children.flatMap((child) => child.type !== 'element' || child.tagName === 'table' ? [] : child.tagName === tagName ? [child] : descend(child, tagName))
}
