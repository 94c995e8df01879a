import { PDFDict, PDFRawStream, PDFName } from '@cantoo/pdf-lib'
import { codePoint, meaningless, radical } from '../../text/characters.js'
import { entry, itemsAt, nameAt } from '../read/objects.js'
import type { Font, PdfModel } from '../read/read.js'
import type { Check, Ledger } from './ledger.js'

const none = { zh: '无', en: 'nothing' }

/** A glyph means neither what is no character nor a byte order mark. */
const isMeaningless = (text: string) => meaningless.test(text) || text.includes('\ufeff')

/** Checks that each font is inside, is no Type 3 (nameless, poor on paper), and that its glyphs say what they mean. */
export function checkFonts({ pages }: PdfModel, { on }: Ledger): void {
  const seen = new Map<Font, Set<number>>()
  for (const [index, { fonts, scan }] of pages.entries()) {
    const check = on(index + 1)
    check('glyph-missing', scan.missing === 0, scan.missing)
    for (const [name, font] of fonts) {
      const known = seen.get(font) ?? new Set()
      if (!seen.has(font)) checkFont(font, check)
      seen.set(font, known)
      for (const glyph of scan.glyphs.get(name) ?? []) {
        if (!known.has(glyph)) checkText(font, glyph, check)
        known.add(glyph)
      }
    }
    for (const { text } of scan.corrections) {
      const isPlain = text !== '' && !isMeaningless(text) && !radical.test(text)
      check('actual-text', isPlain, text)
    }
  }
}

function checkFont({ name, dict }: Font, check: Check): void {
  const [descendant] = itemsAt(dict, 'DescendantFonts')
  const inner = descendant instanceof PDFDict ? descendant : undefined
  const kind = `${nameAt(dict, 'Subtype')} ${nameAt(inner, 'Subtype') ?? ''}`
  check('font-kind', kind === 'Type0 CIDFontType2', name, kind)
  if (!inner) return
  const file = entry(inner, 'FontDescriptor/FontFile2', PDFRawStream)
  const map = entry(dict, 'ToUnicode', PDFRawStream)
  const encoding = nameAt(dict, 'Encoding') ?? ''
  check('font-inside', file !== undefined, name)
  check('font-glyphs', inner.has(PDFName.of('CIDToGIDMap')), name)
  check('font-encoding', /^Identity-[HV]$/.test(encoding), name, encoding)
  check('font-unicode', map !== undefined, name)
}

function checkText({ name, toUnicode }: Font, glyph: number, check: Check): void {
  const text = toUnicode.get(glyph) ?? ''
  const shown = [...text].map(codePoint).join(' ')
  check('glyph-text', text !== '' && !isMeaningless(text), glyph, name, shown || none)
  check('glyph-radical', !radical.test(text), glyph, name, shown)
}
