const digits = '〇一二三四五六七八九'
const date = /^([〇一二三四五六七八九]{4})年(十?[一二三四五六七八九]|十)月((?:[一二三]?十)?[一二三四五六七八九]|[一二三]?十)日$/u

/** Words a date in Chinese numerals, 二〇〇六年十二月三十日, in Arabic figures, 2006年12月30日; `undefined` where it is none. */
export function inFigures(words: string): string | undefined {
  const [, year, month = '', day = ''] = date.exec(words) ?? []
  return year === undefined ? undefined : `${[...year].map((digit) => digits.indexOf(digit)).join('')}年${countOf(month)}月${countOf(day)}日`
}

/** A number up to 39. */
function countOf(numeral: string): number {
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['〇', numeral]
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}
