/** What the glyphs of a font mean: glyph number → text. */
export type ToUnicode = ReadonlyMap<number, string>

const entries = /^(bfchar|bfrange)([^]*?)end\1/
const pair = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g
const triple = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g

/** Glyph numbers have two bytes: a map of more entries says some of them again and again. */
const mostEntries = 4 * 0x10000

/** Reads a ToUnicode map (ISO 32000-1 9.10.3). Throws an error where its ranges are many times all glyphs. */
export function parseToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>()
  let left = mostEntries
  for (const part of map.split('begin')) {
    const [, kind, body = ''] = entries.exec(part) ?? []
    if (kind === 'bfchar') {
      for (const [, glyph = '', text = ''] of body.matchAll(pair)) texts.set(parseInt(glyph, 16), fromHex(text))
      continue
    }
    for (const [, from = '', to = '', text = ''] of body.matchAll(triple)) {
      const [first, last, start] = [parseInt(from, 16), parseInt(to, 16), fromHex(text)]
      const tail = start.charCodeAt(start.length - 1)
      for (let glyph = first; glyph <= last && glyph - first < 0x10000; glyph += 1) {
        if ((left -= 1) < 0) throw new Error('Unexpected size of a ToUnicode map')
        texts.set(glyph, start.slice(0, -1) + String.fromCharCode(tail + glyph - first))
      }
    }
  }
  return texts
}

/** Spells a ToUnicode map for two-byte glyph numbers, in blocks of at most 100 as the format asks. */
export function formatToUnicode(texts: ToUnicode): string {
  const lines = [...texts].sort(([a], [b]) => a - b).map(([glyph, text]) => `<${hex(glyph)}> <${toHex(text)}>`)
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin', '12 dict begin', 'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def', '/CMapType 2 def',
    '1 begincodespacerange', '<0000> <FFFF>', 'endcodespacerange',
    ...blocks, 'endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end', ''
  ].join('\n')
}

/** UTF-16 in hexadecimal digits → text; the byte order mark of a text string is left out. */
export function fromHex(digits: string): string {
  const units = (digits.replace(/\s/g, '').match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16))
  return String.fromCharCode(...(units[0] === 0xfeff && units.length > 1 ? units.slice(1) : units))
}

function toHex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}
