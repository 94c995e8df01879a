import type { VFile } from 'vfile'
import type { Schema } from './edition/check-schema.js'
import type { Form } from './forms/form.js'
import type { PlainRuleId } from './rules/rules.js'
import type { Deflate } from './text/deflate.js'

/** What the program brings with it, read once. */
export interface Assets {
  /** The forms by their English names. */
  readonly forms: ReadonlyMap<string, Form>
  /** The templates of a form by their path in its folder, for example `page.html`; sorted. */
  readonly templates: (form: string) => ReadonlyMap<string, string>
  /** The files of `styles/`, for example `type.css`. */
  readonly styles: ReadonlyMap<string, string>
}

/** Gives the file without which there is no product. Throws a `TypeError` where there is none. */
export function need(files: ReadonlyMap<string, string>, name: string): string {
  const file = files.get(name)
  if (file === undefined) throw new TypeError(`Unexpected absence of ${name} among templates or styles`)
  return file
}

/**
 * Everything that a stage needs from outside, as one argument, so that stages stay pure functions.
 * `effects/` makes the real one; nothing else knows files, browsers or clocks.
 */
export interface World extends Assets {
  readonly printer: Printer
  /** The browser that will print, as in `Chromium 147.0.7727.24`; known without starting it where it is the pinned one. */
  readonly browser: () => Promise<string>
  readonly fonts: FontShelf
  /** Cuts a face down to these characters, or to more of them; what throws is a face that cannot be cut (`subsetFace`). */
  readonly cut: (face: Uint8Array, characters: readonly string[]) => Promise<Uint8Array>
  /**
   * Reads a picture inside the document's folder; `undefined` where there is none or the path leads outside, no bytes where
   * it is larger than any picture may be.
   */
  readonly picture: (path: string) => Uint8Array | undefined
  /** The date that stands for "now", from `SOURCE_DATE_EPOCH`; never the clock. */
  readonly epoch: Date | undefined
  /** Reads the text of a PDF by programs that share no code with this one. */
  readonly extract: (pdf: Uint8Array) => Promise<readonly Extract[]>
  /** Packs bytes as a zlib stream, the same everywhere. */
  readonly deflate: Deflate
  /** Draws an SVG without letters: a PNG of three channels. */
  readonly drawPng: (svg: string) => Promise<Uint8Array>
  /** Tells what of a book breaks the rules of EPUB 3.3. */
  readonly judgeEpub: (epub: Uint8Array) => Promise<readonly Breach[]>
  /** Does `work`; throws the fault `document-too-slow` where that takes longer than `seconds`. */
  readonly within: <T>(seconds: number, work: () => T) => T
  /** Cuts a text into words, by a dictionary. */
  readonly words: (text: string) => Promise<readonly string[]>
  /** This program and the libraries it is made with, name → version. */
  readonly tools: Readonly<Record<string, string>>
  /** SHA-256 of this program's own code, which tells one state of a version from the next. */
  readonly program: string
}

/** What jobs need of the outside besides the world of a document; opened once for all of them, and closed by its opener. */
export interface Outside {
  /** Starts what takes long to start, without waiting for it, and tells how many documents will be printed, if known. */
  readonly warmUp: (documents?: number) => void
  readonly worldFor: (document: string) => World
  /** The description of records. */
  readonly schema: Schema
  /** Reads a document as bytes. Throws the faults `file-missing` and `file-unreadable`. */
  readonly read: (path: string) => Promise<VFile>
  /**
   * Puts the files of an edition into `folder`, whole or not at all; `onKept` hears of somebody's files that stood there
   * and were renamed. Throws the faults `out-unwritable`, `out-busy` and `out-untidy`.
   */
  readonly place: (
    folder: string, files: ReadonlyMap<string, Uint8Array>, onKept: (path: string) => void
  ) => Promise<readonly PlacedFile[]>
  /** Keeps the files of a release for good in the edition's folder; gives where. Throws as `place`, and `release-taken`. */
  readonly release: (folder: string, number: number, files: ReadonlyMap<string, Uint8Array>) => Promise<string>
  /** What stands in the folder of an edition, whoever wrote it. */
  readonly edition: (folder: string) => EditionFolder
  /**
   * Draws pages of a PDF, from 1, and gives for each a text that is the same where and only where all pixels are; `undefined`
   * where this machine cannot draw, or the file not be read.
   */
  readonly drawPages: (pages: { readonly pdf: Uint8Array, readonly first: number, readonly last: number }) => Promise<readonly string[] | undefined>
  /** What the browser had to say of this machine since it was last asked. */
  readonly notes: () => PlainRuleId[]
  /** Keeps the trace of an exception that nobody expected, and tells where. */
  readonly trace: (error: unknown) => Promise<string>
  /** Keeps what a build makes on the way, for those who look for a fault in it. */
  readonly keep?: (name: string, content: Uint8Array | string) => Promise<void>
  /** Milliseconds, to tell how long steps take. */
  readonly now: () => number
  readonly close: () => Promise<void>
}

