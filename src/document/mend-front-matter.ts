import type { YAMLError } from 'yaml'
import type { Both } from '../text/language.js'

/** What is mistyped in a line of front matter, and the line as it was most likely meant, of which the rest can be read. */
export interface MistypedLine {
  /** From 0. */
  readonly index: number
  /** From 1. */
  readonly column: number
  readonly fault: Both
  readonly meant: string
  /** Where the value begins with a sign of YAML: the sign, and the value in quotes. */
  readonly unquoted?: readonly [sign: string, quoted: string]
}

/** A key: a term of Chinese, or an English word. */
const key = '(?:[\\p{Script=Han}]{1,8}|[A-Za-z][A-Za-z0-9]{0,24})'

/** A value that begins with a sign of YAML, or is cut off by one. */
const signed = new RegExp(`^${key}: +(?=([@\`%*&!|>#-])|[^"'\\[{].*? (#))(.*)$`, 'u')

/** A longer line is no slip of the hand. */
const longest = 2000

/** What people type for the lines of front matter, in the order in which it is looked for. */
const mistakes: readonly (readonly [pattern: RegExp, fault: Both, meant: (...match: string[]) => string])[] = [
  [new RegExp(`^[ \\u3000]*\\t[\\s\\u3000]*(${key}[:：].*)$`, 'u'), { zh: '行首不能用制表符（Tab）；请删去', en: 'a tab before the line; delete it' }, (_, rest = '') => rest],
  [new RegExp(`^[ \\u3000]+(${key}[:：].*)$`, 'u'), { zh: '各项都从行首写起；请删去行首的空格', en: 'spaces before the key; each begins its line' }, (_, rest = '') => rest],
  [new RegExp(`^(${key})\\s*：\\s*(.*)$`, 'u'), { zh: '冒号应为半角，后加空格', en: 'a full-width colon, where a half-width one and a space are expected' }, (_, name = '', value = '') => `${name}: ${value}`],
  [new RegExp(`^(${key}):(?=[^\\s/])(.*)$`, 'u'), { zh: '冒号之后应加空格', en: 'no space behind the colon' }, (_, name = '', value = '') => `${name}: ${value}`],
  [new RegExp(`^(${key}: +)(["'])((?:(?!\\2).)*)$`, 'u'), { zh: '引号只有前一半；请补上后一半，或删去', en: 'a quote that is not closed; close it, or delete it' }, (_, start = '', mark = '', words = '') => `${start}${mark}${words}${mark}`],
  [new RegExp(`^(${key}: +)(".*"[^"]*[^"\\s#].*)$`, 'u'), { zh: '值里有引号；整个值请另用单引号括起，或改用“”', en: 'quotes inside the value; put single ones around all of it, or use “”' }, (_, start = '', value = '') => `${start}${single(value)}`],
  [new RegExp(`^(${key}: +)(\\[[^\\]]*|\\{[^}]*)$`, 'u'), { zh: '列表的括号只有前一半；请在行末补上', en: 'a list whose bracket is not closed; close it at the end of the line' }, (_, start = '', list = '') => `${start}${list}${list.startsWith('[') ? ']' : '}'}`],
  [signed, { zh: '值以有特殊含义的符号开头；请给整个值加引号', en: 'a value that begins with a sign of its own meaning; put it into quotes' }, (line = '', _, __, words = '') => `${line.slice(0, line.length - words.length)}${single(words)}`],
  [new RegExp(`^(${key}: +)([^"'\\[{].*: .*)$`, 'u'), { zh: '值里有半角冒号；请改为全角，或给整个值加引号', en: 'a colon inside the value; use a full-width one, or put the value into quotes' }, (_, start = '', words = '') => `${start}${single(words)}`],
  [/^(\.\.\.\s*|[^\s#:："'-][^:：]*)$/u, { zh: '此行没有“名称: 值”的样子；请写全，或删去', en: 'a line that is not of the shape “key: value”; complete it, or delete it' }, (line = '') => `# ${line}`]
]

/**
 * Looks through the lines of front matter that cannot be read for what is easily mistyped. Each is answered by the line as
 * it was meant, so that the rest can be looked at as well.
 */
export function findMistyped(lines: readonly string[]): readonly MistypedLine[] {
  let [isNested, before] = [false, '']
  return lines.flatMap((line, index) => {
    // what stands below a key without a value may be indented
    isNested = /^\s/u.test(line) && (isNested || /^[^\s].*:\s*$/u.test(before) || /^\s*- /u.test(line))
    if (line.trim() !== '') before = line.slice(0, longest)
    return isNested || line.length > longest ? [] : faultsOf(line).map((fault) => ({ index, ...fault }))
  })
}

/** A line may have more than one; what is said of it goes by the first, what is meant by all. */
function faultsOf(line: string): readonly Omit<MistypedLine, 'index'>[] {
  let [meant, first]: [string, Omit<MistypedLine, 'index'> | undefined] = [line, undefined]
  for (const [pattern, fault, mend] of mistakes) {
    const match = pattern.exec(meant)
    if (!match) continue
    first ??= { column: columnOf(line, fault.zh), fault, meant: line }
    meant = mend(...match)
  }
  if (!first || meant === line) return []
  const [, begun, within, value] = signed.exec(line) ?? []
  const sign = begun ?? within
  return [{ ...first, meant, ...(sign !== undefined && value !== undefined && { unquoted: [sign, single(value)] as const, column: line.indexOf(value) + 1 }) }]
}

/** A colon is shown at its place, all else at the line's beginning. */
function columnOf(line: string, fault: string): number {
  return fault.startsWith('冒号') ? Math.max(0, line.search(/[:：]/u)) + 1 : 1
}

function single(words: string): string {
  return `'${words.replaceAll("'", "''")}'`
}

/** Words a fault of YAML that no line explains. */
export function wordFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): Both {
  const zh = codes[code] ?? '写法读不懂；请照“名称: 值”的样子，每项一行'
  return { zh, en: message.replace(/ at line [^]*/, '') }
}

const codes: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不齐；各项都从行首写起，列表的各项对齐', TAB_AS_INDENT: '行首不能用制表符（Tab）；请删去', MISSING_CHAR: '缺少成对的引号、括号或冒号', BAD_DQ_ESCAPE: '双引号里的 \\ 有特殊含义；请改用单引号',
  BAD_SCALAR_START: '值以有特殊含义的符号开头；请给整个值加引号', BLOCK_AS_IMPLICIT_KEY: '值里又有冒号；请改为全角，或给整个值加引号', MULTILINE_IMPLICIT_KEY: '此处没有“名称: 值”的样子',
  UNEXPECTED_TOKEN: '此处多出了内容；请给整个值加引号', MULTIPLE_DOCS: '元数据中间不能有 --- 或 ... 的行', BLOCK_IN_FLOW: '括号里不能另起列表', RESOURCE_EXHAUSTION: '层次太多'
}
