import { lints, type Found, type LintName } from './lints.js'
import { checkColours, checkCover, checkFaces, checkPictures, checkStyle } from './looks.js'
import { checkFeatures, checkMetadata } from './metadata.js'
import { checkContents, checkHeadings, checkLanguage, checkPages, checkRoles } from './structure.js'
import { isContents, openBook, type OpenBook } from '../open-book.js'
import { textOf } from '../../markup/text-places.js'
import { select } from '../../markup/hast.js'
import { fill, type Wording } from '../../rules/wording.js'
import { firstDifference } from '../../text/differences.js'

/** What a lint found in a book. */
export interface Flaw {
  readonly name: LintName
  readonly detail: Wording
}

/**
 * Looks on the bytes of a finished book for what no checker sees, and lists it. `text` is the text that the book must
 * have, without white space. Throws where the book cannot be read at all.
 */
export function lintEpub(bytes: Uint8Array, text: string): Flaw[] {
  const book = openBook(bytes)
  return checks.flatMap((check) => check(book, text))
    .map(([name, ...values]) => ({ name, detail: fill(lints[name], values) }))
}

const checks: readonly ((book: OpenBook, text: string) => Found[])[] = [
  checkContainer, checkManifest, checkText, checkReferences, checkContents, checkPages, checkHeadings, checkLanguage,
  checkRoles, checkFeatures, checkMetadata, checkPictures, checkCover, checkFaces, checkStyle, checkColours
]

/** OCF 4.2.3: `mimetype` first, stored, no extra field. EPUBCheck 5 does not see a deflated one. */
function checkContainer({ bytes }: OpenBook): Found[] {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 58))
  const isSound = /^PK\x03\x04[^]{4}\0\0[^]{18}\0\0mimetypeapplication\/epub\+zip$/.test(start)
  return isSound ? [] : [['container']]
}

function checkManifest({ files, opf }: OpenBook): Found[] {
  const listed = select(opf, 'item').map(({ properties: { href } }) => `OEBPS/${String(href)}`)
  const known = new Set(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', ...listed])
  return Object.keys(files).filter((path) => !known.has(path)).map((path) => ['manifest', path])
}

function checkText({ documents }: OpenBook, wanted: string): Found[] {
  const found = [...documents].filter(([name]) => !isContents(name)).map(([, tree]) => textOf(tree)).join('')
  const at = firstDifference(wanted, found)
  return at === undefined ? [] : [['document-text', at, wanted.slice(at, at + 10), found.slice(at, at + 10)]]
}

function checkReferences({ files }: OpenBook): Found[] {
  const isNumbered = (bytes: Uint8Array) => /(?<!]])&#x3E;|&(?!#x(26|3C|3E|22|D);)/.test(new TextDecoder().decode(bytes))
  return Object.entries(files).filter(([path, bytes]) => /\.(xhtml|opf|ncx)$/.test(path) && isNumbered(bytes))
    .map(([path]) => ['references', path])
}
