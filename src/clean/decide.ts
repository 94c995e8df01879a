import { sha256 } from '../text/hashes.js'
import { editable, threshold, type Answers, type Proposal, type Row } from './row.js'

/** Records a proposal as a row; gives what stands there afterwards, or `undefined` where it is not carried out. */
export type Decide = (proposal: Proposal) => string | undefined

/**
 * Opens the decisions of one clean-up: those that are sure are carried out, those that are not where `isAccepted` says so
 * for all, or an answer for one of them. The list grows as they come.
 */
export function openDecisions(raw: string, answers: Answers, isAccepted: boolean): { readonly decide: Decide, readonly rows: Row[] } {
  const rows: Row[] = []
  const counts = new Map<string, number>()
  const decide: Decide = (proposal) => {
    const { rule, confidence, from, to } = proposal
    const before = raw.slice(from, to)
    if (confidence >= threshold) {
      rows.push({ ...proposal, id: '', before, applied: true })
      return proposal.after
    }
    const id = idOf(`${rule}\0${raw.slice(Math.max(0, from - 20), from)}\0${before}`)
    const answer = answers.get(id) ?? isAccepted
    const after = typeof answer === 'string' && editable.has(rule) ? answer : proposal.after
    const applied = answer !== false
    rows.push({ ...proposal, id, before, after, applied })
    return applied ? after : undefined
  }
  return { decide, rows }

  /** The same words in the same place again are another question. */
  function idOf(content: string): string {
    const id = sha256(content).slice(0, 12)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}
