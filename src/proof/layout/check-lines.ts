import { isCutInCell, isKept } from '../../html/keep-together.js'
import type { PageFormat } from '../../layout/page-format.js'
import type { Laid } from './check-layout.js'
import { mm, type SetBlock, type SetLine } from './set-lines.js'

/** By how much the characters of a line may stand wider or closer than in the grid, of their pitch. */
const mostStretch = 0.1

const han = /^\p{Script=Han}$/u

/** Lines are not pulled apart, cut nothing that is one, and have the characters that the format asks for. */
export function checkLines(laid: Laid): void {
  const { blocks, format, pagination, find, isJoined } = laid
  for (const block of blocks) {
    for (const [index, line] of block.lines.entries()) {
      const next = block.lines[index + 1]
      if (next && isBroken(block, index, isJoined)) find('token-broken', next, tail(line.text), next.text.slice(0, 6))
      if (!next || pagination !== 'flow' || block.kind !== 'body' || !isText(block, line, format)) continue
      checkStretch(line, format, find)
      // the line before the last one may have given it a character
      if (index < block.lines.length - 2 && isJoined(next) && takesOneMore(line, next)) checkCount(line, block, laid)
    }
    if (['body', 'title', 'division'].includes(block.kind)) checkLastLine(block, laid)
  }
}

/** The size of running text. */
function isText({ type }: SetBlock, { size }: SetLine, { sizes }: PageFormat): boolean {
  return /^(?:P|H\d|LI|LBody)$/.test(type) && Math.abs(size - mm(sizes.text)) < 0.1
}

function tail(text: string): string {
  return text.slice(-6)
}

/** Whether a number, code or word goes over the line end; addresses may be cut behind a mark, telephone numbers at the dash. */
function isBroken({ lines, type }: SetBlock, index: number, isJoined: Laid['isJoined']): boolean {
  const [line, next] = lines.slice(index)
  if (!line || !next) return false
  if (/^T[DH]$/.test(type) && isJoined(next) && isCutInCell(line.text + next.text, line.text.length)) return true
  const [before = ''] = /[\w.,:：／/@%?&=#+-]+$/.exec(line.text) ?? []
  if (!/\w/.test(before) || !/^[\w%％‰℃]/.test(next.text) || !isJoined(next)) return false
  // a blank to fill in goes on in the next line
  if (before.endsWith('_') && next.text.startsWith('_')) return false
  return !before.endsWith('-') && !(/[\W_]$/.test(before) && isInAddress(lines, index))
}

/** Whether a line ends inside an address of the web or of a letter box. */
function isInAddress(lines: readonly SetLine[], index: number): boolean {
  const [before, after] = [lines.slice(0, index + 1), lines.slice(index + 1)].map((part) => part.map(({ text }) => text).join(''))
  const [end = ''] = /[!-~]*$/.exec(before ?? '') ?? []
  const [start = ''] = /^[!-~]*/.exec(after ?? '') ?? []
  return /@|\/\/|www\./.test(end + start)
}

/** The distances of Chinese characters that stand side by side, in parts of that in the grid. */
function pitchesOf({ characters }: SetLine, { characters: most, typeArea }: PageFormat): number[] {
  return characters.flatMap(({ text, left }, index) => {
    const next = characters[index + 1]
    return next && han.test(text) && han.test(next.text) ? [(next.left - left) / typeArea.width * most] : []
  })
}

function checkStretch(line: SetLine, format: PageFormat, find: Laid['find']): void {
  const pitches = pitchesOf(line, format)
  if (pitches.length === 0) return
  const stretch = pitches.reduce((sum, pitch) => sum + pitch, 0) / pitches.length - 1
  if (Math.abs(stretch) > mostStretch) find('line-stretched', line, Math.round(100 * stretch))
}

/** Whether the first character of the next line could stand at the end of this one; not one that a mark follows, which may begin no line. */
function takesOneMore(line: SetLine, { text }: SetLine): boolean {
  return han.test(text.slice(0, 1)) && !/^.[，。、；：？！）》〉」』】〕”’]/u.test(text) && !isKept(line.text + text, line.text.length)
}

/** A full line of Chinese characters alone, before another one, has as many as fit up to where the longest ends. */
function checkCount(line: SetLine, { lines }: SetBlock, { format, find }: Laid): void {
  const right = Math.max(...lines.filter(({ page }) => page === line.page).map((other) => other.right))
  const expected = Math.round((right - line.left) / format.typeArea.width * format.characters)
  const pitches = pitchesOf(line, format)
  const isPure = pitches.length === line.characters.length - 1 && pitches.every((pitch) => pitch < 1.3)
  if (isPure && line.characters.length !== expected) find('line-characters', line, line.characters.length, expected)
}

function checkLastLine({ lines, type }: SetBlock, { find, isJoined }: Laid): void {
  const last = lines.at(-1)
  if (!last || lines.length < 2 || /^T[DH]$/.test(type) || !isJoined(last)) return
  if (last.text.replace(/[\p{P}\p{S}]/gu, '').length === 1) find('line-short', last, last.text)
}
