import type { World } from '../world.js'
import { coverageOf, subsetFace } from './subset.js'

/** What a face was last cut down to. */
interface Kept {
  readonly characters: ReadonlySet<string>
  readonly subset: Promise<Uint8Array>
}

/**
 * Opens a `cut` that keeps the last subset of each face and gives it again for the same characters. With `common`
 * characters a subset is never smaller than what it was, and has all of those besides, so that a text in which one
 * character changes nearly always finds its face as it is: for drafts that are looked at, since an edition has the
 * characters that it shows and no others.
 */
export function openSubsets(common?: Iterable<string>): World['cut'] {
  const kept = new WeakMap<Uint8Array, Kept>()
  return (face, characters) => {
    const last = kept.get(face)
    const isKept = last && characters.every((character) => last.characters.has(character)) && (common || last.characters.size === characters.length)
    if (isKept) return last.subset
    const wanted = new Set([...characters, ...common ? [...last?.characters ?? coveredBy(face, common)] : []])
    const cut = subsetFace(face, [...wanted].sort())
    // what the subsetter cannot hold with all of those it may without
    const subset = common ? cut.catch(() => subsetFace(face, characters)) : cut
    kept.set(face, { characters: wanted, subset })
    return subset
  }
}

function coveredBy(face: Uint8Array, characters: Iterable<string>): string[] {
  const coverage = coverageOf(face)
  return [...characters].filter((character) => coverage.has(character.codePointAt(0) ?? 0))
}

/** The 3755 characters of GB/T 2312-1980, level 1 (rows 16 to 55): 99.7 % of running text. */
export function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030')
  const cells = Array.from({ length: 40 * 94 }, (_, at) => decoder.decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + at % 94)))
  return cells.filter((cell) => /^\p{Script=Han}$/u.test(cell))
}
