import { tokenise, type Operation } from './tokenise.js'
import { fromHex, type ToUnicode } from './to-unicode.js'

/** A part of a content stream: offsets of its first byte and of the byte after its last. */
export interface Range { readonly start: number, readonly end: number }

/** Left, bottom, right and top edge on the page, in points from its lower left corner. */
export type Box = readonly [number, number, number, number]

export type PaintKind = 'text' | 'path' | 'picture' | 'form'

/** One thing that the content paints; `box` is a point for text (its first glyph's origin), none for paths. */
export interface Painted extends Range {
  readonly kind: PaintKind
  readonly mcid: number | undefined
  readonly artifact: boolean
  readonly text: string
  readonly box?: Box
}

/** A marked-content sequence with an identifier: its two operators, and what it paints. */
export interface Sequence {
  readonly open: Range
  close: Range
  text: string
  readonly painted: Painted[]
}

/** One glyph to which the browser gave its text by ActualText, because the font's map says another. */
export interface Correction {
  readonly open: Range
  readonly close: Range
  readonly font: string
  readonly glyph: number
  readonly text: string
}

/** What a content stream holds. */
export interface Scan {
  readonly painted: Painted[]
  readonly sequences: Map<number, Sequence>
  readonly corrections: Correction[]
  /** Font → glyphs that stand in the text, with no ActualText around them. */
  readonly glyphs: Map<string, Set<number>>
  /** How many times the glyph for missing characters is shown. */
  missing: number
  /** What this program does not expect from the browser and therefore cannot vouch for. */
  readonly oddities: string[]
}

/** What the names in a content stream stand for. */
export interface Resources {
  readonly fonts: ReadonlyMap<string, ToUnicode>
  readonly forms: ReadonlySet<string>
}

interface Frame { readonly mcid: number | undefined, readonly own: boolean, readonly artifact: boolean, readonly span?: Span }
interface Span { readonly open: Range, readonly text: string, readonly glyphs: { font: string, glyph: number }[] }
type Matrix = readonly [number, number, number, number, number, number]

const pathStart = new Set(['m', 're'])
const pathPaint = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 's', 'S'])

/** Follows a content stream and tells what it paints, under which identifiers, and what its text says. */
export function scanContent(content: string, { fonts, forms }: Resources): Scan {
  const scan: Scan = {
    painted: [], sequences: new Map(), corrections: [], glyphs: new Map(), missing: 0, oddities: []
  }
  const frames: Frame[] = []
  const saved: Matrix[] = []
  let frame: Frame = { mcid: undefined, own: false, artifact: false }
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let font = ''
  let path: number | undefined
  let text = { start: 0, text: '', box: undefined as Box | undefined }
  let span: Span | undefined

  const paint = (kind: PaintKind, start: number, { end }: Operation, more: { text?: string, box?: Box | undefined } = {}) => {
    const { box } = more
    const painted: Painted = {
      kind, start, end, mcid: frame.mcid, artifact: frame.artifact, text: more.text ?? '', ...(box && { box })
    }
    scan.painted.push(painted)
    const sequence = frame.mcid === undefined ? undefined : scan.sequences.get(frame.mcid)
    sequence?.painted.push(painted)
    if (sequence) sequence.text += painted.text
  }
  const show = (token: string) => {
    if (!token.startsWith('<')) return void scan.oddities.push('text that is not spelt in hexadecimal digits')
    const map = fonts.get(font)
    if (!map) return void scan.oddities.push(`font ${font} without a map to Unicode`)
    for (let at = 1; at < token.length - 1; at += 4) {
      const glyph = parseInt(token.slice(at, at + 4), 16)
      if (glyph === 0) scan.missing += 1
      if (span) span.glyphs.push({ font, glyph })
      else {
        text.text += map.get(glyph) ?? ''
        addTo(scan.glyphs, font, glyph)
      }
    }
  }

  for (const operation of tokenise(content)) {
    const { operator, operands, start, end } = operation
    switch (operator) {
      case 'Td': case 'g': case 'rg': break
      case 'Tj': case 'TJ': for (const token of operands) if (/^[<(]/.test(token)) show(token); break
      case 'q': saved.push(matrix); break
      case 'Q': matrix = saved.pop() ?? matrix; break
      case 'cm': matrix = multiply(operands.map(Number) as unknown as Matrix, matrix); break
      case 'Tf': font = (operands[0] ?? '').slice(1); break
      case 'Tm': text.box ??= pointBox(multiply(operands.map(Number) as unknown as Matrix, matrix)); break
      case 'BT': text = { start, text: '', box: undefined }; break
      case 'ET': paint('text', text.start, operation, text); break
      case 'Do': {
        const isForm = forms.has((operands[0] ?? '').slice(1))
        if (isForm) scan.oddities.push(`form ${operands[0]}`)
        paint(isForm ? 'form' : 'picture', start, operation, { box: unitBox(matrix) })
        break
      }
      case 'sh': paint('path', start, operation); break
      case 'BI': case 'Type3': scan.oddities.push('inline picture'); break
      case '\'': case '"': scan.oddities.push(`operator ${operator}`); break
      case 'BMC': case 'BDC': {
        frames.push(frame)
        const mcid = operands.includes('/MCID') ? Number(operands[operands.indexOf('/MCID') + 1]) : undefined
        const actual = operands.includes('/ActualText') ? operands[operands.indexOf('/ActualText') + 1] : undefined
        if (mcid !== undefined) {
          if (scan.sequences.has(mcid)) scan.oddities.push(`MCID ${mcid} twice`)
          scan.sequences.set(mcid, { open: { start, end }, close: { start: end, end }, text: '', painted: [] })
        }
        span = actual ? { open: { start, end }, text: fromHex(actual.slice(1, -1)), glyphs: [] } : span
        frame = {
          mcid: mcid ?? frame.mcid, own: mcid !== undefined,
          artifact: frame.artifact || operands[0] === '/Artifact', ...(actual && span && { span })
        }
        break
      }
      case 'EMC': {
        const sequence = frame.own && frame.mcid !== undefined ? scan.sequences.get(frame.mcid) : undefined
        if (sequence) sequence.close = { start, end }
        if (frame.span) {
          text.text += frame.span.text
          const [only, ...others] = frame.span.glyphs
          if (only && others.length === 0) {
            scan.corrections.push({ ...only, text: frame.span.text, open: frame.span.open, close: { start, end } })
          } else for (const { font, glyph } of frame.span.glyphs) addTo(scan.glyphs, font, glyph)
          span = undefined
        }
        frame = frames.pop() ?? frame
        break
      }
      default:
        if (pathStart.has(operator)) path ??= start
        else if (pathPaint.has(operator)) {
          paint('path', path ?? start, operation)
          path = undefined
        } else if (operator === 'n') path = undefined
    }
  }
  return scan
}

function addTo(sets: Map<string, Set<number>>, key: string, value: number): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

function pointBox([, , , , x, y]: Matrix): Box {
  return [x, y, x, y]
}

/** A picture is painted into the unit square. */
function unitBox([a, b, c, d, e, f]: Matrix): Box {
  const [x, y] = [[e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]] as const
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}
