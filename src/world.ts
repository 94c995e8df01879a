/**
 * Everything that a stage needs from outside, as one argument, so that stages stay pure functions.
 * `effects/` makes the real one; nothing else knows files, browsers or clocks.
 */
export interface World {
  readonly printer: Printer
  readonly fonts: FontShelf
  /** Reads a file of `templates/`, for example `tongbao/page.html`. */
  readonly template: (name: string) => string
  /** Reads a file of `styles/`, for example `type.css`. */
  readonly style: (name: string) => string
  /**
   * Reads a picture inside the document's folder; `undefined` where there is none or the path leads outside, no bytes where
   * it is larger than any picture may be.
   */
  readonly picture: (path: string) => Uint8Array | undefined
  /** The date that stands for "now", from `SOURCE_DATE_EPOCH`; never the clock. */
  readonly epoch: Date | undefined
  /** Reads the text of a PDF by programs that share no code with this one. */
  readonly extract: (pdf: Uint8Array) => Promise<readonly Extract[]>
  /** This program and the libraries it is made with, name → version. */
  readonly tools: Readonly<Record<string, string>>
}

/** The text of each page of a PDF, in the order in which it is painted. */
export interface Extract {
  /** What read it, for example `pdf.js`. */
  readonly by: string
  /** Whether every machine has this reader; the record tells of no other. */
  readonly portable: boolean
  readonly pages: readonly string[]
}

/** A browser that lays out complete pages, with scripts and the network off. */
export interface Printer {
  /** For the record, as in `Chromium 147.0.7727.24`. */
  readonly version: () => Promise<string>
  /** Gives `html`, laid out, to `use`, and its result back; `use` is run again if the browser died meanwhile. */
  readonly layOut: <T>(html: string, use: (layout: Layout) => Promise<T>) => Promise<T>
}

/** One page, loaded once, to be measured and printed as often as needed. */
export interface Layout {
  /** Sets a custom property, such as `--pages`, on the root element. */
  readonly set: (property: `--${string}`, value: string) => Promise<void>
  /** Tells on which printed page (from 1) the element `#id` begins. */
  readonly pageOf: (id: string) => Promise<number>
  /** Tells, for each CSS selector, where its elements stand on the printed pages; in document order, one at least. */
  readonly placesOf: (...selectors: string[]) => Promise<readonly (readonly PrintedPlace[])[]>
  /** Prints on the paper that the `@page` rule names; gives the bytes of a tagged PDF with an outline. */
  readonly print: () => Promise<Uint8Array>
}

/** Where an element stands on the printed pages. */
export interface PrintedPlace {
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
  /** File name without folder, for example `FandolFang-Regular.otf`. */
  readonly name: string
  readonly path: string
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
}
