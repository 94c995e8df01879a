/** How words are shown on a terminal that has colours. */
export type Paint = 'red' | 'yellow' | 'blue' | 'dim'

/** Characters of no text stand for colours until a terminal shows them: no document, name or record can bring any. */
const marks: Readonly<Record<Paint | 'plain', string>> = { red: '\ufdd0', yellow: '\ufdd1', blue: '\ufdd2', dim: '\ufdd3', plain: '\ufdd4' }
const codes: Readonly<Record<string, number>> = { [marks.red]: 31, [marks.yellow]: 33, [marks.blue]: 34, [marks.dim]: 2, [marks.plain]: 0 }
const anyMark = new RegExp(`[${Object.values(marks).join('')}]`, 'gu')

/** Has words shown in a colour. */
export function paint(colour: Paint, words: string): string {
  return `${marks[colour]}${words}${marks.plain}`
}

/** Makes of painted text what a terminal shows in colours (ECMA-48 8.3.117), or plain text. */
export function showPaint(text: string, hasColours: boolean): string {
  return text.replace(anyMark, (mark) => hasColours ? `\u001b[${codes[mark]}m` : '')
}
