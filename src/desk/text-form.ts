/** How a text lies in its file: with or without a byte order mark, and how its lines end. */
export interface TextForm {
  readonly hasMark: boolean
  readonly lineEnd: '\n' | '\r\n'
  /** Whether lines end in several ways, which saving makes one. */
  readonly isMixed: boolean
}

/** A document as an editor holds it, whose lines end by `\n`. */
export interface EditedText {
  readonly text: string
  readonly form: TextForm
  /** Whether the bytes are UTF-8; else the text is what GB 18030 makes of them, to be looked at. */
  readonly isUtf8: boolean
}

/** Reads the bytes of a file for an editor. */
export function openText(bytes: Uint8Array): EditedText {
  const { text: whole, isUtf8 } = decode(bytes)
  const text = whole.replace(/^\ufeff/, '')
  const lines = text.match(/\r\n?|\n/g) ?? []
  const lineEnd = lines.length > 0 && lines.every((end) => end === '\r\n') ? '\r\n' : '\n'
  const form = { hasMark: text !== whole, lineEnd, isMixed: new Set(lines).size > 1 } as const
  return { text: text.replace(/\r\n?/g, '\n'), form, isUtf8 }
}

/** Gives the bytes of an editor's text in the form that its file had. */
export function closeText(text: string, { hasMark, lineEnd }: TextForm): Uint8Array {
  return new TextEncoder().encode((hasMark ? '\ufeff' : '') + text.replaceAll('\n', lineEnd))
}

function decode(bytes: Uint8Array): { text: string, isUtf8: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), isUtf8: true }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), isUtf8: false }
  }
}
