import type { Decide } from './decide.js'
import { offsetIn, proseOf, type Draft, type Edit } from './draft.js'
import { findEmphasis } from './emphasis.js'
import { pageMark } from './seams.js'
import { isDelimiter } from './shapes.js'
import { findSpaces } from './spacing.js'
import { findWidths } from './width.js'

/** Carries out the changes inside a block, and puts in the marks of the pages that begin there. */
export function editBlock(draft: Draft, decide: Decide): string {
  const { text } = draft
  const pages = [...draft.block.turns].map(([piece, page]): Edit => {
    const at = draft.starts[piece] ?? 0
    return { at, end: at, after: pageMark(page), rule: 'page-turn', confidence: 1 }
  })
  const isGiven = draft.block.pieces.some(({ line }) => line.isGiven)
  const edits = [...pages, ...(isGiven ? [] : findEdits(text))].sort((a, b) => a.at - b.at || a.end - b.end)
  let [result, taken] = ['', 0]
  for (const { at, end, after, rule, confidence } of edits) {
    if (at < taken) continue
    // where a page turns was decided before
    const outcome = rule === 'page-turn' ? after : decide({ rule, confidence, from: offsetIn(draft, at), to: offsetIn(draft, end, true), after })
    if (outcome === undefined) continue
    result += text.slice(taken, at) + outcome
    taken = end
  }
  return result + text.slice(taken)
}

function findEdits(text: string): readonly Edit[] {
  if (isDelimiter(text)) return []
  const prose = proseOf(text)
  return [...findSpaces(prose), ...findWidths(prose), ...findEmphasis(text)]
}
