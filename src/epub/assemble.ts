import type { BookFiles } from './ocf.js'

/** A book whose parts have been worded out. Names are paths below `OEBPS/`. */
export interface Book {
  readonly title: string
  readonly language: string
  /** When it was released (`releasedAt`). */
  readonly modified: Date
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
  const { PlainBook } = await loadAssembler()
  return new PlainBook(book).files(book.assets)
}

/** Loads the library that lays books out; called ahead of need it overlaps with the browser's work. */
export function loadAssembler(): Promise<typeof import('./plain-book.js')> {
  return import('./plain-book.js')
}
