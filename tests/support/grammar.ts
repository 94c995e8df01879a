import { diceFor, type Dice as BareDice } from './random.js'

/** A body of Markdown, different for each seed: every block and every mark, in every other. Lazy authors indent as they like. */
export function bodyFor(seed: number, isLazy = true): string {
  const dice = diceFor(seed)
  const lazily = (probability: number) => isLazy && dice.chance(probability)
  return blocks({ ...dice, lazily }, 3).join(lazily(0.1) ? '\n' : '\n\n')
}

interface Dice extends BareDice {
  /** Whether to be lazy here. */
  readonly lazily: (probability: number) => boolean
}

function blocks(dice: Dice, depth: number): string[] {
  return dice.some(4, () => {
    const lines = block(dice, depth)
    return lines.map((line) => dice.lazily(0.03) ? ' '.repeat(dice.below(9)) + line : line).join('\n')
  })
}

function block(dice: Dice, depth: number): string[] {
  const { pick, some, below, chance, lazily } = dice
  const line = () => inline(dice, 2)
  const inside = () => blocks(dice, depth - 1).join(lazily(0.3) ? '\n' : '\n\n').split('\n')
  const plain = [
    () => some(3, line), () => some(3, line), () => [`第${pick('一', '二', '十')}，${line()}`],
    () => [`${'#'.repeat(1 + below(6))} ${line()}`], () => [line(), pick('===', '---', '-')],
    () => [`<!-- page ${1 + below(5)} -->`], () => [`![${line()}](${pick('a.png', '', '../a.png')} "${line()}")`],
    () => [`[^${pick('1', '注')}]: ${line()}`, ...chance(0.3) ? ['', `    ${line()}`] : []],
    () => ['```' + pick('', line()), line(), ...chance(0.8) ? ['```'] : []], () => [`    ${line()}`],
    () => [pick('---', '***', '- - -')], () => [`[甲]: ${line()}`], () => [`<${pick('div', 'b', '!--')}>${line()}`],
    () => table(dice)
  ]
  const nested = [
    () => list(dice, inside), () => list(dice, inside), () => list(dice, inside),
    () => inside().map((text) => lazily(0.1) ? text : `> ${text}`),
    () => indented(`[^${pick('1', '注')}]: `, inside(), dice)
  ]
  return pick(...plain, ...depth > 0 ? nested : [])()
}

function list(dice: Dice, inside: () => string[]): string[] {
  const { pick, below, some } = dice
  const [kind, start, sign, gap] = [pick('-', '*', '+', '1'), below(12), pick('.', ')'), pick(0, 0, 1)]
  const items = some(4, () => inside()).map((lines, index) =>
    indented(kind === '1' ? `${start + index}${sign} ` : `${kind} `, lines, dice))
  return items.flatMap((lines) => [...lines, ...gap ? [''] : []])
}

/** Lines as the content of an item; some are not indented, as lazy authors write. */
function indented(mark: string, [first = '', ...rest]: readonly string[], { lazily, below }: Dice): string[] {
  const width = lazily(0.1) ? below(8) : mark.length
  return [mark + first, ...rest.map((text) => lazily(0.05) ? text : ' '.repeat(width) + text)]
}

function table(dice: Dice): string[] {
  const { below, some, lazily } = dice
  const columns = 1 + below(4)
  const row = (count: number) => `|${Array.from({ length: count }, () => ` ${inline(dice, 1)} |`).join('')}`
  return [row(columns), `|${' --- |'.repeat(lazily(0.1) ? below(4) : columns)}`, ...some(4, () => row(1 + below(5)))]
}

function inline(dice: Dice, depth: number): string {
  const { pick, some, below, chance } = dice
  const text = () => pick('抓好落实', '甲', '第3期', '2019年4月', '3*4=12', 'A<B>C', '，', '。', ' ', '〔2019〕14号', 'a', '·', '——', '“引”')
  const within = () => inline(dice, depth - 1)
  const plain = [
    text, text, text, text, () => `[^${pick('1', '注', '2')}]`, () => `<!-- page ${1 + below(4)} -->`,
    () => pick('*', '**', '_', '~~', '`', '[', ']', '![', '](', '<', '>', '\\', '&', '|', '#', '$', ']]>', '&lt;', '&#x4e00;'),
    () => pick('\\*', '  ', '\t', 'http://a.cn/b', 'www.a.cn', 'a@b.cn', '<a href="x">', '</b>')
  ]
  const nested = [
    () => `**${within()}**`, () => `**${within()}**`, () => `*${within()}*`, () => `~~${within()}~~`, () => `\`${within()}\``,
    () => `[${within()}](${pick('http://a.cn', 'mailto:a@b.cn', 'x', 'javascript:x')})`, () => `[${within()}][甲]`,
    () => `![${within()}](${pick('a.png', 'b.png')}${chance(0.3) ? ` "${within()}"` : ''})`
  ]
  return some(4, () => pick(...plain, ...depth > 0 ? nested : [])()).join('')
}
