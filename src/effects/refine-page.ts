import type { Refinement } from '../world.js'

/**
 * Runs in the page, and does what style sheets cannot:
 * - A paragraph of up to `shortest` lines is kept on one page: Chromium 147 leaves a widow of three lines alone, whatever
 *   `widows` says (measured).
 * - A paragraph whose last line is narrower than `narrowest`, in characters, gets another line end before it; all others
 *   keep to the grid.
 * - Each table of the flow is set in the first of `sizes`, pt, in which it is as wide as its place at most; gives the indexes
 *   of those that are wider in the last one too.
 */
export function refinePage(flowSelector: string, { sizes, shortest, narrowest }: Refinement): number[] {
  const inFlow = (selector: string) => [...document.querySelectorAll<HTMLElement>(`${flowSelector} ${selector}`)]
  const measured = inFlow('.body :is(p, li, h2, h3, h4, h5)').map((block) => {
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
  return inFlow('table').flatMap((table, index) => {
    const room = table.parentElement?.getBoundingClientRect().width ?? 0
    const fits = sizes.some((size) => {
      table.style.fontSize = `${size}pt`
      return table.getBoundingClientRect().width <= room
    })
    return fits ? [] : [index]
  })
}
