/** One operator of a content stream and its operands as they are spelt; `start` and `end` are offsets in the stream. */
export interface Operation {
  readonly operator: string
  readonly operands: readonly string[]
  readonly start: number
  readonly end: number
}

// a comment runs to the end of its line: were it allowed to end sooner, %%%% could be read in 16 ways
const token = /(?:[\0\t\n\f\r ]|%[^\r\n]*(?![^\r\n]))*(<<|>>|[[\]{}(]|<[^>]*>|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|\/)/y
const rest = /(?:[\0\t\n\f\r ]|%[^\r\n]*(?![^\r\n]))*$/y
const imageEnd = /[\0\t\n\f\r ](?=EI(?:[\0\t\n\f\r ]|$))/g

/**
 * Splits a content stream (ISO 32000-1 7.8.2), one character a byte, into its operations. Arrays and dictionaries stay
 * flat: their brackets are operands of their own. Throws an error where the stream is no sequence of operations.
 */
export function* tokenise(content: string): Generator<Operation> {
  let operands: string[] = []
  let start = 0
  let at = 0
  for (;;) {
    token.lastIndex = at
    let text = token.exec(content)?.[1]
    if (text === undefined) break
    at = token.lastIndex
    const begin = at - text.length
    if (operands.length === 0) start = begin
    if (text === '(') {
      at = endOfString(content, at)
      text = content.slice(begin, at)
    }
    if (!/^[A-Za-z'"]/.test(text) || /^(?:true|false|null)$/.test(text)) {
      operands.push(text)
      continue
    }
    if (text === 'ID') at = endOfImage(content, at)
    yield { operator: text, operands, start, end: at }
    operands = []
  }
  rest.lastIndex = at
  if (!rest.test(content)) throw new Error(`Unexpected byte ${at} in a content stream, expected an operation`)
}

/** Finds the end of the string whose first parenthesis stands before `at`; parentheses nest, a backslash escapes. */
function endOfString(content: string, at: number): number {
  for (let depth = 1; at < content.length; at += 1) {
    const character = content[at]
    if (character === '\\') at += 1
    else if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  throw new Error('Unexpected end of a content stream, expected the end of a string')
}

/** The data of an inline image may hold anything; it ends before an EI that stands alone. */
function endOfImage(content: string, at: number): number {
  imageEnd.lastIndex = at
  const match = imageEnd.exec(content)
  if (!match) throw new Error('Unexpected end of a content stream, expected the end of an inline image')
  return match.index
}