/** The folder of an edition, in which any files may stand, or which is not there. */
export interface EditionFolder {
  /** Reads a file by its name; `undefined` where there is none. Throws the fault `file-refused`. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>
  /** Tells whether files of these names and sizes stand there, none written later than the record. */
  readonly isUntouched: (files: readonly { readonly name: string, readonly bytes: number }[]) => Promise<boolean>
  /** Lists the numbers of the editions that were released from it, in their order. */
  readonly released: () => Promise<readonly number[]>
}

/** A file of an edition where it was put. */
export interface PlacedFile {
  readonly path: string
  readonly bytes: number
}

/** The text of each page of a PDF, in the order in which it is painted. */
export interface Extract {
  /** What read it, for example `pdf.js`. */
  readonly by: string
  /** Whether every machine has this reader; the record tells of no other. */
  readonly portable: boolean
  readonly pages: readonly string[]
}

/** A rule of EPUB 3.3 that a book breaks: its id, where (file and line, empty for the whole book), and how. */
export interface Breach {
  readonly id: string
  readonly place: string
  readonly message: string
}

/** A browser that lays out complete pages, with scripts and the network off. */
export interface Printer {
  /** Gives `html`, laid out, to `use`, and its result back; `use` is run again if the browser died meanwhile. */
  readonly layOut: <T>(html: string, flow: Flow, use: (layout: Layout) => Promise<T>) => Promise<T>
}

/** The element that runs over the printed pages, by its CSS selector, and the area in which each page shows it, mm. */
export interface Flow {
  readonly selector: string
  readonly width: number
  readonly height: number
  /** Where the first page has another height. */
  readonly firstHeight?: number
  /** A style sheet for the end of the page's head. A page with that of an earlier one need not load its faces again. */
  readonly css?: string
}

/** One page, loaded once, to be measured and printed as often as needed. */
export interface Layout {
  /** Sets a custom property, such as `--pages`, on the root element. */
  readonly set: (property: `--${string}`, value: string) => Promise<void>
  /** Tells on which printed page (from 1) the element `#id` begins, and its height, px; `undefined` where there is none. */
  readonly placeOf: (id: string) => Promise<{ readonly page: number, readonly height: number } | undefined>
  /** Tells, for each CSS selector, where its elements stand on the printed pages; in document order, one at least. */
  readonly placesOf: (...selectors: string[]) => Promise<readonly (readonly PrintedPlace[])[]>
  /**
   * Keeps paragraphs of up to `shortest` lines on one page, sees to it that no last line is narrower than `narrowest`
   * characters, and sets each table in the first of `sizes`, pt, in which it is no wider than its place, or turns it; gives
   * the indexes of those that do not fit a page so either.
   */
  readonly refine: (measures: Refinement) => Promise<readonly number[]>
  /** Prints on the paper that the `@page` rule names; gives the bytes of a tagged PDF with an outline. */
  readonly print: () => Promise<Uint8Array>
}

/** What `refine` goes by. */
export interface Refinement {
  readonly shortest: number
  readonly narrowest: number
  readonly sizes: readonly number[]
  /** The height, px, up to which a row leaves no page too white before it. */
  readonly highestRow: number
}

/** Where an element stands on the printed pages. */
export interface PrintedPlace {
  /** Of its box, px, in one piece. */
  readonly height: number
  /** The page, from 1, on which it begins. */
  readonly start: number
  /** The page on which its content ends, and how far from the left and the top of the type area, mm. */
  readonly end: { readonly page: number, readonly x: number, readonly y: number }
}

/** Where a font file was found, in the order in which the places are searched. */
export type FontPlace = 'folder' | 'system' | 'texlive' | 'debian' | 'npm'

/** A font file that could serve; nothing of it has been read yet. */
export interface FontFile {
  readonly place: FontPlace
  /** File name without folder, for example `FandolFang-Regular.otf`; with `#` and the member for one face of a collection. */
  readonly name: string
  readonly path: string
  /** The PostScript name of the face in a collection; where nothing is said, its first. */
  readonly member?: string
}

/** The font files within reach. */
export interface FontShelf {
  /** All files, ordered by place, then by name. */
  readonly files: () => Promise<readonly FontFile[]>
  /**
   * The face in `file` as a static TrueType (glyf) sfnt; `undefined` where it is none and cannot be made one
   * (variable, bitmap, damaged). Conversions are cached by content.
   */
  readonly load: (file: FontFile) => Promise<Uint8Array | undefined>
  /** The SHA-256 of the face that `load` gives, in hexadecimal digits; it is kept by size and times of the file. */
  readonly hash: (file: FontFile) => Promise<string | undefined>
}
