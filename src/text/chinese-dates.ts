import { readNumeral } from './chinese-numerals.js'

const whole = /^[〇一二三四五六七八九]{4}年(?:十?[一二三四五六七八九]|十)月(?:(?:[一二三]?十)?[一二三四五六七八九]|[一二三]?十)日$/u

/** Words a date in Chinese numerals, 二〇〇六年十二月三十日, in Arabic figures, 2006年12月30日; `undefined` where it is none. */
export function inFigures(words: string): string | undefined {
  return whole.test(words) ? arabicDate(words) : undefined
}

/** Writes a date, or a part of one, in Arabic figures, whatever it was written in: 二〇一九年4月六日, 2019年四月 → 2019年4月. */
export function arabicDate(date: string): string {
  return date.replace(/[零○]/gu, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/u, (year) => String(readNumeral(year)))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日])/gu, (numeral) => String(readNumeral(numeral)))
    .replace(/(?<=[年月])0(?=\d)/gu, '')
}
