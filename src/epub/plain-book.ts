import { EPub, type Chapter, type Options } from 'epub-gen-memory'
import type { Book } from './assemble.js'
import type { BookFiles } from './ocf.js'

/** Templates that hand our own text through. They are code to EJS: constants only, never text of a document. */
const passing = {
  contentOPF: '<%- opf %>', tocXHTML: '<%- nav %>', tocNCX: '<%- ncx %>', chapterXHTML: '<%- xhtml %>'
}

/**
 * epub-gen-memory without its ways: its default package is invalid, its cleaning of HTML drops what tables, lists and
 * pictures mean, and it fetches any address it finds. So it gets no content, no font, no picture, no cover, and its
 * archive is unpacked again.
 */
export class PlainBook extends EPub {
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

  /** The files of the container, with `assets` as they are. */
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
