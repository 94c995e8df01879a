import { Blob, Face as HarfBuzzFace, Font } from 'harfbuzzjs'
import type { Face } from '../fonts/prepare.js'
import { roles, type RoleName } from '../fonts/roles.js'

/** Writes lines of text as outlines, one em being 1, upwards positive, starting at 0 on the base line. */
export interface Pen {
  /** The width of `text` in em, with `spacing` em between its characters. */
  readonly measure: (text: string, spacing: number) => number
  /** The SVG path of `text`. */
  readonly draw: (text: string, spacing: number) => string
}

/**
 * Opens a pen for each role of `faces`; what its face lacks is written in a fallback face. A pen throws a `TypeError`
 * for a character that none has.
 */
export function openPens(faces: readonly Face[]): (role: RoleName) => Pen {
  const fonts = faces.map(({ role, data }) => {
    const face = new HarfBuzzFace(new Blob(data))
    return { role, font: new Font(face), unit: face.upem }
  })
  return (role) => {
    const usable = [...fonts.filter((font) => font.role === role), ...fonts.filter((font) => font.role === 'fallback')]
    const glyphsOf = (text: string) => [...text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')].map((character) => {
      for (const { font, unit } of usable) {
        const glyph = font.glyph(character.codePointAt(0) ?? 0)
        if (glyph !== undefined) return { font, glyph, unit, advance: font.glyphHAdvance(glyph) / unit }
      }
      throw new TypeError(`Unexpected character ${character} on the cover, which the face for ${roles[role].zh} lacks`)
    })
    return {
      measure: (text, spacing) => {
        const glyphs = glyphsOf(text)
        return glyphs.reduce((sum, { advance }) => sum + advance, 0) + spacing * (glyphs.length - 1)
      },
      draw: (text, spacing) => {
        let x = 0
        return glyphsOf(text).map(({ font, glyph, unit, advance }) => {
          const start = x
          x += advance + spacing
          return font.glyphToJson(glyph).map(({ type, values }) =>
            type + values.map((value, index) => round(value / unit + (index % 2 === 0 ? start : 0))).join(' ')).join('')
        }).join('')
      }
    }
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
