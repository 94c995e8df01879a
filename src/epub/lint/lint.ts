import { checkColours, checkCover, checkFaces, checkPictures, checkStyle } from './looks.js'
import { checkFeatures, checkMetadata } from './metadata.js'
import { checkContents, checkHeadings, checkLanguage, checkPages, checkRoles } from './structure.js'
import { isContents, openBook, type OpenBook } from '../open-book.js'
import { textOf } from '../text-places.js'
import { select } from '../../markup/hast.js'
import { firstDifference } from '../../text/differences.js'

/**
 * Looks on the bytes of a finished book for what no checker sees, and lists it, each line with the name of its check.
 * `text` is the text that the book must have, without white space. Throws where the book cannot be read at all.
 */
export function lintEpub(bytes: Uint8Array, text: string): string[] {
  const book = openBook(bytes)
  return Object.entries(checks).flatMap(([name, check]) => check(book, text).map((message) => `${name}: ${message}`))
}

const checks: Readonly<Record<string, (book: OpenBook, text: string) => string[]>> = {
  container: checkContainer, manifest: checkManifest, text: checkText, references: checkReferences,
  contents: checkContents, pages: checkPages, headings: checkHeadings, language: checkLanguage, roles: checkRoles,
  features: checkFeatures, metadata: checkMetadata, pictures: checkPictures, cover: checkCover, faces: checkFaces,
  style: checkStyle, colours: checkColours
}

/** OCF 4.2.3: `mimetype` first, stored, no extra field. EPUBCheck 5 does not see a deflated one. */
function checkContainer({ bytes }: OpenBook): string[] {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 58))
  const isSound = /^PK\x03\x04[^]{4}\0\0[^]{18}\0\0mimetypeapplication\/epub\+zip$/.test(start)
  return isSound ? [] : ['mimetype is not first, stored and bare']
}

function checkManifest({ files, opf }: OpenBook): string[] {
  const listed = select(opf, 'item').map(({ properties: { href } }) => `OEBPS/${String(href)}`)
  const known = new Set(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', ...listed])
  return Object.keys(files).filter((path) => !known.has(path)).map((path) => `${path} is not listed`)
}

function checkText({ documents }: OpenBook, wanted: string): string[] {
  const found = [...documents].filter(([name]) => !isContents(name)).map(([, tree]) => textOf(tree)).join('')
  const at = firstDifference(wanted, found)
  return at === undefined ? [] : [`has ${found.slice(at, at + 10)} for ${wanted.slice(at, at + 10)} after ${at} characters`]
}

function checkReferences({ files }: OpenBook): string[] {
  const isNumbered = (bytes: Uint8Array) => /&(?!#x(26|3C|22);)/.test(new TextDecoder().decode(bytes))
  return Object.entries(files).filter(([path, bytes]) => /\.(xhtml|opf|ncx)$/.test(path) && isNumbered(bytes))
    .map(([path]) => `${path} has references for ordinary characters`)
}
