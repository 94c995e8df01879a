import { Fault } from '../report.js'

/** UTF-8 bytes: with the longest ending that the program adds, a name has at most the 255 of common file systems. */
const mostBytes = 230

/**
 * Tells whether `name` is, on every system, the name of one file or folder, and of no other thing: not a path, not
 * hidden, no device of Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), without characters
 * that Windows refuses, that move a terminal's cursor, or that turn a line round.
 */
export function isSafeName(name: string, most = mostBytes): boolean {
  return !/^\.|^$|[. ]$|[<>:"/\\|?*]|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufffd]/u.test(name)
    && !/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i.test(name)
    && Buffer.byteLength(name) <= most
}

/** Throws the fault `document-name` where the document at `path` would give its edition an unsafe `name`. */
export function assertEditionName(name: string, path: string): void {
  if (!isSafeName(name)) throw new Fault('document-name', path, mostBytes)
}
