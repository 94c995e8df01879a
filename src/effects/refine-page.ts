import type { Refinement } from '../world.js'

/**
 * Runs in the page, and does what style sheets cannot:
 * - A paragraph of up to `shortest` lines is kept on one page: Chromium 147 leaves a widow of three lines alone, whatever
 *   `widows` says (measured).
 * - A paragraph whose last line is narrower than `narrowest`, in characters, gets another line end before it; all others
 *   keep to the grid.
 * - The block with which the text ends gets the class `text-end`.
 * - Each table of the flow is set in the first of `sizes`, pt, in which it is as wide as its place at most and no row is
 *   higher than `highestRow`, px, if there is one: with its short cells whole, or with the class `loose`, in which they may
 *   have several lines, where the table would grow by more than a tenth. One that is too wide in all sizes is turned, on
 *   pages of its own, where it fits those. Gives how many pages that are, and the indexes of tables that do not fit so either.
 */
export function refinePage(flowSelector: string, { sizes, shortest, narrowest, highestRow }: Refinement): { wide: number[], turned: number } {
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
  inFlow('.body :is(p, li, h2, h3, h4, h5, figure, tr, pre)').at(-1)?.classList.add('text-end')
  let turned = 0
  const wide = inFlow('table').flatMap((table, index) => {
    const place = table.parentElement
    if (!place || !(table instanceof HTMLTableElement)) return []
    const set = (isLoose: boolean, size: number) => {
      table.classList.toggle('loose', isLoose)
      table.style.fontSize = `${size}pt`
      const [inner, outer] = [table.getBoundingClientRect(), place.getBoundingClientRect()]
      return { isNarrow: inner.width <= outer.width, isLow: inner.height <= outer.height, height: inner.height }
    }
    const loose = sizes.find((size) => set(true, size).isNarrow)
    if (loose !== undefined) {
      const { height } = set(true, loose)
      // short cells on one line leave the long ones less room; a high row leaves a page white before it
      const isCalm = () => [...table.rows].every((row) => row.offsetHeight <= highestRow)
      const isWhole = (size: number) => {
        const whole = set(false, size)
        return whole.isNarrow && whole.height <= height * 1.1 && isCalm()
      }
      if (!sizes.some(isWhole) && !sizes.some((size) => set(true, size).isNarrow && isCalm())) set(true, loose)
      return []
    }
    place.classList.add('turned')
    const parts = sizes.some((size) => { const { isNarrow, isLow } = set(true, size); return isNarrow && isLow }) ? 1
      : sizes.some((size) => set(true, size).isLow) ? divide(place, table) : 0
    turned += parts
    if (parts > 0) return []
    place.classList.remove('turned')
    return [index]
  })
  return { wide, turned }

  /** Makes a turned table as many as pages take it, with the same columns, its head on each. Gives their number; 0: it cannot be divided. */
  function divide(place: HTMLElement, table: HTMLTableElement): number {
    pinColumns(table)
    const extentOf = (element: Element | null) => element?.getBoundingClientRect().width ?? 0
    const room = extentOf(place) - extentOf(table.tHead) - 2
    const parts: HTMLTableRowElement[][] = []
    let used = Infinity
    for (const rows of groupsIn(table)) {
      const extent = rows.reduce((sum, row) => sum + extentOf(row), 0)
      if (extent > room) return 0
      if (used + extent > room) [used] = [0, parts.push([])]
      used += extent
      parts.at(-1)?.push(...rows)
    }
    let before = place
    for (const rows of parts.slice(1)) {
      const [next, inner, body] = [shellOf(place), shellOf(table), document.createElement('tbody')]
      const head = table.tHead?.cloneNode(true) as HTMLElement | undefined
      // it has been said once
      head?.setAttribute('aria-hidden', 'true')
      for (const named of head?.querySelectorAll('[id], [href]') ?? []) for (const name of ['id', 'href']) named.removeAttribute(name)
      body.append(...rows)
      inner.append(...[...table.querySelectorAll('colgroup')].map((columns) => columns.cloneNode(true)), ...(head ? [head] : []), body)
      next.append(inner)
      before.after(next)
      before = next
    }
    return parts.length
  }

  function shellOf<T extends Element>(element: T): T {
    return element.cloneNode() as T
  }

  /** Rows that stay on one page: those that a cell unites, and one that heads others with the next. */
  function groupsIn(table: HTMLTableElement): HTMLTableRowElement[][] {
    const groups: HTMLTableRowElement[][] = []
    let end = 0
    for (const [index, row] of [...table.tBodies].flatMap(({ rows }) => [...rows]).entries()) {
      if (index >= end) groups.push([])
      groups.at(-1)?.push(row)
      end = Math.max(end, index + (row.className === 'group' ? 2 : 1), ...[...row.cells].map(({ rowSpan }) => index + rowSpan))
    }
    return groups
  }

  /** Keeps the columns as wide as they are, measured on a row of as many cells. */
  function pinColumns(table: HTMLTableElement): void {
    const count = [...table.rows[0]?.cells ?? []].reduce((sum, { colSpan }) => sum + colSpan, 0)
    const row = (table.tBodies[0] ?? table).appendChild(document.createElement('tr'))
    const columns = document.createElement('colgroup')
    for (let index = 0; index < count; index += 1) row.insertCell()
    for (const cell of row.cells) {
      const column = columns.appendChild(document.createElement('col'))
      column.style.inlineSize = column.style.width = `${cell.getBoundingClientRect().height}px`
    }
    row.remove()
    table.prepend(columns)
    table.style.tableLayout = 'fixed'
  }
}

/** Runs in the page. Turns the heads of turned tables to the side where the sheets are bound, by the pages that they are on. */
export function turnTables(pages: readonly number[]): void {
  const tables = document.querySelectorAll<HTMLElement>('.turned')
  for (const [index, page] of pages.entries()) {
    const table = tables[index]
    if (table && page % 2 === 0) table.style.writingMode = 'sideways-rl'
  }
}
