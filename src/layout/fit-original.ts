import type { Layout } from '../world.js'
import { characterOf } from './page-css.js'
import { pitchOf, type PageFormat } from './page-format.js'

/** A page of the original whose text is `lines` lines longer than a page, set as close as `bounds` allows. */
export interface Overrun {
  readonly page: number
  readonly lines: number
}

/** Custom properties of the root element. */
type Measures = Record<`--${string}`, string>

/**
 * What a page of the original may be set in; where two serve as well, the one named first is taken.
 * `characters` more on a line than the format has: by GB/T 9704-2012 none (letter-spacing −0.21 pt); down to one less
 * (+0.38 pt), as the original has, for no more fit without drawing them together; up to one more (−0.75 pt, a twentieth
 * of an em).
 * `lines` more on a page: none, or one, which brings them little closer than the 28 pt of offices.
 * `fullness` of the last line from which it is spread to the margin where the sentence goes on overleaf: the gaps
 * between its characters grow by an eighth of an em at most.
 */
export const bounds = {
  characters: [0, -0.25, -0.5, -0.75, -1, 0.5, 1],
  lines: [0, 1],
  fullness: 0.88
} as const

/** How many lines a full page has, and how many characters a full line. */
type Density = Pick<PageFormat, 'lines' | 'characters'>

/**
 * Chooses letter-spacing and line pitch for each page of the original (`divideOriginal` has marked them), so that its
 * text ends on its page, as near to the end of it as `bounds` allow; the line pitch is changed only where it must be.
 * Sets the custom properties, and gives the pages that do not fit.
 */
export async function fitOriginal(layout: Layout, format: PageFormat): Promise<Overrun[]> {
  let best: Trial[] = []
  for (const lines of bounds.lines) {
    if (best.length > 0 && best.every(({ over }) => over === 0)) break
    for (const characters of bounds.characters) {
      const density = { lines: format.lines + lines, characters: format.characters + characters }
      await setAll(layout, measuresOf(format, density))
      const trials = await tryPages(layout, format, density)
      best = trials.map((trial, index) => better(trial, best[index]))
    }
  }
  const measures: Measures = { ...measuresOf(format, format), '--original-end': 'start' }
  for (const [index, trial] of best.entries()) {
    Object.assign(measures, measuresOf(format, trial, `-${index + 1}`))
    if (trial.full >= bounds.fullness) measures[`--original-end-${index + 1}`] = 'justify'
  }
  await setAll(layout, measures)
  return best.flatMap(({ over }, index) => over > 0 ? [{ page: index + 1, lines: over }] : [])
}

/** One page, set in one way: lines too many; lines left empty; how much of its last line is filled, from 0 to 1. */
interface Trial extends Density {
  readonly over: number
  readonly empty: number
  readonly full: number
}

async function tryPages(layout: Layout, format: PageFormat, { lines, characters }: Density): Promise<Trial[]> {
  const { width, height } = format.typeArea
  const pitch = pitchOf(format, lines) / 72 * 25.4
  const [ends = [], marks = []] = await layout.placesOf('.original-end', '.page-mark')
  return ends.map(({ end }, index) => {
    const start = marks[index - 1]?.start ?? 1
    const further = (marks[index]?.start ?? end.page + 1) - start - 1
    return {
      lines, characters,
      over: further > 0 ? Math.max(1, Math.floor((further - 1) * height / pitch) + Math.ceil(end.y / pitch)) : 0,
      // the text of the last page may end where it likes
      empty: index === marks.length ? 0 : Math.floor((height - end.y) / pitch),
      full: index === marks.length ? 1 : end.x / width
    }
  })
}

/** A short last line is seen more than lines left empty below it: it looks like the end of a paragraph. */
function better(trial: Trial, best: Trial | undefined): Trial {
  if (!best || trial.over < best.over) return trial
  const gap = ({ empty, full }: Trial) => empty + 2 * (1 - full)
  return trial.over === best.over && trial.lines === best.lines && gap(trial) < gap(best) - 0.01 ? trial : best
}

function measuresOf(format: PageFormat, { lines, characters }: Density, suffix = ''): Measures {
  return {
    [`--original-line${suffix}`]: `${pitchOf(format, lines)}pt`,
    [`--original-character${suffix}`]: characterOf(format, characters)
  }
}

async function setAll(layout: Layout, measures: Measures): Promise<void> {
  for (const [property, value] of Object.entries(measures)) await layout.set(property as `--${string}`, value)
}
