import { mkdirSync } from 'node:fs'
import type { Page } from 'puppeteer'

/** What a user's hands and eyes do on the page of a desk. */
export type Hands = ReturnType<typeof handsOn>

/** Lays hands on the page of a desk. */
export function handsOn(page: Page) {
  const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '')

  /** Waits until the pages show the text as it is now. */
  async function shown(work: () => Promise<unknown>): Promise<void> {
    await page.evaluate(() => performance.clearMarks('shown'))
    await work()
    await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0)
  }

  /** Waits until all products of the text are there. */
  async function finished(): Promise<void> {
    await page.waitForFunction(() => document.querySelector('#download a') && !/……/.test(document.querySelector('#state')?.textContent ?? '…'), { timeout: 30_000 })
  }

  /** Sets the caret before `words`, as a user finds them. */
  async function goTo(words: string): Promise<void> {
    await page.focus('.cm-content')
    await page.keyboard.down('Control')
    await page.keyboard.press('f')
    await page.keyboard.up('Control')
    await page.waitForSelector('.cm-search input[name=search]')
    await page.$eval('.cm-search input[name=search]', (input, value) => {
      (input as HTMLInputElement).value = value
      input.dispatchEvent(new Event('change', { bubbles: true }))
      input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }))
    }, words)
    await page.focus('.cm-search input[name=search]')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.focus('.cm-content')
    await page.keyboard.press('ArrowLeft')
  }

  /** The text before the caret on its line, and behind it. */
  const caret = () => page.evaluate((): [string, string] => {
    const { focusNode, focusOffset } = getSelection() as Selection
    const line = (focusNode instanceof Element ? focusNode : focusNode?.parentElement)?.closest('.cm-line')
    const range = document.createRange()
    if (!line || !focusNode) return ['', '']
    range.setStart(line, 0)
    range.setEnd(focusNode, focusOffset)
    const before = range.toString()
    return [before, (line.textContent ?? '').slice(before.length)]
  })

  return { textOf, shown, finished, goTo, caret }
}

/** Keeps a screenshot in the folder that TONGBAO_SCREENS names, to be looked at. */
export async function keepScreen(shownPage: Page, name: string): Promise<void> {
  const folder = process.env['TONGBAO_SCREENS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await shownPage.screenshot({ path: `${folder}/${name}.png` })
}
