const digits = '〇一二三四五六七八九'
const weights: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Reads a number: in Arabic figures, in Chinese (二十六, 一百零五, 二〇), or in a circle (①). */
export function readNumeral(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  if (/^[①-⑳]$/u.test(numeral)) return (numeral.codePointAt(0) ?? 0) - 0x245f
  const characters = [...numeral.replaceAll('零', '〇')]
  if (!characters.some((character) => character in weights)) return Number(characters.map((digit) => digits.indexOf(digit)).join(''))
  let [total, digit] = [0, 0]
  for (const character of characters) {
    const weight = weights[character]
    if (weight === undefined) digit = digits.indexOf(character)
    else [total, digit] = [total + (digit || 1) * weight, 0]
  }
  return total + digit
}

/** Writes a number up to 99 in Chinese: 26 → 二十六. */
export function chineseOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return (tens === 0 ? '' : `${tens > 1 ? digits[tens] : ''}十`) + (ones === 0 ? '' : digits[ones] ?? '')
}
