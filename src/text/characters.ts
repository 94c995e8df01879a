/** The radicals of U+2E80–2FDF, which look like ideographs and are others: no document means them. */
export const radical = /[\u2e80-\u2fdf]/u

/** What is no character of any text: controls but tab and line ends, private use, halves of pairs, U+FFFD, non-characters. */
export const meaningless = /(?![\t\n\r])[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u

/** Characters that may stand neither in a document nor in a product. */
export const unfit = new RegExp(`${meaningless.source}|${radical.source}`, 'gu')

/** What ends a line in Word and on web pages, and in no source: it would be printed inside the line, as nothing or as a box. */
export const lineSeparator = /[\u000b\u000c\u0085\u2028\u2029]/u

/** What takes no room and cannot be seen, but divides words for whoever searches; not what chooses the shape of an ideograph. */
export const invisible = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu

/** Characters that XML 1.0 (2.2) does not allow, and so neither EPUB, XMP nor sidecar. */
export const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

/** What cannot be seen in a line of a terminal, or moves its cursor, or turns the line round: it is named there, not shown. */
export const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\p{Cs}]/gu

/** Characters that are known by their effect alone: a PDF, which holds glyphs, need not have them. */
export const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/** The first character of `text` that no document or product may have. */
export function firstUnfit(text: string): string | undefined {
  return text.match(unfit)?.[0]
}

/** Words a character as `U+2F00`, for messages about characters that cannot be shown. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** `text` without white space: without what `\s` matches, and nothing else. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** `text` as a page shows it: without white space and without ignorable characters. */
export function barePrint(text: string): string {
  return bare(text).replace(ignorable, '')
}
