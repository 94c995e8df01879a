import type { Wording } from '../../rules/wording.js'
import { identity, multiply, toMatrix, unitBox, unite, type Box, type Matrix } from './matrix.js'
import { fromHex, type ToUnicode } from './to-unicode.js'
import { tokenise, type Operation } from './tokenise.js'
import { oddity } from './words.js'

/** A part of a content stream: offsets of its first byte and of the byte after its last. */
export interface Range { readonly start: number, readonly end: number }

/** One thing that the content paints; `box` is a point for text (its first glyph's origin), and none for most paths. */
export interface Painted extends Range {
  readonly kind: 'text' | 'path' | 'picture' | 'form'
  readonly mcid: number | undefined
  readonly artifact: boolean
  readonly text: string
  readonly box?: Box | undefined
  /** What the rectangles of a path cover. */
  readonly area?: Box | undefined
  /** Where each glyph of a text stands. */
  readonly glyphs?: readonly PlacedGlyph[]
}

/** A glyph on the page, in points from its lower left corner: its origin, how far it moves on, its size, what it says. */
export interface PlacedGlyph {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Whether it lies on its side. */
  readonly isTurned: boolean
  text: string
}

/** A marked-content sequence with an identifier: its first operator, and what it paints. */
export interface Sequence {
  readonly open: Range
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
  /** Font → glyphs that stand in the text, with no ActualText of their own. */
  readonly glyphs: Map<string, Set<number>>
  /** How many times the glyph for missing characters is shown. */
  missing: number
  /** What the browser is not known to write, so that nothing can be said for it; each once, by its English words. */
  readonly oddities: Map<string, Wording>
}

/** What the names in a content stream stand for. */
export interface Resources {
  readonly fonts: ReadonlyMap<string, { readonly toUnicode: ToUnicode, readonly widthOf: (glyph: number) => number }>
  /** The external objects that are content streams of their own. */
  readonly forms: ReadonlySet<string>
}

/** Follows a content stream and tells what it paints, under which identifiers, and what its text says. */
export function scanContent(content: string, resources: Resources): Scan {
  const scan: Scan = {
    painted: [], sequences: new Map(), corrections: [], glyphs: new Map(), missing: 0, oddities: new Map()
  }
  const state: State = {
    scan, resources, frames: [], saved: [], matrix: identity, font: '', size: 0, line: identity, pen: 0, path: undefined, area: undefined, text: emptyText(0),
    frame: { mcid: undefined, artifact: false, span: undefined }
  }
  for (const operation of tokenise(content)) handlers.get(operation.operator)?.(state, operation)
  return scan
}

/** Adds an oddity to what was found. */
export function wonder({ oddities }: Scan, found: Wording): void {
  oddities.set(found.en, found)
}

interface Glyph { readonly font: string, readonly glyph: number }
interface Span { readonly open: Range, readonly text: string, readonly glyphs: Glyph[], place?: PlacedGlyph }
interface Frame { readonly mcid: number | undefined, readonly artifact: boolean, readonly span: Span | undefined }
interface Text { readonly start: number, text: string, box: Box | undefined, readonly glyphs: PlacedGlyph[] }

interface State {
  readonly scan: Scan
  readonly resources: Resources
  /** The marked content that is open, outermost first, without the innermost, `frame`. */
  readonly frames: Frame[]
  frame: Frame
  readonly saved: Matrix[]
  matrix: Matrix
  font: string
  size: number
  /** Where the line of text begins on the page, and how far along it the next glyph stands. */
  line: Matrix
  pen: number
  /** Where the path that is being built begins. */
  path: number | undefined
  area: Box | undefined
  /** The text object that is open. */
  text: Text
}

/** Sequences are numbered from 0; a number above this one, far above any page's, is damage. */
const mostSequences = 1_000_000

type Handler = (state: State, operation: Operation) => void

const paintPath: Handler = (state, { start, end }) => {
  paint(state, { kind: 'path', start: state.path ?? start, end, text: '', area: state.area })
  ;[state.path, state.area] = [undefined, undefined]
}
const startPath: Handler = (state, { start }) => { state.path ??= start }
const refuse: Handler = ({ scan }, { operator }) => { wonder(scan, oddity('operator', operator)) }
const each = (names: string, handler: Handler) => names.split(' ').map((name): [string, Handler] => [name, handler])

