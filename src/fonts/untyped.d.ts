declare module 'subset-font' {
  /** Keeps of the sfnt `font` what `text` needs; the options are explained in the package's README. */
  export default function subsetFont(font: Buffer, text: string, options: {
    targetFormat: 'sfnt'
    keepFeatures: readonly string[]
    preserveNameIds: readonly number[]
    dropTables: readonly string[]
    noHinting: boolean
  }): Promise<Buffer>
}

declare module 'fontverter' {
  /** Turns a font file between sfnt, WOFF and WOFF2. Rejects where it is damaged. */
  export function convert(font: Buffer, format: 'sfnt'): Promise<Buffer>
}
