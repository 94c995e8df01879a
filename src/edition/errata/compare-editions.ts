import { runAt } from '../../pdf/read/tagged-text.js'
import { alignBlocks, textOf, type Match } from './align-blocks.js'
import { comparePages, type Passage } from './compare-pages.js'
import { compareTexts, type Replacement } from './compare-texts.js'
import type { EditionText, PagePlace, TextBlock } from './edition-text.js'
import { ownBlocks, type Errata, type Erratum, type Shift } from './errata.js'

/** Characters that are shown before and after an erratum, and of a passage that is named by its beginning. */
const [around, beginning] = [8, 12]

/** Compares two editions of a document: what text was corrected or moved, what only shifted, which pages to print again. */
export function compareEditions(old: EditionText, fresh: EditionText): Errata {
  const own = ({ blocks }: EditionText) => blocks.filter(({ id }) => !ownBlocks.has(id))
  const matches = alignBlocks(own(old), own(fresh))
  const found = matches.flatMap(openFinder(old, fresh))
  return {
    rows: found.map(({ row }) => row), shifts: findShifts(matches, old, fresh),
    pages: comparePages(old, fresh, found.map(({ passage }) => passage))
  }
}

interface Found { readonly row: Erratum, readonly passage: Passage }

/** Gives what finds the errata of one match after the other, in their order. */
function openFinder(old: EditionText, fresh: EditionText): (match: Match) => Found[] {
  // where a block without counterpart would stand: at the end of the one before it
  const last = { was: 0, is: 0 }
  return (match) => {
    const [wrong, right] = [textOf(match.old), textOf(match.fresh)]
    const was = match.old[0]?.at ?? last.was
    const is = match.fresh[0]?.at ?? last.is
    if (match.old.length > 0 && !match.isMoved) last.was = endOf(match.old)
    if (match.fresh.length > 0) last.is = endOf(match.fresh)
    const row = (kind: Erratum['kind'], { was: from, is: to, wrong, right }: Replacement) => ({
      kind, block: (match.fresh[0] ?? match.old[0])?.id ?? '', was: placeAt(old, was + from), is: placeAt(fresh, is + to), wrong, right
    })
    const moved: Found[] = !match.isMoved ? [] : [{
      row: { ...row('moved', { was: 0, is: 0, wrong, right }), before: '', after: '' },
      passage: [is, is + right.length - 1]
    }]
    const replaced = wrong === right ? [] : compareTexts(wrong, right)
    return [...moved, ...replaced.map((found): Found => {
      // what is missing on one side would stand behind the character before it
      const at = {
        ...found, was: found.was - (found.wrong === '' && found.was > 0 ? 1 : 0), is: found.is - (found.right === '' && found.is > 0 ? 1 : 0)
      }
      return {
        row: { ...row('corrected', at), ...wordsAround(wrong, right, found) },
        passage: [is + at.is, is + at.is + Math.max(0, found.right.length - 1)]
      }
    })]
  }
}

/** The words around a passage, in the new text, or where the whole is gone, none. */
function wordsAround(wrong: string, right: string, found: Replacement): Pick<Erratum, 'before' | 'after'> {
  if (wrong === '' || right === '') return { before: '', after: '' }
  return {
    before: [...right.slice(0, found.is)].slice(-around).join(''),
    after: [...right.slice(found.is + found.right.length)].slice(0, around).join('')
  }
}

function endOf(blocks: readonly TextBlock[]): number {
  const last = blocks.at(-1)
  return last ? last.at + Math.max(0, last.text.length - 1) : 0
}

function placeAt(edition: EditionText, index: number): PagePlace {
  const { page = 1, line = 1 } = runAt(edition, index) ?? {}
  return { page, line }
}

/** Lists what stands on another line or page although it says the same, neighbours together. */
function findShifts(matches: readonly Match[], old: EditionText, fresh: EditionText): Shift[] {
  const shifts: Shift[] = []
  let isOpen = false
  for (const { old: [was], fresh: [is], isMoved } of matches) {
    if (!was || !is || isMoved) continue
    const [from, to] = [placeAt(old, was.at), placeAt(fresh, is.at)]
    const isShifted = from.page !== to.page || from.line !== to.line
    const last = isOpen ? shifts.pop() : undefined
    if (last) shifts.push(isShifted ? { ...last, blocks: last.blocks + 1 } : last)
    else if (isShifted) shifts.push({ blocks: 1, words: [...is.text].slice(0, beginning).join(''), was: from, is: to })
    isOpen = isShifted
  }
  return shifts
}
