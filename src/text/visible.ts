/** What moves a terminal's cursor, changes its state, ends a line or turns one round. */
const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/** Spells such characters out, as in `\u001b`, which JSON reads as the same character. */
export function visible(line: string): string {
  return line.replace(unshowable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
