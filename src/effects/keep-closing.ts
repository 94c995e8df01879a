/**
 * Runs in the page, whose viewport is as large as the type area, `height` px. What closes the text, and the imprint behind
 * the last of all, stand on a page with two lines at least, and with the head that these are under; the block with which
 * that begins before the imprint gets the class `text-turn`, the one before it `text-before`. Where all this does not fit
 * a page, the imprint may stand on one of its own (`--imprint-keep`), and where it does not fit without that, the rows of
 * several agencies may be parted (`--closing-keep`): Chromium 147 would otherwise part a head from its text (measured).
 */
export function keepClosing(flowSelector: string, height: number): void {
  const flow = document.querySelector<HTMLElement>(flowSelector)
  const blocksIn = (selector: string) => [...flow?.querySelectorAll<HTMLElement>(`${selector} > :not(hr)`) ?? []]
  const [text, all] = [blocksIn('.body:not(.annexes)'), blocksIn('.body')]
  const closing = [...flow?.querySelectorAll(':scope > .closing') ?? []].at(-1)
  const imprint = flow?.querySelector(':scope > .imprint')
  const { style } = document.documentElement
  const [inText, inAll] = [endOf(text), text.length === all.length ? undefined : endOf(all)]
  const last = inAll ?? inText
  last?.turn.classList.add('text-turn')
  last?.before?.classList.add('text-before')
  if (closing && inText && bottomOf(closing) - inText.top > height) style.setProperty('--closing-keep', 'auto')
  if (imprint && last && bottomOf(imprint) - last.top > height) style.setProperty('--imprint-keep', 'auto')

  /** Where of these blocks that begins which stays with what is behind them, px, and the block that it is. */
  function endOf(blocks: readonly HTMLElement[]): { turn: HTMLElement, before: HTMLElement | undefined, top: number } | undefined {
    // what an enclosed document is signed with is no text
    const isSigning = (block: HTMLElement | undefined) => block?.classList.contains('signing') === true
    let start = blocks.findLastIndex((block) => !isSigning(block))
    const end = blocks[start]
    if (!end) return undefined
    // the first page keeps its first paragraph (GB/T 9704-2012 7.3.3)
    if (linesOf(end) < 1.5 && start > 1 && end.tagName === 'P') {
      start -= 1
      blocks[start]?.style.setProperty('break-after', 'avoid')
    }
    const isSplit = getComputedStyle(blocks[start] ?? end).breakInside !== 'avoid'
    while (!isSplit && /^H[1-6]$/.test(blocks[start - 1]?.tagName ?? '')) start -= 1
    const turn = blocks[start] ?? end
    const { lineHeight } = getComputedStyle(turn)
    const top = isSplit ? bottomOf(turn) - Math.min(turn.offsetHeight, 2 * parseFloat(lineHeight)) : turn.getBoundingClientRect().top
    return { turn, before: turn.classList.contains('division') ? undefined : blocks[start - 1], top }
  }

  function linesOf(block: HTMLElement): number {
    return block.offsetHeight / parseFloat(getComputedStyle(block).lineHeight)
  }

  function bottomOf(element: Element): number {
    return element.getBoundingClientRect().bottom
  }
}
