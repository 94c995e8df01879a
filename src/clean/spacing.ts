import type { Edit, Prose } from './draft.js'

const han = '[\\p{Script=Han}，。；：、！？（）《》“”〔〕【】—…]'
const space = '[ \\u00a0\\t]'
const before = new RegExp(`(?<=${han})${space}(?=[\\d０-９])`, 'gu')
const behind = new RegExp(`(?<=[\\d０-９%％])${space}(?=${han})|(?<=[\\d０-９])${space}(?=[%％℃])`, 'gu')
const marks = new RegExp(`(?<=\\p{Script=Han})${space}+(?=[，。；、！？）》”〕])|(?<=[（《“〔])${space}+(?=\\p{Script=Han})`, 'gu')

/** What keeps its space before a date: the office that prints, what happened on an earlier day. */
const keepsDate = /(?:[室厅局部委会府院处]|发布|公布|修订|修正|通过|批准|施行)$/
const date = /^\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/

/** Takes stray spaces from around digits and marks in Chinese text; not from behind the number of an article or an item. */
export function findSpaces({ text, at }: Prose): readonly Edit[] {
  if (!/[ \u00a0\t]/.test(text)) return []
  const isNumber = /^(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[（(]?[一二三四五六七八九十\d]+[）)、.．])[ \u00a0\t]/.exec(text)?.[0].length ?? 0
  const address = [...text.matchAll(/(?:https?:\/\/|www\.)[!-~]+/gi)].map(({ 0: found, index }) => [index, index + found.length] as const)
  return [...text.matchAll(before), ...text.matchAll(behind), ...text.matchAll(marks)]
    .filter(({ index, 0: { length } }) => index + length !== isNumber && !isMeant(index) && !address.some(([, end]) => end === index))
    .sort((a, b) => a.index - b.index)
    .map(({ index, 0: { length } }): Edit => ({
      at: at(index), end: at(index + length - 1) + 1, after: '', rule: 'spacing', confidence: 0.98
    }))

  function isMeant(index: number): boolean {
    return date.test(text.slice(index, index + 24)) && keepsDate.test(text.slice(Math.max(0, index - 3), index))
  }
}
