import { writeOcf } from '../../src/epub/ocf.js'

/** The parts of a small book; each can be replaced. */
export interface BookParts {
  readonly documents: Readonly<Record<string, string>>
  readonly opf: string
  readonly ncx: string
  readonly css: string
  /** Further files by their path below `OEBPS/`. */
  readonly more: Readonly<Record<string, Uint8Array>>
}

/** A file of XML as the program writes it. */
export const xml = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`

/** A document of a book. */
export const xhtml = (body: string, attributes = ' lang="zh-CN" xml:lang="zh-CN"'): string =>
  xml(`<html xmlns="http://www.w3.org/1999/xhtml"${attributes}><head><title>题</title></head><body>${body}</body></html>`)

/** Packs a small book whose spine has the documents in their order. */
export function packBook({ documents = {}, opf, ncx, css = '', more = {} }: Partial<BookParts>): Uint8Array {
  const names = Object.keys(documents)
  const texts = {
    ...documents, 'toc.ncx': ncx ?? xml('<ncx/>'), 'style.css': css,
    'content.opf': opf ?? xml(`<package><manifest>${names.map((name) => `<item id="${name}" href="${name}"/>`).join('')}</manifest><spine>${
      names.map((name) => `<itemref idref="${name}"/>`).join('')}</spine></package>`)
  }
  const files = Object.entries(texts).map(([name, text]) => [`OEBPS/${name}`, Buffer.from(text)] as const)
  return writeOcf(new Map([
    ['mimetype', Buffer.from('application/epub+zip')], ...files, ...Object.entries(more).map(([name, bytes]) => [`OEBPS/${name}`, bytes] as const)
  ]), new Date(0))
}
