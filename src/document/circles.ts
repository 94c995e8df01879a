import type { Mistyped } from '../text/half-width.js'

/** What looks like 〇 (U+3007) and is another: circles, the letter O of three scripts, the digit 0. */
export const circle = '○◯⚪⭘０0ＯｏOoΟοОо'
const digit = '一二三四五六七八九十百千〇'
const numeral = new RegExp(`[${digit}][${digit}${circle}]*`, 'gu')
const between = new RegExp(`[${digit}][${circle}]+[${digit}]`, 'u')
const atEnd = new RegExp(`[${circle}]$`, 'u')
const circles = new RegExp(`[${circle}]`, 'gu')

/** The Chinese numerals of a text in which something else stands for 〇, as 二○一九年. Circles that hide a name are none. */
export function circlesIn(text: string): readonly Mistyped[] {
  return [...text.matchAll(numeral)].flatMap(({ 0: typed, index: at }) => {
    const isNumeral = between.test(typed) || (atEnd.test(typed) && /[年月日号条款期]/.test(text.charAt(at + typed.length)))
    return isNumeral ? [{ at, typed, right: typed.replace(circles, '〇') }] : []
  })
}
