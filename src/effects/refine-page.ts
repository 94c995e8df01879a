/**
 * Runs in the page, and does what style sheets cannot. A paragraph of up to `shortest` lines is kept on one page: Chromium
 * 147 leaves a widow of three lines alone, whatever `widows` says (measured). Each table of the flow is set in the first of
 * `sizes`, pt, in which it is as wide as its place at most; gives the indexes of those that are wider in the last one too.
 */
export function refinePage(flowSelector: string, { sizes, shortest }: { sizes: readonly number[], shortest: number }): number[] {
  const inFlow = (selector: string) => [...document.querySelectorAll<HTMLElement>(`${flowSelector} ${selector}`)]
  const heights = inFlow(':is(p, li)').map((block) => [block, block.offsetHeight / parseFloat(getComputedStyle(block).lineHeight)] as const)
  for (const [block, lines] of heights) if (lines < shortest + 0.5) block.style.breakInside = 'avoid'
  return inFlow('table').flatMap((table, index) => {
    const room = table.parentElement?.getBoundingClientRect().width ?? 0
    const fits = sizes.some((size) => {
      table.style.fontSize = `${size}pt`
      return table.getBoundingClientRect().width <= room
    })
    return fits ? [] : [index]
  })
}
