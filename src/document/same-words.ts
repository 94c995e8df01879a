import { bare } from '../text/characters.js'
import { inFigures } from '../text/chinese-dates.js'
import { circle } from './circles.js'

const seal = '盖章|印章|公章|签章|印|章'
const year = new RegExp(`^[〇零${circle}一二三四五六七八九]{4}年`, 'u')

/**
 * Words by which two spellings of a field are known as one: without white space, marks and the place of a seal, its
 * figures half as wide as characters, its date in figures and without zeros before them.
 */
export function sameWords(words: string): string {
  const text = bare(words).normalize('NFKC').replace(new RegExp(`(?<=.)\\((?:${seal})\\)$`, 'u'), '')
  const worded = text.replace(/^\(|\)$/gu, '').replace('廿', '二十').replace('卅', '三十').replace('元月', '一月')
    .replace(year, (found) => found.replace(/[^一二三四五六七八九年]/gu, '〇'))
  return (inFigures(worded) ?? text.replace(/(?<=\d{4}年)0|(?<=\d月)0/gu, '')).replace(/[\p{P}\p{S}]/gu, '')
}

/** Whether words, as `sameWords` gives them, are a date and nothing else. */
export function isDate(words: string): boolean {
  return /^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/u.test(words)
}

/** Whether they are what stands in place of a seal. */
export function isSeal(words: string): boolean {
  return new RegExp(`^(?:${seal})$`, 'u').test(words)
}
