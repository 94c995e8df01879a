import type { VFile } from 'vfile'
import { report } from '../report.js'
import type { Wording } from '../rules/wording.js'
import { codePoint, invisible, lineSeparator, unfit } from '../text/characters.js'

/** What characters that cannot be seen are called. */
const names: Readonly<Record<string, Wording>> = {
  '\u00ad': { zh: '软连字符', en: 'soft hyphen' },
  '\u200b': { zh: '零宽空格', en: 'zero-width space' },
  '\u200c': { zh: '零宽不连字', en: 'zero-width non-joiner' },
  '\u200d': { zh: '零宽连字', en: 'zero-width joiner' },
  '\u2060': { zh: '词连接符', en: 'word joiner' },
  '\ufeff': { zh: '字节顺序标记', en: 'byte order mark' }
}
const direction: Wording = { zh: '文字方向符', en: 'sign of direction' }
const nameless: Wording = { zh: '不占位的字符', en: 'character without width' }

const separators = new RegExp(lineSeparator, 'gu')

/** Looks at each character of the lines of a source, front matter included. */
export function checkCharacters(file: VFile, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    const placeOf = (column: number) => ({ line: index + 1, column: column + 1 })
    for (const { 0: character, index: column } of line.matchAll(unfit)) {
      if (lineSeparator.test(character)) continue
      report(file, 'character-forbidden', placeOf(column), codePoint(character))
    }
    for (const { 0: character, index: column } of line.matchAll(separators)) {
      report(file, 'line-separator', placeOf(column), codePoint(character), around(line, column, '⏎'))
    }
    for (const { 0: character, index: column } of line.matchAll(invisible)) {
      const name = names[character] ?? (/\p{Bidi_Control}/u.test(character) ? direction : nameless)
      const reference = `&#${character.codePointAt(0)};`
      report(file, 'character-invisible', placeOf(column), codePoint(character), name, around(line, column, ''), reference)
    }
  }
}

/** What can be seen around a character of a line, with something else in its place. */
function around(line: string, at: number, instead: string): string {
  const seen = (words: string) => words.replace(invisible, '').replace(separators, '⏎').replace(/\p{Cs}/gu, '')
  return seen(line.slice(Math.max(0, at - 8), at)).slice(-4) + instead + seen(line.slice(at + 1, at + 9)).slice(0, 4)
}
