import { EPub, type Chapter, type Options } from 'epub-gen-memory'
import type { BookFiles } from './ocf.js'

/** A book whose parts have been worded out. Names are paths below `OEBPS/`. */
export interface Book {
  readonly title: string
  readonly language: string
  /** The XHTML documents but the contents, by name. */
  readonly documents: ReadonlyMap<string, string>
  /** The package document, `content.opf`. */
  readonly opf: string
  /** The contents, `toc.xhtml`. */
  readonly nav: string
  /** The contents for old readers, `toc.ncx`. */
  readonly ncx: string
  /** The style sheet, `style.css`. */
  readonly css: string
  /** Faces and pictures, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/** Lays the book out as the files of its container. Rejects where a file would be lost or renamed. */
export async function assembleBook(book: Book): Promise<BookFiles> {
  return new PlainBook(book).files(book.assets)
}

/** Templates that hand our own text through. They are code to EJS: constants only, never text of a document. */
const passing = {
  contentOPF: '<%- opf %>', tocXHTML: '<%- nav %>', tocNCX: '<%- ncx %>', chapterXHTML: '<%- xhtml %>'
}

/**
 * epub-gen-memory without its ways: its default package is invalid, its cleaning of HTML drops what tables, lists and
 * pictures mean, and it fetches any address it finds. So it gets no content, no font, no picture, no cover, and its
 * archive is unpacked again.
 */
class PlainBook extends EPub {
  constructor({ title, language, css, opf, nav, ncx, documents }: Book) {
    const own = { opf, nav, ncx }
    const options: Options & typeof own = { ...own, ...passing, title, css, lang: language, verbose: failOnWarning }
    super(options, [...documents].map(([filename, xhtml]): Chapter & { xhtml: string } => ({
      filename, xhtml, title: filename, content: ''
    })))
    const names = [...documents.keys()]
    const renamed = this.content.findIndex(({ filename }, index) => filename !== names[index])
    if (renamed >= 0) throw new TypeError(`Unexpected part name ${names[renamed]}, expected ASCII ending in .xhtml`)
  }

  async files(assets: ReadonlyMap<string, Uint8Array>): Promise<BookFiles> {
    await this.render()
    const files = new Map<string, Uint8Array>()
    for (const [path, file] of Object.entries(this.zip.files)) {
      if (!file.dir) files.set(path, await file.async('uint8array'))
    }
    for (const [name, bytes] of assets) files.set(`OEBPS/${name}`, bytes)
    return files
  }
}

function failOnWarning(type: 'log' | 'warn', ...words: readonly unknown[]): void {
  if (type === 'warn') throw new Error(words.join(' '))
}