const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['q', (state) => { state.saved.push(state.matrix) }],
  ['Q', (state) => { state.matrix = state.saved.pop() ?? identity }],
  ['cm', (state, { operands }) => { state.matrix = multiply(toMatrix(operands), state.matrix) }],
  ['BT', (state, { start }) => { state.text = emptyText(start) }],
  ['Tf', (state, { operands }) => { [state.font, state.size] = [nameOf(operands), Number(operands[1])] }],
  ['Td', (state, { operands: [x, y] }) => { [state.line, state.pen] = [multiply([1, 0, 0, 1, Number(x), Number(y)], state.line), 0] }],
  ['Tm', (state, { operands }) => {
    [state.line, state.pen] = [multiply(toMatrix(operands), state.matrix), 0]
    const [, , , , x, y] = state.line
    state.text.box ??= [x, y, x, y]
  }],
  ['Tj', (state, { operands }) => { for (const token of operands) show(state, token) }],
  ['ET', (state, { end }) => { paint(state, { kind: 'text', end, ...state.text }) }],
  ['m', startPath],
  ['re', (state, operation) => {
    startPath(state, operation)
    const [x = 0, y = 0, width = 0, height = 0] = operation.operands.map(Number)
    state.area = unite(state.area, unitBox(multiply([width, 0, 0, height, x, y], state.matrix)))
  }],
  ['n', (state) => { [state.path, state.area] = [undefined, undefined] }],
  ...each('f F f* B B* b b* s S sh', paintPath),
  ['Do', (state, { operands, start, end }) => {
    const isForm = state.resources.forms.has(nameOf(operands))
    if (isForm) wonder(state.scan, oddity('form', nameOf(operands)))
    paint(state, { kind: isForm ? 'form' : 'picture', start, end, text: '', box: unitBox(state.matrix) })
  }],
  ...each('BI TJ \' "', refuse),
  ['BMC', open], ['BDC', open], ['EMC', close]
])

function open(state: State, { operands, start, end }: Operation): void {
  const { scan, frame } = state
  const mcid = Number(valueOf(operands, '/MCID') ?? NaN)
  const hasMcid = Number.isInteger(mcid) && mcid >= 0 && mcid < mostSequences
  const text = valueOf(operands, '/ActualText')
  state.frames.push(frame)
  state.frame = {
    mcid: hasMcid ? mcid : frame.mcid,
    artifact: frame.artifact || operands[0] === '/Artifact',
    span: text === undefined ? undefined : { open: { start, end }, text: fromHex(text.slice(1, -1)), glyphs: [] }
  }
  if (!hasMcid) return
  if (scan.sequences.has(mcid)) wonder(scan, oddity('twice', mcid))
  scan.sequences.set(mcid, { open: { start, end }, text: '', painted: [] })
}

function close(state: State, { start, end }: Operation): void {
  const { scan, text, frame: { span } } = state
  state.frame = state.frames.pop() ?? state.frame
  if (!span) return
  text.text += span.text
  if (span.place) span.place.text = span.text
  const [only, ...others] = span.glyphs
  if (only && others.length === 0) {
    scan.corrections.push({ ...only, text: span.text, open: span.open, close: { start, end } })
  } else for (const { font, glyph } of span.glyphs) addGlyph(scan, font, glyph)
}

/** Glyph numbers have two bytes, as in every font that the program accepts (`gate/check-fonts.ts`). */
function show(state: State, token: string): void {
  const { scan, resources, font, frame, text } = state
  const { toUnicode, widthOf } = resources.fonts.get(font) ?? {}
  if (!token.startsWith('<') || !toUnicode || !widthOf) return wonder(scan, oddity('text', font))
  for (let at = 1; at < token.length - 1; at += 4) {
    const glyph = parseInt(token.slice(at, at + 4), 16)
    if (glyph === 0) scan.missing += 1
    const said = frame.span ? '' : toUnicode.get(glyph) ?? ''
    const placed = place(state, widthOf(glyph) / 1000, said)
    text.glyphs.push(placed)
    if (frame.span) {
      frame.span.glyphs.push({ font, glyph })
      frame.span.place ??= placed
    } else {
      text.text += said
      addGlyph(scan, font, glyph)
    }
  }
}

/** Places the next glyph and moves on by its width, in parts of its size. */
function place(state: State, width: number, text: string): PlacedGlyph {
  const { line: [a, b, c, d, x, y], size, pen } = state
  state.pen += width * size
  const scale = Math.hypot(a, b)
  return { x: x + a * pen, y: y + b * pen, width: width * size * scale, size: size * Math.hypot(c, d), isTurned: Math.abs(b) > Math.abs(a), text }
}

function paint({ scan, frame: { mcid, artifact } }: State, painted: Omit<Painted, 'mcid' | 'artifact'>): void {
  const whole: Painted = { ...painted, mcid, artifact }
  scan.painted.push(whole)
  const sequence = mcid === undefined ? undefined : scan.sequences.get(mcid)
  if (!sequence) return
  sequence.painted.push(whole)
  sequence.text += whole.text
}

function addGlyph({ glyphs }: Scan, font: string, glyph: number): void {
  const set = glyphs.get(font)
  if (set) set.add(glyph)
  else glyphs.set(font, new Set([glyph]))
}

function emptyText(start: number): Text {
  return { start, text: '', box: undefined, glyphs: [] }
}

function nameOf([name = '']: readonly string[]): string {
  return name.slice(1)
}

function valueOf(operands: readonly string[], key: string): string | undefined {
  const at = operands.indexOf(key)
  return at < 0 ? undefined : operands[at + 1]
}
