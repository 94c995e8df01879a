/** What the glyphs of a font mean: glyph number → text. */
export type ToUnicode = ReadonlyMap<number, string>

const pair = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g
const triple = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g

/** Glyph numbers have two bytes, so there are no more entries; the text of one has at most 512 bytes (ISO 32000-1 9.10.3). */
const most = { entries: 0x10000, units: 256 }

/** Reads a ToUnicode map (ISO 32000-1 9.10.3). Throws a `RangeError` for one that is larger than there are glyphs. */
export function parseToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>()
  let count = 0
  const set = (glyph: number, text: string) => {
    count += 1
    if (count > most.entries || text.length > most.units) throw new RangeError('Unexpected size of a ToUnicode map')
    texts.set(glyph, text)
  }
  for (const [kind, body] of blocksOf(map)) {
    if (kind === 'bfchar') {
      for (const [, glyph = '', text = ''] of body.matchAll(pair)) set(parseInt(glyph, 16), fromHex(text))
      continue
    }
    for (const [, from = '', to = '', text = ''] of body.matchAll(triple)) {
      const [first, last, start] = [parseInt(from, 16), parseInt(to, 16), fromHex(text)]
      const tail = start.charCodeAt(start.length - 1)
      for (let glyph = first; glyph <= last; glyph += 1) set(glyph, start.slice(0, -1) + String.fromCharCode(tail + glyph - first))
    }
  }
  return texts
}

/** The passages between begin… and end…; one that does not end is none. */
function* blocksOf(map: string): Generator<readonly [kind: string, body: string]> {
  const begin = /begin(bfchar|bfrange)/g
  for (let found = begin.exec(map); found; found = begin.exec(map)) {
    const [whole, kind = ''] = found
    const start = found.index + whole.length
    const end = map.indexOf(`end${kind}`, start)
    if (end < 0) return
    yield [kind, map.slice(start, end)]
    begin.lastIndex = end
  }
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
  const text = units.map((unit) => String.fromCharCode(unit)).join('')
  return text.startsWith('\ufeff') && text.length > 1 ? text.slice(1) : text
}

function toHex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}
