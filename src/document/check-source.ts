import type { VFile } from 'vfile'
import { report } from '../report.js'
import { checkCharacters } from './check-lines.js'
import { checkMarkup } from './check-markup.js'

/** Bounds beyond which a file is no bulletin: bytes in all, characters in one line. */
const limits = { bytes: 2 * 1024 * 1024, line: 100_000 }

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
    report(file, 'encoding', { line: before.length, column: (before.at(-1) ?? '').length + 1 }, fault + 1)
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
