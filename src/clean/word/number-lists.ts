/** A level of a list: its first number, how numbers are written, and the text around them (`%1.`). */
interface Level { readonly start: number, readonly format: string, readonly text: string }

/** A list: its levels, by what it is counted (lists of one abstract list go on counting together), and where it begins anew. */
interface List { readonly levels: readonly Level[], readonly counter: string, readonly restarts: ReadonlySet<number> }

/** The lists by their numbers. */
type Lists = ReadonlyMap<string, List>

const value = (xml: string, tag: string): string | undefined => new RegExp(`<w:${tag}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1]

/**
 * Writes the numbers that Word counts into the paragraphs of a document (XML), as text before their words, and takes them
 * from being list items: what is printed is then what is read. Tells which formats of numbers it does not know; they are decimal.
 */
export function writeNumbers(document: string, numbering: string, styles: string): { readonly document: string, readonly unknown: readonly string[] } {
  const unknown = new Set<string>()
  const lists = readLists(numbering)
  const styled = readStyles(styles)
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  let isJoined = false
  // how a paragraph was set before a change is no matter
  const written = document.replace(/<w:pPrChange [^]*?<\/w:pPrChange>/g, '').replace(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[^])*?<\/w:p>/g, (paragraph) => {
    const properties = /<w:pPr>[^]*?<\/w:pPr>/.exec(paragraph)?.[0] ?? ''
    const own = /<w:numPr>[^]*?<\/w:numPr>/.exec(properties)?.[0]
    const style = styled.get(value(properties, 'pStyle') ?? '')
    const id = (own && value(own, 'numId')) ?? style?.id
    const depth = Number((own && value(own, 'ilvl')) ?? style?.depth ?? 0)
    const bare = own ? paragraph.replace(own, '') : paragraph
    // a paragraph whose mark is deleted and the next one are one, with one number
    const isContinued = isJoined
    isJoined = /<w:rPr>(?:(?!<\/w:rPr>)[^])*<w:del /.test(properties)
    if (isContinued) return bare
    const { levels = [], counter = '', restarts } = lists.get(id ?? '') ?? {}
    const level = levels[depth]
    if (!level || level.format === 'none') return paragraph
    const count = counts.get(counter) ?? []
    count.length = depth + 1
    if (restarts?.has(depth) && !begun.has(`${id} ${depth}`)) delete count[depth]
    begun.add(`${id} ${depth}`)
    for (let at = 0; at < depth; at += 1) count[at] ??= levels[at]?.start ?? 1
    count[depth] = (count[depth] ?? level.start - 1) + 1
    counts.set(counter, count)
    for (const { format } of levels.slice(0, depth + 1)) if (format !== 'bullet' && numeral(1, format) === undefined) unknown.add(format)
    const label = level.format === 'bullet' ? '• ' : labelFor(level, levels, count)
    const run = `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>`
    const end = bare.indexOf('</w:pPr>')
    const at = end < 0 ? bare.indexOf('>') + 1 : end + '</w:pPr>'.length
    return bare.slice(0, at) + run + bare.slice(at)
  })
  return { document: written, unknown: [...unknown] }
}

function labelFor({ text }: Level, levels: readonly Level[], count: readonly number[]): string {
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const number = count[at] ?? 1
    return numeral(number, levels[at]?.format ?? 'decimal') ?? String(number)
  })
}

function readLists(numbering: string): Lists {
  const abstracts = new Map([...numbering.matchAll(/<w:abstractNum [^>]*?w:abstractNumId="(\d+)"[^]*?<\/w:abstractNum>/g)].map(({ 0: xml, 1: id = '' }) =>
    [id, [...xml.matchAll(/<w:lvl [^>]*?w:ilvl="(\d)"[^]*?<\/w:lvl>/g)].map(({ 0: level }): Level => ({
      start: Number(value(level, 'start') ?? 1), format: value(level, 'numFmt') ?? 'decimal', text: value(level, 'lvlText') ?? ''
    }))] as const))
  return new Map([...numbering.matchAll(/<w:num [^>]*?w:numId="(\d+)"[^]*?<\/w:num>/g)].map(({ 0: xml, 1: id = '' }) => {
    const starts = new Map([...xml.matchAll(/<w:lvlOverride [^>]*?w:ilvl="(\d)"[^]*?<\/w:lvlOverride>/g)].map(({ 0: override, 1: depth }) =>
      [Number(depth), value(override, 'startOverride')] as const).flatMap(([depth, start]) => start === undefined ? [] : [[depth, Number(start)] as const]))
    const counter = value(xml, 'abstractNumId') ?? ''
    const levels = (abstracts.get(counter) ?? []).map((level, depth) => ({ ...level, start: starts.get(depth) ?? level.start }))
    return [id, { levels, counter, restarts: new Set(starts.keys()) }] as const
  }))
}

interface Style { readonly id: string | undefined, readonly depth: number }

/** What each style says of lists, by itself or by the style that it is based on. */
function readStyles(styles: string): ReadonlyMap<string, Style> {
  const own = new Map<string, { readonly base: string | undefined, readonly list: Style | undefined }>()
  for (const { 0: xml, 1: name = '' } of styles.matchAll(/<w:style [^>]*?w:styleId="([^"]+)"[^]*?<\/w:style>/g)) {
    const list = /<w:numPr>[^]*?<\/w:numPr>/.exec(xml)?.[0]
    own.set(name, { base: value(xml, 'basedOn'), list: list === undefined ? undefined : { id: value(list, 'numId'), depth: Number(value(list, 'ilvl') ?? 0) } })
  }
  return new Map([...own.keys()].flatMap((name) => {
    const seen = new Set<string>()
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = own.get(at)?.base) {
      seen.add(at)
      const { list } = own.get(at) ?? {}
      if (list) return [[name, list] as const]
    }
    return []
  }))
}

const digits = '〇一二三四五六七八九'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** The first of the signs that stand for 1 to 20, or to 10, in a format of Word. */
const signs: Readonly<Record<string, readonly [first: number, most: number]>> = {
  decimalEnclosedCircle: [0x2460, 20], decimalEnclosedCircleChinese: [0x2460, 20], decimalEnclosedParen: [0x2474, 20],
  decimalEnclosedFullstop: [0x2488, 20], ideographEnclosedCircle: [0x3280, 10]
}

/** Writes a number as a format of Word (ST_NumberFormat) has it; `undefined` where the format is another one. */
function numeral(number: number, format: string): string | undefined {
  if (/^(?:chineseCounting|chineseCountingThousand|taiwaneseCountingThousand|japaneseCounting|ideographDigital)$/.test(format)) return chinese(number)
  if (format === 'chineseLegalSimplified' || format === 'ideographLegalTraditional') return legal(number)
  if (format === 'ideographTraditional') return number <= stems.length ? stems.charAt(number - 1) : String(number)
  if (format === 'ideographZodiac') return number <= branches.length ? branches.charAt(number - 1) : String(number)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
    return format === 'lowerLetter' ? letter : letter.toUpperCase()
  }
  if (format === 'lowerRoman' || format === 'upperRoman') return format === 'lowerRoman' ? roman(number).toLowerCase() : roman(number)
  const [first, most] = signs[format] ?? []
  if (first !== undefined) return number <= (most ?? 0) ? String.fromCodePoint(first + number - 1) : String(number)
  if (/^decimalFullWidth2?$/.test(format)) return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  if (format === 'numberInDash') return `- ${number} -`
  return format === 'decimal' || format === 'decimalHalfWidth' ? String(number) : undefined
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

/** The same in the digits of bills, 壹拾贰: one before ten is said. */
function legal(number: number): string {
  const words = number >= 10 && number < 20 ? `一${chinese(number)}` : chinese(number)
  return words.replace(/./gu, (sign) => '零壹贰叁肆伍陆柒捌玖拾佰'.charAt('〇一二三四五六七八九十百'.indexOf(sign)) || sign)
}

function roman(number: number): string {
  const letters: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]
  let [rest, text] = [number, '']
  for (const [size, sign] of letters) for (; rest >= size; rest -= size) text += sign
  return text
}
