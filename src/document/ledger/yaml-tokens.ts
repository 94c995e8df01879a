import { CST, Parser } from 'yaml'

/** A token of the front matter that has characters of its own. */
export interface YamlToken {
  /** As yaml names it, but `key` for a scalar that is the key of a field or of a part of one. */
  readonly type: string
  /** Counts from the beginning of the front matter. */
  readonly offset: number
  readonly source: string
  /** The field that the token belongs to, by its key; spaces, comments and marks between fields have none. */
  readonly field?: string | undefined
  /** What a value says, quotes and escapes resolved. */
  readonly value?: string
}

/** Turns the text of a front matter into all its tokens, in order; together they are the text. */
export function readYamlTokens(yaml: string, onNewLine: (offset: number) => void): readonly YamlToken[] {
  const found: YamlToken[] = []
  for (const token of new Parser(onNewLine).parse(yaml)) collect(token)
  return found

  function collect(token: CST.Token, field?: string, isKey = false): void {
    const own = { offset: token.offset, field }
    switch (token.type) {
      case 'document':
        token.start.forEach((each) => collect(each))
        if (token.value) collect(token.value)
        return token.end?.forEach((each) => collect(each))
      case 'block-map':
      case 'block-seq':
        return token.items.forEach((item) => collectItem(item, field))
      case 'flow-collection':
        collect(token.start, field)
        token.items.forEach((item) => collectItem(item, field))
        return token.end.forEach((each) => collect(each, field))
      case 'block-scalar': {
        token.props.forEach((each) => collect(each, field))
        const header = found.at(-1) ?? { offset: 0, source: '' }
        const offset = header.offset + header.source.length
        found.push({ type: token.type, offset, source: token.source, field, value: valueOf(token) })
        return undefined
      }
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        found.push({ ...own, source: token.source, ...(isKey ? { type: 'key' } : { type: token.type, value: valueOf(token) }) })
        return token.end?.forEach((each) => collect(each, field))
      default:
        found.push({ ...own, type: token.type, source: token.source })
        if ('end' in token) token.end?.forEach((each) => collect(each, field))
        return undefined
    }
  }

  function collectItem({ start, key, sep, value }: CST.CollectionItem, field: string | undefined): void {
    start.forEach((each) => collect(each, field))
    if (key) collect(key, field, true)
    const name = field ?? (CST.isScalar(key) ? valueOf(key) : undefined)
    sep?.forEach((each) => collect(each, name))
    if (value) collect(value, name)
  }
}

/** Faults of a scalar are for `readFrontMatter` to report. */
function valueOf(token: CST.FlowScalar | CST.BlockScalar): string {
  return CST.resolveAsScalar(token, false, () => undefined)?.value ?? ''
}
