import { inflateSync } from 'node:zlib'
import {
  PDFArray, PDFContext, PDFDict, PDFHexString, PDFName, PDFObject, PDFParser, PDFRawStream, PDFRef, PDFString
} from '@cantoo/pdf-lib'
import { fill, type Saying, type Wording } from '../../rules/wording.js'
import { reasons } from './words.js'

/** Bytes that cannot be taken for a readable, unencrypted PDF. */
export class UnreadablePdf extends Error {
  readonly reason: Wording

  constructor(...[name, ...values]: Saying<typeof reasons>) {
    const reason = fill(reasons[name], values)
    super(reason.en)
    this.reason = reason
  }
}

/** Parses a PDF into its objects. Throws `UnreadablePdf` where it is damaged, encrypted or none at all. */
export async function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  if (!String.fromCharCode(...bytes.subarray(0, 5)).startsWith('%PDF-')) throw new UnreadablePdf('header')
  let context
  try {
    context = await PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument()
  } catch (error) {
    throw new UnreadablePdf('damaged', error instanceof Error ? error.message : String(error))
  }
  if (context.trailerInfo.Encrypt) throw new UnreadablePdf('encrypted')
  if (!(context.lookup(context.trailerInfo.Root) instanceof PDFDict)) throw new UnreadablePdf('catalog')
  return context
}

/** The document's catalog. */
export function catalogOf(context: PDFContext): PDFDict {
  return context.lookup(context.trailerInfo.Root, PDFDict)
}

/** Follows `path` from dictionary to dictionary; `undefined` where a step is missing or the end is not a `type`. */
export function entry<T extends PDFObject>(
  start: PDFDict | undefined, path: string, type: Function & { prototype: T }
): T | undefined {
  let value: PDFObject | undefined = start
  for (const key of path.split('/')) {
    if (!(value instanceof PDFDict)) return undefined
    value = value.context.lookup(value.get(PDFName.of(key)))
  }
  return value instanceof type ? value as T : undefined
}

/** Reads a name without its slash: `/Link` → `Link`. */
export function nameAt(dict: PDFDict | undefined, path: string): string | undefined {
  return entry(dict, path, PDFName)?.decodeText()
}

/** Reads a text string in either of its two spellings. */
export function textAt(dict: PDFDict | undefined, path: string): string | undefined {
  return textOfString(entry(dict, path, PDFObject))
}

/** The text of a text string; `undefined` for any other object. */
export function textOfString(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFHexString || object instanceof PDFString ? object.decodeText() : undefined
}

/** Reads an array's items, dereferenced; none where there is no array. */
export function itemsAt(dict: PDFDict | undefined, path: string): PDFObject[] {
  const array = entry(dict, path, PDFArray)
  return array?.asArray().flatMap((item) => dict?.context.lookup(item) ?? []) ?? []
}

/** Spells a text string, UTF-16 in hexadecimal digits. */
export function hexText(text: string): PDFHexString {
  return PDFHexString.fromText(text)
}

/** What is read of a stream at most, bytes without compression: some hundred times a page full of text. */
const mostBytes = 2 ** 26

/**
 * A stream's bytes without their compression. Throws `UnreadablePdf` for another filter than Flate, and above `most`
 * bytes, which a few that are well packed could become.
 */
export function inflate({ dict, contents }: PDFRawStream, most = mostBytes): Uint8Array {
  const filter = dict.get(PDFName.of('Filter'))
  if (!filter) return contents
  if (filter !== flate) throw new UnreadablePdf('filter', filter.toString())
  try {
    return inflateSync(contents, { maxOutputLength: most })
  } catch {
    throw new UnreadablePdf('stream')
  }
}

/** The name of the one compression that is used. */
export const flate = PDFName.of('FlateDecode')

/** Makes a stream, not compressed yet (`write.ts` does that), and gives its reference. */
export function addStream(context: PDFContext, bytes: Uint8Array, entries: Record<string, PDFObject> = {}): PDFRef {
  return context.register(PDFRawStream.of(context.obj(entries), bytes))
}

/** One character a byte, so that offsets into the text are offsets into the bytes. */
export function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** The inverse of `toLatin1`. */
export function fromLatin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
