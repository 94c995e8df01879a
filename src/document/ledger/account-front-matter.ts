import type { VFile } from 'vfile'
import { LineCounter } from 'yaml'
import { report } from '../../report.js'
import { markTokens } from './marks.js'
import type { SourceLedger } from './source-ledger.js'
import { readYamlTokens, type YamlToken } from './yaml-tokens.js'

/** The front matter: its text, where in the source it begins, and which field a key names that stands on a page. */
export interface FrontMatter {
  readonly yaml: string
  readonly base: number
  readonly shownField: (key: string) => string | undefined
}

/**
 * Enters the front matter in the ledger, by the tokens of yaml itself. Found are values that YAML cuts short by what it
 * takes for a comment, a tag or an anchor, and values of several lines, which it would join by spaces.
 */
export function accountFrontMatter(file: VFile, ledger: SourceLedger, { yaml, base, shownField }: FrontMatter): void {
  const lines = new LineCounter()
  const tokens = readYamlTokens(yaml, lines.addNewLine)
  const fields = new Set(tokens.map(({ field, value }) => value === undefined ? undefined : field))
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: line + 1, column: col }
  }
  let before: YamlToken | undefined
  for (const token of tokens) {
    const { type, offset, source, field = '', value } = token
    const cut = cutFrom(token, before, fields.has(field))
    if (cut !== undefined) {
      const line = /^.*/.exec(yaml.slice(cut))?.[0] ?? ''
      report(file, 'front-matter-unquoted', placeOf(offset), source, quote(line.trimEnd()))
    }
    if (type !== 'space') before = token
    if (value === undefined) {
      if (markTokens.has(type)) ledger.enter('mark', base + offset, base + offset + source.length)
      continue
    }
    if (/\n\s*\S/.test(source.trimEnd())) report(file, 'front-matter-lines', placeOf(offset), field)
    const [start, shown] = [base + offset, shownField(field)]
    ledger.enter(shown === undefined ? 'metadata' : 'printed', start, start + source.length)
    for (const [at, length] of marksIn(token)) ledger.enter('mark', start + at, start + at + length)
    if (shown !== undefined) ledger.print({ offset: start, text: value, field: shown })
  }
}

/**
 * Where the text begins that a token cuts off: a tag and an anchor take themselves away, a comment what stands behind a
 * value without quotes, or all of it.
 */
function cutFrom({ type, offset }: YamlToken, before: YamlToken | undefined, hasValue: boolean): number | undefined {
  if (type === 'tag' || type === 'anchor') return offset
  if (type !== 'comment') return undefined
  if (before?.type === 'scalar') return before.offset
  return before?.type === 'map-value-ind' && !hasValue ? offset : undefined
}

/** A value in the quotes that YAML wants. */
function quote(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`
}

/** The marks in a value, as offsets in it and lengths: quotes, escapes, indents and line ends. */
function marksIn({ type, source }: YamlToken): readonly (readonly [at: number, length: number])[] {
  const pattern = {
    'single-quoted-scalar': /^'|'$|'(?='.)/g,
    'double-quoted-scalar': /^"|"$|\\(?:x..|u.{4}|U.{8}|[^])/g,
    'block-scalar': /^[ \t]+|[\r\n]+/gm
  }[type]
  // what an escape names is printed where it is the character behind the backslash
  const lengthOf = (mark: string) => /^\\["\\/ ]/.test(mark) ? 1 : mark.length
  return pattern ? [...source.matchAll(pattern)].map(({ index, 0: mark }) => [index, lengthOf(mark)]) : []
}
