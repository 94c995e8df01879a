import type { Element } from 'hast'
import { select } from '../markup/hast.js'
import { contents } from './parts.js'
import { readXml } from '../markup/read-xml.js'
import { readOcf } from './ocf.js'

/** A finished book, read back from its bytes. */
export interface OpenBook {
  readonly bytes: Uint8Array
  /** Every file by its path in the container. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly opf: Element
  readonly ncx: Element
  readonly css: string
  /** The documents of the spine, by name, in reading order. */
  readonly documents: ReadonlyMap<string, Element>
}

/** The lints and the proof open the same book. */
const opened = new WeakMap<Uint8Array, OpenBook>()

/** Opens an EPUB that this program made, once. Throws where a file is missing or is not XML. */
export function openBook(bytes: Uint8Array): OpenBook {
  const book = opened.get(bytes) ?? readBook(bytes)
  opened.set(bytes, book)
  return book
}

/** What goes wrong with damaged bytes depends on where they are damaged. */
function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return readOcf(bytes)
  } catch {
    throw new Error('invalid zip data')
  }
}

function readBook(bytes: Uint8Array): OpenBook {
  const files = Object.fromEntries(unpack(bytes))
  const read = (name: string) => {
    const file = files[`OEBPS/${name}`]
    if (!file) throw new Error(`Unexpected absence of ${name}`)
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  }
  const opf = readXml(read('content.opf'))
  const hrefs = new Map(select(opf, 'item').map(({ properties: { id, href } }) => [String(id), String(href)]))
  const spine = select(opf, 'itemref').map(({ properties: { idref } }) => hrefs.get(String(idref)) ?? '')
  return {
    bytes, files, opf, ncx: readXml(read('toc.ncx')), css: read('style.css'),
    documents: new Map(spine.map((name) => [name, readXml(read(name))]))
  }
}

/** Tells whether a document is the contents, which have no text of their own. */
export function isContents(name: string): boolean {
  return name === contents.name
}
