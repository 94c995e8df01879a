import type { Both } from './language.js'

/** Words the one of `names` that was most likely meant, to stand behind a mistyped name in a finding; nothing where that would be a guess. */
export function perhaps(name: string, names: readonly string[]): Both {
  const found = mistyped(name, names)
  return found === undefined ? { zh: '', en: '' } : { zh: `，是否应为“${found}”`, en: `, expected perhaps ${found}` }
}

/** The one of `names` with the smallest edit distance to `name`, whatever the case; of equals the first. */
export function nearest(name: string, names: readonly string[]): string {
  const [best] = names
    .map((known) => ({ known, distance: editDistance(name.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best?.known ?? ''
}

/**
 * The one of `names` that was most likely meant by a mistyped `name`: it begins so, or one letter is wrong, missing, too
 * many or changed places with its neighbour (two in a name of eight letters). `undefined` where that would be a guess.
 */
export function mistyped(name: string, names: readonly string[]): string | undefined {
  const begun = names.filter((known) => name.length > 1 && known.startsWith(name))
  if (begun.length === 1) return begun[0]
  const swapped = [...name].slice(1).map((_, at) => `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`)
  const most = name.length < 8 ? 1 : 2
  return names.find((known) => swapped.includes(known)) ?? names.find((known) => known === nearest(name, names) && editDistance(name, known) <= most)
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (left === right ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
