import type { Refinement } from '../world.js'

/**
 * Runs in the page, and does what style sheets cannot:
 * - A paragraph of up to `shortest` lines is kept on one page: Chromium 147 leaves a widow of three lines alone, whatever
 *   `widows` says (measured).
 * - A paragraph whose last line is narrower than `narrowest`, in characters, gets another line end before it; all others
 *   keep to the grid.
 * - Each table of the flow is set in the first of `sizes`, pt, in which it is as wide as its place at most; one that is wider
 *   in all of them is turned, on a page of its own, where it fits that. Gives how many were, and the indexes of those that
 *   do not fit so either.
 */
export function refinePage(flowSelector: string, { sizes, shortest, narrowest }: Refinement): { wide: number[], turned: number } {
  const inFlow = (selector: string) => [...document.querySelectorAll<HTMLElement>(`${flowSelector} ${selector}`)]
  const measured = inFlow('.body :is(p, li, h2, h3, h4, h5, h6)').map((block) => {
    const { lineHeight, fontSize } = getComputedStyle(block)
    const content = document.createRange()
    content.selectNodeContents(block)
    const rects = [...content.getClientRects()]
    const last = rects.filter(({ bottom }) => bottom > (rects.at(-1)?.bottom ?? 0) - parseFloat(lineHeight) / 2)
    const width = Math.max(...last.map(({ right }) => right)) - Math.min(...last.map(({ left }) => left))
    return { block, lines: block.offsetHeight / parseFloat(lineHeight), end: width / parseFloat(fontSize) }
  })
  for (const { block, lines, end } of measured) {
    if (lines < shortest + 0.5) block.style.breakInside = 'avoid'
    if (lines > 1.5 && end < narrowest) block.style.textWrap = 'pretty'
  }
  let turned = 0
  const wide = inFlow('table').flatMap((table, index) => {
    const place = table.parentElement
    if (!place) return []
    const fits = () => sizes.some((size) => {
      table.style.fontSize = `${size}pt`
      const [inner, outer] = [table.getBoundingClientRect(), place.getBoundingClientRect()]
      return inner.width <= outer.width && (inner.height <= outer.height || !place.classList.contains('turned'))
    })
    if (fits()) return []
    place.classList.add('turned')
    turned += 1
    if (fits()) return []
    place.classList.remove('turned')
    turned -= 1
    return [index]
  })
  return { wide, turned }
}

/** Runs in the page. Turns the heads of turned tables to the side where the sheets are bound, by the pages that they are on. */
export function turnTables(pages: readonly number[]): void {
  const tables = document.querySelectorAll<HTMLElement>('.turned')
  for (const [index, page] of pages.entries()) {
    const table = tables[index]
    if (table && page % 2 === 0) table.style.writingMode = 'sideways-rl'
  }
}
