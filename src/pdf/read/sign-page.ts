import { type PDFContext, PDFDict, PDFName, PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { sha256 } from '../../text/hashes.js'
import { entry } from './objects.js'
import type { Font, PdfPage } from './read.js'
import { tokenise } from './tokenise.js'

/**
 * Hashes what a page's content paints, whatever its objects, marks and glyphs are called: two pages of two files with one
 * hash have the same operations, characters, faces and pictures at the same places. Glyphs of one face count by what they
 * say and how wide they are, not by their outlines.
 */
export function signPage({ content, dict, fonts }: PdfPage): string {
  const said: string[] = []
  let font: Font | undefined
  for (const { operator, operands: [name = '', ...others] } of tokenise(content)) {
    if (marking.has(operator)) continue
    if (operator === 'Tf') font = fonts.get(name.slice(1))
    if (operator === 'Tf') said.push(plainName(font), ...others)
    else if (operator === 'Tj') said.push(...[name, ...others].map((glyphs) => spell(glyphs, font)))
    else if (operator === 'Do') said.push(hashObject(dict, `Resources/XObject/${name.slice(1)}`))
    else if (operator === 'gs') said.push(hashObject(dict, `Resources/ExtGState/${name.slice(1)}`))
    else said.push(name, ...others)
    said.push(operator)
  }
  return sha256([entry(dict, 'MediaBox', PDFObject)?.toString(), ...said].join(' '))
}

/** Operators that paint nothing. */
const marking: ReadonlySet<string> = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP'])

/** A subset has a name of its own in front of the face's. */
function plainName(font: Font | undefined): string {
  return font?.name.replace(/^[A-Z]{6}\+/, '') ?? ''
}

function spell(token: string, font: Font | undefined): string {
  if (!font) return token
  const glyphs = token.slice(1, -1).match(/.{4}/g) ?? []
  return glyphs.map((digits) => {
    const glyph = parseInt(digits, 16)
    return `${font.toUnicode.get(glyph) ?? digits}${font.widthOf(glyph)}`
  }).join()
}

/** Hashes an object with all that it refers to, each once, but not by the numbers of the references. */
function hashObject(dict: PDFDict, path: string): string {
  return sha256(describe(entry(dict, path, PDFObject), dict.context, new Set()))
}

function describe(object: PDFObject | undefined, context: PDFContext, seen: Set<PDFObject>): string {
  if (object && seen.has(object)) return ''
  const inner = (value: PDFObject | undefined) => describe(value, context, seen)
  if (object instanceof PDFRef || object instanceof PDFDict) seen.add(object)
  if (object instanceof PDFRef) return inner(context.lookup(object))
  if (object instanceof PDFRawStream) return `${inner(object.dict)}${sha256(object.contents)}`
  if (!(object instanceof PDFDict)) return object?.toString() ?? ''
  const pairs = object.entries().filter(([key]) => key !== PDFName.of('StructParent'))
  return `<<${pairs.map(([key, value]) => `${key.toString()} ${inner(value)}`).sort().join(' ')}>>`
}
