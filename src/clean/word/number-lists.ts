/** A level of a list: its first number, how numbers are written, and the text around them (`%1.`). */
interface Level { readonly start: number, readonly format: string, readonly text: string }

/** The levels of each list by its number. */
type Lists = ReadonlyMap<string, readonly Level[]>

const value = (xml: string, tag: string): string | undefined => new RegExp(`<w:${tag}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1]

/**
 * Writes the numbers that Word counts into the paragraphs of a document (XML), as text before their words, and takes them
 * from being list items: what is printed is then what is read.
 */
export function writeNumbers(document: string, numbering: string, styles: string): string {
  const lists = readLists(numbering)
  const styled = readStyles(styles)
  const counts = new Map<string, number[]>()
  return document.replace(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[^])*?<\/w:p>/g, (paragraph) => {
    const properties = /<w:pPr>[^]*?<\/w:pPr>/.exec(paragraph)?.[0] ?? ''
    const own = /<w:numPr>[^]*?<\/w:numPr>/.exec(properties)?.[0]
    const style = styled.get(value(properties, 'pStyle') ?? '')
    const id = (own && value(own, 'numId')) ?? style?.id
    const depth = Number((own && value(own, 'ilvl')) ?? style?.depth ?? 0)
    const levels = lists.get(id ?? '')
    const level = levels?.[depth]
    if (!levels || !level || id === undefined || level.format === 'none') return paragraph
    const count = counts.get(id) ?? []
    count.length = depth + 1
    for (let at = 0; at < depth; at += 1) count[at] ??= levels[at]?.start ?? 1
    count[depth] = (count[depth] ?? level.start - 1) + 1
    counts.set(id, count)
    const label = level.format === 'bullet' ? '• ' : labelFor(level, levels, count)
    const run = `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>`
    const bare = own ? paragraph.replace(own, '') : paragraph
    const end = bare.indexOf('</w:pPr>')
    const at = end < 0 ? bare.indexOf('>') + 1 : end + '</w:pPr>'.length
    return bare.slice(0, at) + run + bare.slice(at)
  })
}

function labelFor({ text }: Level, levels: readonly Level[], count: readonly number[]): string {
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    return numeral(count[at] ?? 1, levels[at]?.format ?? 'decimal')
  })
}

function readLists(numbering: string): Lists {
  const abstracts = new Map([...numbering.matchAll(/<w:abstractNum [^>]*?w:abstractNumId="(\d+)"[^]*?<\/w:abstractNum>/g)].map(({ 0: xml, 1: id = '' }) =>
    [id, [...xml.matchAll(/<w:lvl [^>]*?w:ilvl="(\d)"[^]*?<\/w:lvl>/g)].map(({ 0: level }): Level => ({
      start: Number(value(level, 'start') ?? 1), format: value(level, 'numFmt') ?? 'decimal', text: value(level, 'lvlText') ?? ''
    }))] as const))
  return new Map([...numbering.matchAll(/<w:num [^>]*?w:numId="(\d+)"[^]*?<\/w:num>/g)].map(({ 0: xml, 1: id = '' }) => {
    const starts = new Map([...xml.matchAll(/<w:lvlOverride [^>]*?w:ilvl="(\d)"[^]*?<\/w:lvlOverride>/g)].map(({ 0: override, 1: depth }) =>
      [Number(depth), Number(value(override, 'startOverride') ?? Number.NaN)]))
    const levels = abstracts.get(value(xml, 'abstractNumId') ?? '') ?? []
    return [id, levels.map((level, depth) => ({ ...level, start: starts.get(depth) || level.start }))] as const
  }))
}

function readStyles(styles: string): ReadonlyMap<string, { id: string | undefined, depth: number }> {
  return new Map([...styles.matchAll(/<w:style [^>]*?w:styleId="([^"]+)"[^]*?<\/w:style>/g)].flatMap(({ 0: xml, 1: name = '' }) => {
    const own = /<w:numPr>[^]*?<\/w:numPr>/.exec(xml)?.[0]
    return own === undefined ? [] : [[name, { id: value(own, 'numId'), depth: Number(value(own, 'ilvl') ?? 0) }] as const]
  }))
}

const digits = '〇一二三四五六七八九'

/** Writes a number as a format of Word (ST_NumberFormat) has it; decimal where the format is another one. */
function numeral(number: number, format: string): string {
  if (/^(?:chineseCounting|chineseCountingThousand|taiwaneseCountingThousand|japaneseCounting|ideographDigital|chineseLegalSimplified)$/.test(format)) return chinese(number)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
    return format === 'lowerLetter' ? letter : letter.toUpperCase()
  }
  if (format === 'lowerRoman' || format === 'upperRoman') return format === 'lowerRoman' ? roman(number).toLowerCase() : roman(number)
  if (format.startsWith('decimalEnclosedCircle') && number <= 20) return String.fromCodePoint(0x245f + number)
  if (format === 'decimalFullWidth') return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number)
}

function chinese(number: number): string {
  if (number < 10) return digits.charAt(number)
  if (number < 100) {
    const [tens, ones] = [Math.floor(number / 10), number % 10]
    return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`
  }
  const rest = number % 100
  return `${chinese(Math.floor(number / 100))}百${rest === 0 ? '' : rest < 10 ? `零${digits.charAt(rest)}` : `${rest < 20 ? '一' : ''}${chinese(rest)}`}`
}

function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]
  let [rest, text] = [number, '']
  for (const [size, sign] of signs) for (; rest >= size; rest -= size) text += sign
  return text
}
