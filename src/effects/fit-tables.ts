/**
 * Runs in the page. Sets each table of the flow in the first of `sizes`, pt, in which it is as wide as its place at most;
 * gives the indexes of those that are wider in the last one too.
 */
export function fitTables(flowSelector: string, sizes: readonly number[]): number[] {
  const tables = [...document.querySelectorAll<HTMLElement>(`${flowSelector} table`)]
  return tables.flatMap((table, index) => {
    const room = table.parentElement?.getBoundingClientRect().width ?? 0
    const fits = sizes.some((size) => {
      table.style.fontSize = `${size}pt`
      return table.getBoundingClientRect().width <= room
    })
    return fits ? [] : [index]
  })
}
