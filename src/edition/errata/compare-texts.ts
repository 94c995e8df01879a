import { diffChars } from 'diff'

/** A passage that was replaced: where it begins in the old and in the new text, and what it was and is; either may be empty. */
export interface Replacement {
  readonly was: number
  readonly is: number
  readonly wrong: string
  readonly right: string
}

/** Characters of difference above which the whole text counts as replaced; far above any correction. */
const mostEdits = 600

/** Compares two texts character by character (Chinese has no spaces between words) and lists what was replaced. */
export function compareTexts(old: string, fresh: string): Replacement[] {
  const changes = diffChars(old, fresh, { maxEditLength: mostEdits })
  if (!changes) return [{ was: 0, is: 0, wrong: old, right: fresh }]
  const replaced: Replacement[] = []
  let [was, is] = [0, 0]
  let open: Replacement | undefined
  for (const { value, added, removed } of changes) {
    if (added || removed) {
      open ??= { was, is, wrong: '', right: '' }
      open = { ...open, wrong: open.wrong + (added ? '' : value), right: open.right + (added ? value : '') }
    } else {
      if (open) replaced.push(open)
      open = undefined
    }
    if (!added) was += value.length
    if (!removed) is += value.length
  }
  if (open) replaced.push(open)
  return joinNear(replaced, old)
}

/**
 * Joins replacements with so little between them that it only happens to be the same: no more characters than either of
 * them has, as in 甲乙丙 → 丁乙戊.
 */
function joinNear(replaced: readonly Replacement[], old: string): Replacement[] {
  const joined: Replacement[] = []
  for (const next of replaced) {
    const last = joined.at(-1)
    const between = last && old.slice(last.was + last.wrong.length, next.was)
    if (!last || between === undefined || between.length > Math.min(sizeOf(last), sizeOf(next))) {
      joined.push(next)
      continue
    }
    joined.pop()
    joined.push({ ...last, wrong: last.wrong + between + next.wrong, right: last.right + between + next.right })
  }
  return joined
}

function sizeOf({ wrong, right }: Replacement): number {
  return Math.max(wrong.length, right.length)
}
