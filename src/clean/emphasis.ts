import type { Edit } from './draft.js'

/** A run of two asterisks that may mark bold. */
interface Mark { readonly at: number, readonly end: number }

/**
 * Mends marks of bold: what was divided at a page's end or by a converter is put together, what holds nothing goes, and a
 * mark without its partner too. Other runs of asterisks are text.
 */
export function findEmphasis(text: string): readonly Edit[] {
  if (!text.includes('**')) return []
  const edits: Edit[] = []
  const marks: Mark[] = []
  for (const { 0: run, index } of text.matchAll(/\*{2,}(?:[ \t]+\*{2}(?!\*))?/g)) {
    const [first = '', gap = ''] = /^(\*+)(.*)$/.exec(run)?.slice(1) ?? []
    const isOpen = marks.length % 2 === 1
    // the end of one and the beginning of the next, with nothing between
    if (isOpen && (run === '****' || (first === '**' && gap !== ''))) edits.push(drop(index, index + run.length, 0.9))
    else if (first === '**') {
      marks.push({ at: index, end: index + 2 })
      if (gap !== '') marks.push({ at: index + run.length - 2, end: index + run.length })
    }
  }
  const odd = marks.length % 2 === 1 ? leastBold(marks) : undefined
  if (odd !== undefined) {
    const [mark] = marks.splice(odd, 1)
    if (mark) edits.push(drop(mark.at, mark.end, 0.8))
  }
  for (let index = 0; index + 1 < marks.length; index += 2) {
    const [open, close] = [marks[index], marks[index + 1]]
    if (open && close) edits.push(...mendPair(text, open, close))
  }
  return edits.sort((a, b) => a.at - b.at)
}

/** Which of an odd number of marks has no partner: without it the least is bold. */
function leastBold(marks: readonly Mark[]): number {
  // from the left, pairs before the odd one; from the right, pairs behind it
  let best = { index: marks.length - 1, bold: Infinity }
  const lengthOf = (index: number) => (marks[index + 1]?.at ?? 0) - (marks[index]?.at ?? 0)
  let behind = 0
  for (let index = 1; index + 1 < marks.length; index += 2) behind += lengthOf(index)
  let before = 0
  for (let index = 0; index < marks.length; index += 2) {
    if (before + behind < best.bold) best = { index, bold: before + behind }
    before += lengthOf(index)
    behind -= index + 2 < marks.length ? lengthOf(index + 1) : 0
  }
  return best.index
}

/** Takes the spaces from inside a pair; where nothing else is in it, the pair. */
function mendPair(text: string, open: Mark, close: Mark): Edit[] {
  const inner = text.slice(open.end, close.at)
  if (inner.trim() === '') return [drop(open.at, close.end, 0.9)]
  const [before, behind] = [inner.length - inner.trimStart().length, inner.length - inner.trimEnd().length]
  return [
    ...(before > 0 ? [drop(open.end, open.end + before, 0.9)] : []), ...(behind > 0 ? [drop(close.at - behind, close.at, 0.9)] : [])
  ]
}

function drop(at: number, end: number, confidence: number): Edit {
  return { at, end, after: '', rule: 'emphasis', confidence }
}
