import type { VFile } from 'vfile'
import { decodeText, kindOfBinary } from '../clean/decode.js'
import { report } from '../report.js'
import type { Both } from '../text/language.js'
import { checkCharacters } from './check-lines.js'
import { checkMarkup } from './check-markup.js'

/** Bounds beyond which a file is no bulletin: bytes in all, characters in one line; and bytes by which an encoding is known. */
const limits = { bytes: 2 * 1024 * 1024, line: 100_000, sample: 64 * 1024 }

/**
 * Reads the bytes of `file` as UTF-8 and looks at its characters one by one. Gives the text without byte order mark,
 * or `undefined` where it cannot be a document at all.
 */
export function checkSource(file: VFile): string | undefined {
  const bytes = file.value instanceof Uint8Array ? file.value : new TextEncoder().encode(String(file.value ?? ''))
  if (bytes.length > limits.bytes) {
    report(file, 'document-too-large', { line: 1, column: 1 }, bytes.length, limits.bytes)
    return undefined
  }
  const text = new TextDecoder().decode(bytes)
  const fault = firstBadByte(bytes)
  if (fault !== undefined) {
    // a character that is cut short counts from its first byte
    const before = new TextDecoder().decode(bytes.subarray(0, fault), { stream: true }).split(/\r\n?|\n/)
    report(file, 'encoding', { line: before.length, column: (before.at(-1) ?? '').length + 1 }, fault + 1, adviceOn(bytes))
    return undefined
  }
  const lines = text.split(/\r\n?|\n/)
  let readable = true
  for (const [index, line] of lines.entries()) {
    if (line.length > limits.line) {
      report(file, 'line-too-long', { line: index + 1, column: 1 }, line.length, limits.line)
      readable = false
    }
  }
  checkCharacters(file, lines)
  return readable && checkMarkup(file, lines) ? text : undefined
}

/** What to do with a file that is not UTF-8. */
function adviceOn(bytes: Uint8Array): Both {
  const kind = kindOfBinary(bytes)
  if (kind === 'ZIP' || kind?.startsWith('Word') || kind === 'RTF') {
    return { zh: '像是 Word 文件，请先用 tongbao clean 清理成稿件', en: 'it looks like a Word file: make a document of it by tongbao clean' }
  }
  if (kind !== undefined) return { zh: `不是文本文件（${kind}）`, en: `it is no text (${kind})` }
  const { encodings: [encoding = ''] } = decodeText(bytes.subarray(0, limits.sample))
  return encoding === '' || encoding === 'UTF-8'
    ? { zh: '请另存为 UTF-8', en: 'save the file as UTF-8' }
    : { zh: `像是 ${encoding}，请在编辑器里另存为 UTF-8`, en: `it looks like ${encoding}: save it as UTF-8 in your editor` }
}

/** The offset of the first byte that is not UTF-8, found by halving: a prefix is good or it is not. */
function firstBadByte(bytes: Uint8Array): number | undefined {
  const isGood = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  const whole = () => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  }
  if (whole()) return undefined
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isGood(middle)) good = middle
    else bad = middle
  }
  return good
}
