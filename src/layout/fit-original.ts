import type { Layout } from '../world.js'

/** A page of the original whose text is `lines` lines longer than a page, set as close as `bounds` allows. */
export interface Overrun {
  readonly page: number
  readonly lines: number
}

/** Custom properties of the root element. */
type Measures = Record<`--${string}`, string>

/**
 * What a page of the original may be set in; where two serve as well, the one named first is taken.
 * `characters` of 16 pt on a line of 156 mm: 28 by GB/T 9704-2012 5.2.3 (letter-spacing −0.21 pt); down to 27
 * (+0.38 pt), as the original has, for no more fit without drawing them together; up to 29 (−0.75 pt, a twentieth of
 * an em).
 * `lines`, their pitch in pt: 28.95 is 22 lines in 225 mm (5.2.3); 27.7 is 23, little closer than the 28 pt of offices.
 * `fullness` of the last line from which it is spread to the margin where the sentence goes on overleaf: the gaps
 * between its characters grow by an eighth of an em at most.
 */
export const bounds = {
  characters: [28, 27.75, 27.5, 27.25, 27, 28.5, 29],
  lines: [28.95, 27.7],
  fullness: 0.88
} as const

/** The type area, mm (GB/T 9704-2012 5.2.1). */
const area = { width: 156, height: 225 }

/**
 * Chooses letter-spacing and line pitch for each page of the original (`divideOriginal` has marked them), so that its
 * text ends on its page, as near to the end of it as `bounds` allow; the line pitch is changed only where it must be.
 * Gives the custom properties, which are set, and the pages that do not fit.
 */
export async function fitOriginal(layout: Layout): Promise<{ measures: Measures, overruns: Overrun[] }> {
  let best: Trial[] = []
  for (const line of bounds.lines) {
    if (best.length > 0 && best.every(({ over }) => over === 0)) break
    for (const characters of bounds.characters) {
      await setAll(layout, measuresOf('', line, characters))
      const trials = await tryPages(layout, line, characters)
      best = trials.map((trial, index) => better(trial, best[index]))
    }
  }
  const measures: Measures = { ...measuresOf('', bounds.lines[0], bounds.characters[0]), '--original-end': 'start' }
  for (const [index, { line, characters, full }] of best.entries()) {
    Object.assign(measures, measuresOf(`-${index + 1}`, line, characters))
    if (full >= bounds.fullness) measures[`--original-end-${index + 1}`] = 'justify'
  }
  await setAll(layout, measures)
  const overruns = best.flatMap(({ over }, index) => over > 0 ? [{ page: index + 1, lines: over }] : [])
  return { measures, overruns }
}

/** One page, set in one way: lines too many; lines left empty; how much of its last line is filled, from 0 to 1. */
interface Trial {
  readonly line: number
  readonly characters: number
  readonly over: number
  readonly empty: number
  readonly full: number
}

async function tryPages(layout: Layout, line: number, characters: number): Promise<Trial[]> {
  const pitch = line / 72 * 25.4
  const [ends = [], marks = []] = await layout.placesOf('.original-end', '.page-mark')
  return ends.map(({ end }, index) => {
    const start = marks[index - 1]?.start ?? 1
    const further = (marks[index]?.start ?? end.page + 1) - start - 1
    return {
      line, characters,
      over: further > 0 ? Math.max(1, Math.floor((further - 1) * area.height / pitch) + Math.ceil(end.y / pitch)) : 0,
      // the text of the last page may end where it likes
      empty: index === marks.length ? 0 : Math.floor((area.height - end.y) / pitch),
      full: index === marks.length ? 1 : end.x / area.width
    }
  })
}

/** A short last line is seen more than lines left empty below it: it looks like the end of a paragraph. */
function better(trial: Trial, best: Trial | undefined): Trial {
  if (!best || trial.over < best.over) return trial
  const gap = ({ empty, full }: Trial) => empty + 2 * (1 - full)
  return trial.over === best.over && trial.line === best.line && gap(trial) < gap(best) - 0.01 ? trial : best
}

function measuresOf(suffix: string, line: number, characters: number): Measures {
  return { [`--original-line${suffix}`]: `${line}pt`, [`--original-character${suffix}`]: `calc(156mm / ${characters})` }
}

async function setAll(layout: Layout, measures: Measures): Promise<void> {
  for (const [property, value] of Object.entries(measures)) await layout.set(property as `--${string}`, value)
}
