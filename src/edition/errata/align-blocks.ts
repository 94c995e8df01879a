import { diffArrays } from 'diff'
import type { TextBlock } from './edition-text.js'

/**
 * What of two editions belongs together: blocks of the old one and of the new one, in reading order; several where a
 * block was divided or joined, none where there is no counterpart.
 */
export interface Match {
  readonly old: readonly TextBlock[]
  readonly fresh: readonly TextBlock[]
  /** Whether the text stands elsewhere in the order of reading. */
  readonly isMoved: boolean
}

/** Likeness from which blocks of one gap, and blocks in different places, are taken for one that was corrected. */
const [alike, alikeElsewhere] = [0.4, 0.7]

/** Above so many differing blocks, and pairs of them, nothing is looked for but equal texts and ids. */
const most = { edits: 4000, pairs: 40_000 }

/** Finds for the blocks of each edition those of the other: by their texts, then by ids and likeness between these. */
export function alignBlocks(old: readonly TextBlock[], fresh: readonly TextBlock[]): Match[] {
  const matches = alignEqual(old, fresh).flatMap((match) =>
    match.old.length === 1 && match.old[0]?.text === match.fresh[0]?.text ? [match] : alignGap(match))
  return findMoved(matches)
}

/** Equal blocks one by one, and what stands between them as gaps. */
function alignEqual(old: readonly TextBlock[], fresh: readonly TextBlock[]): Match[] {
  const texts = (blocks: readonly TextBlock[]) => blocks.map(({ text }) => text)
  const changes = diffArrays(texts(old), texts(fresh), { maxEditLength: most.edits })
  if (!changes) return [{ old, fresh, isMoved: false }]
  const matches: Match[] = []
  let [from, to] = [0, 0]
  let gap: { old: readonly TextBlock[], fresh: readonly TextBlock[] } = { old: [], fresh: [] }
  const close = () => {
    if (gap.old.length + gap.fresh.length > 0) matches.push({ ...gap, isMoved: false })
    gap = { old: [], fresh: [] }
  }
  for (const { added, removed, count } of changes) {
    const [gone, come] = [old.slice(from, from + (added ? 0 : count)), fresh.slice(to, to + (removed ? 0 : count))]
    ;[from, to] = [from + gone.length, to + come.length]
    if (added || removed) {
      gap = { old: [...gap.old, ...gone], fresh: [...gap.fresh, ...come] }
      continue
    }
    close()
    for (const [index, block] of gone.entries()) matches.push({ old: [block], fresh: come.slice(index, index + 1), isMoved: false })
  }
  close()
  return matches
}

/** Pairs the blocks of a gap in their order, so that as much as possible is alike; then what was divided or joined. */
function alignGap({ old, fresh }: Match): Match[] {
  if (old.length * fresh.length > most.pairs) return pairByIds(old, fresh)
  const scores = old.map((a) => fresh.map((b) => scoreOf(a, b)))
  const best = old.map(() => new Float64Array(fresh.length + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const both = scores[i]?.[j] ?? 0
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), both > 0 ? both + at(i + 1, j + 1) : 0)
    }
  }
  const matches: Match[] = []
  for (let [i, j] = [0, 0]; i < old.length || j < fresh.length;) {
    const both = scores[i]?.[j] ?? 0
    const isPair = both > 0 && at(i, j) === both + at(i + 1, j + 1)
    const isGone = !isPair && i < old.length && (j >= fresh.length || at(i, j) === at(i + 1, j))
    matches.push({ old: isPair || isGone ? old.slice(i, i + 1) : [], fresh: isGone ? [] : fresh.slice(j, j + 1), isMoved: false })
    if (isPair || isGone) i += 1
    if (!isGone) j += 1
  }
  return matches.reduce(joinDivided, [])
}

/** How much speaks for it that one block became the other, from 0 to 1. */
function scoreOf(a: TextBlock, b: TextBlock): number {
  if (a.id === b.id) return 1
  const value = kindOf(a) === kindOf(b) ? likeness(a.text, b.text) : 0
  return value < alike ? 0 : value
}

function pairByIds(old: readonly TextBlock[], fresh: readonly TextBlock[]): Match[] {
  const known = new Map(old.map((block) => [block.id, block]))
  const pairs = fresh.map((block): Match => {
    const same = known.get(block.id)
    known.delete(block.id)
    return { old: same ? [same] : [], fresh: [block], isMoved: false }
  })
  return [...pairs, ...[...known.values()].map((block): Match => ({ old: [block], fresh: [], isMoved: false }))]
}

/** Joins a match without counterpart to its neighbour where that makes the neighbour's two sides more alike. */
function joinDivided(matches: Match[], match: Match): Match[] {
  const last = matches.at(-1)
  const whole = [last, match].filter((one): one is Match => one !== undefined && one.old.length > 0 && one.fresh.length > 0)
  const [only] = whole
  if (!last || !only || whole.length > 1) return [...matches, match]
  const joined: Match = { old: [...last.old, ...match.old], fresh: [...last.fresh, ...match.fresh], isMoved: false }
  return likenessOf(joined) > likenessOf(only) ? [...matches.slice(0, -1), joined] : [...matches, match]
}

/** Joins what has gone from one place and come at another. */
function findMoved(matches: readonly Match[]): Match[] {
  const gone = new Set(matches.filter(({ fresh }) => fresh.length === 0))
  const found = new Map<Match, Match>()
  const come = matches.filter(({ old }) => old.length === 0)
  const isSame = (a: Match, b: Match) => textOf(a.old) === textOf(b.fresh)
  const isAlike = (a: Match, b: Match) => likenessOf({ ...b, old: a.old }) >= alikeElsewhere
  for (const belong of gone.size * come.length > most.pairs ? [isSame] : [isSame, isAlike]) {
    for (const match of come.filter((one) => !found.has(one))) {
      const source = [...gone].find((one) => belong(one, match))
      if (!source) continue
      gone.delete(source)
      found.set(match, { old: source.old, fresh: match.fresh, isMoved: true })
    }
  }
  const used = new Set([...found.values()].flatMap(({ old }) => old))
  return matches.flatMap((match) => match.old.some((block) => used.has(block)) ? [] : [found.get(match) ?? match])
}

/** The text of blocks that follow one another. */
export function textOf(blocks: readonly TextBlock[]): string {
  return blocks.map(({ text }) => text).join('')
}

function likenessOf({ old, fresh }: Match): number {
  return likeness(textOf(old), textOf(fresh))
}

/** How much two texts have in common, from 0 to 1: the pairs of neighbouring characters that both have (Dice). */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  const counts = new Map<string, number>()
  for (const pair of pairsIn(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of pairsIn(b)) {
    const left = counts.get(pair) ?? 0
    if (left > 0) shared += 1
    counts.set(pair, left - 1)
  }
  return Math.min(2 * shared / (a.length + b.length - 2 || 1), 0.999)
}

function pairsIn(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}

/** Fields have kinds of their own. */
function kindOf({ id }: TextBlock): string {
  return /^(paragraph|heading|row|code)-/.exec(id)?.[1] ?? id
}
