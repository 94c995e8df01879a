import {
  PDFArray, PDFDict, PDFHeader, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFStream, PDFStreamWriter,
  type PDFContext, type PDFObject
} from '@cantoo/pdf-lib'
import { deflate, type Deflate } from '../../text/deflate.js'
import { sha256 } from '../../text/hashes.js'
import { flate, inflate, nameAt } from '../read/objects.js'

const filterKey = PDFName.of('Filter')

/** Stands in for the file's identifier until the bytes that it is made from are there. */
const placeholder = 'FEEDFACE'.repeat(4)

/**
 * Writes the objects as PDF 1.7 with object streams: only what the document reaches, compressed anew, identified by
 * the first 16 bytes of the SHA-256 of the file with a fixed identifier in place (ISO 19005-2 6.1.3).
 */
export async function writePdf(context: PDFContext, packer: Deflate = deflate): Promise<Uint8Array> {
  context.header = PDFHeader.forVersion(1, 7)
  context.trailerInfo.ID = context.obj([PDFHexString.of(placeholder), PDFHexString.of(placeholder)])
  const reached = reach(context)
  await Promise.all(context.enumerateIndirectObjects().map(([ref, object]) => {
    if (!reached.has(ref)) context.delete(ref)
    return reached.has(ref) && object instanceof PDFRawStream ? compress(object, packer) : undefined
  }))
  const bytes = await PDFStreamWriter.forContext(context, Infinity, true, 200).serializeToBuffer()
  return identify(bytes)
}

function reach(context: PDFContext): Set<PDFRef> {
  const reached = new Set<PDFRef>()
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFDict) open.push(...object.values())
    else if (object instanceof PDFArray) open.push(...object.asArray())
    else if (object instanceof PDFStream) open.push(object.dict)
  }
  return reached
}

const packing = new WeakMap<Uint8Array, Promise<Uint8Array>>()

/** Begins to pack the largest streams, the faces, so that it is done while the others are repaired. */
export function packAhead(context: PDFContext, packer: Deflate): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.length < 65_536 || object.dict.get(filterKey) !== flate) continue
    const packed = packer(inflate(object))
    packed.catch(() => undefined)
    packing.set(object.contents, packed)
  }
}

/**
 * Everything is deflated by one program in JavaScript: the browser's deflate differs between its builds and between
 * processors, and with it the bytes of the same page. Metadata stay in the clear (ISO 19005-2 6.6.2.1), photographs
 * in JPEG.
 */
async function compress(stream: PDFRawStream, packer: Deflate): Promise<void> {
  const filter = stream.dict.get(filterKey)
  if ((filter && filter !== flate) || nameAt(stream.dict, 'Type') === 'Metadata') return
  stream.contents = await (packing.get(stream.contents) ?? packer(inflate(stream, 2 ** 31)))
  stream.dict.set(filterKey, flate)
}

function identify(bytes: Uint8Array): Uint8Array {
  const id = sha256(bytes).slice(0, 32).toUpperCase()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const first = buffer.lastIndexOf(`<${placeholder}>`, buffer.lastIndexOf(`<${placeholder}>`) - 1)
  const second = buffer.lastIndexOf(`<${placeholder}>`)
  if (first < 0 || second < 0) throw new Error('Unexpected end of the PDF, expected its identifier')
  for (const at of [first, second]) buffer.write(id, at + 1, 'latin1')
  return bytes
}
