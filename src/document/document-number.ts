/** The answer to a number of no shape. */
export const exampleNumber = '青政发〔2019〕14号'

/**
 * Gives a number (发文字号) as GB/T 9704-2012 7.2.5 wants it: the full year in 〔〕, then the running number without 第, leading
 * zeros and spaces. Gives `undefined` for what is not of this shape.
 */
export function rightNumber(number: string): string | undefined {
  const [, code = '', year = '', running = ''] = /^\s*(\S*?)\s*[[［【（(〔{]\s*(\d{4}|\d{2})\s*年?\s*[\]］】）)〕}]\s*第?\s*0*(\d+)\s*号?\s*$/u.exec(number) ?? []
  return running === '' ? undefined : `${code}〔${year.length === 2 ? `20${year}` : year}〕${running}号`
}

/** Whether words are the number of a document and nothing else. */
export function isNumber(words: string): boolean {
  return /^[^，。；：、\s]{0,24}〔\d{4}〕\d{1,5}号$/u.test(words.trim())
}
