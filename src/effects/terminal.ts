import { visible } from '../text/visible.js'

/** Writes lines to the standard output. No character of a document, name or record takes hold of the terminal. */
export function writeOut(lines: string): void {
  process.stdout.write(eachVisible(lines))
}

/** Writes lines to the standard error, in the same way. */
export function writeError(lines: string): void {
  process.stderr.write(eachVisible(lines))
}

/** One line on a terminal that is written over; nothing in a pipe. Without `text` the line is cleared. */
export function showProgress(text = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${visible(text)}`)
}

function eachVisible(lines: string): string {
  return lines.split('\n').map(visible).join('\n')
}
