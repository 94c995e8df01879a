import { PDFDict, PDFRawStream, PDFName } from '@cantoo/pdf-lib'
import { codePoint, meaningless, radical } from '../../text/characters.js'
import { entry, itemsAt, nameAt } from '../read/objects.js'
import type { Font, PdfModel } from '../read/read.js'
import type { Ledger } from './ledger.js'

/** A glyph means neither what is no character nor a byte order mark. */
const isMeaningless = (text: string) => meaningless.test(text) || text.includes('\ufeff')

/** Checks that each font is inside, is no Type 3 (nameless, poor on paper), and that its glyphs say what they mean. */
export function checkFonts({ pages }: PdfModel, { check }: Ledger): void {
  const seen = new Map<Font, Set<number>>()
  for (const [index, { fonts, scan }] of pages.entries()) {
    const page = index + 1
    check('A 6.2.11.8', scan.missing === 0, `${scan.missing} characters that no font has`, page)
    for (const [name, font] of fonts) {
      const known = seen.get(font) ?? new Set()
      if (!seen.has(font)) checkFont(font, page, check)
      seen.set(font, known)
      for (const glyph of scan.glyphs.get(name) ?? []) {
        if (!known.has(glyph)) checkText(font, glyph, page, check)
        known.add(glyph)
      }
    }
    for (const { text } of scan.corrections) {
      const isPlain = text !== '' && !isMeaningless(text) && !radical.test(text)
      check('A 6.2.11.7', isPlain, `ActualText ${text}`, page)
    }
  }
}

function checkFont({ name, dict }: Font, page: number, check: Ledger['check']): void {
  const [descendant] = itemsAt(dict, 'DescendantFonts')
  const inner = descendant instanceof PDFDict ? descendant : undefined
  const kind = `${nameAt(dict, 'Subtype')} ${nameAt(inner, 'Subtype') ?? ''}`
  check('own TrueType', kind === 'Type0 CIDFontType2', `font ${name} is ${kind}`, page)
  if (!inner) return
  const file = entry(inner, 'FontDescriptor/FontFile2', PDFRawStream)
  const map = entry(dict, 'ToUnicode', PDFRawStream)
  const isIdentity = /^Identity-[HV]$/.test(nameAt(dict, 'Encoding') ?? '')
  check('A 6.2.11.4', file !== undefined, `font ${name} is not inside`, page)
  check('A 6.2.11.3', inner.has(PDFName.of('CIDToGIDMap')), `font ${name} has no CIDToGIDMap`, page)
  check('A 6.2.11.3', isIdentity, `font ${name} has an unexpected encoding`, page)
  check('A 6.2.11.7', map !== undefined, `font ${name} has no map to Unicode`, page)
}

function checkText({ name, toUnicode }: Font, glyph: number, page: number, check: Ledger['check']): void {
  const text = toUnicode.get(glyph) ?? ''
  const shown = [...text].map(codePoint).join(' ')
  const detail = `glyph ${glyph} of ${name} means ${shown || 'nothing'}`
  check('A 6.2.11.7', text !== '' && !isMeaningless(text), detail, page)
  check('own radicals', !radical.test(text), detail, page)
}
