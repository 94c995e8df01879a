import { officialWords } from '../text/official-words.js'
import { divideTitle, widest, widthOf } from './divide-title.js'

/** Longer ones first, so that the longest match wins. */
const words = [...officialWords].sort((a, b) => b.length - a.length)

const longest = Math.max(...words.map(({ length }) => length))

const brackets: Readonly<Record<string, string>> = { '《': '》', '“': '”', '〔': '〕', '（': '）' }
const whole = new RegExp(`第[一二三四五六七八九十百0-9]+[届次期号批年季]|(?:党的)?(?<![一二三四五六七八九十])[一二三四五六七八九十]+[届大](?!家|会)|[一二三四五六七八九]中全会|[0-9０-９]+[年月日号个]?|[A-Za-z]+|${words.join('|')}`, 'gu')

/** A title that is wider fills more than a page: no title does. */
const mostCharacters = 500

/**
 * Breaks a title into lines of at most 20 characters, each ending where the sense allows, shaped like a trapezoid or
 * a diamond (GB/T 9704-2012 7.3.1). A title that the author gave in several lines keeps them; one of more than 500
 * characters is left to the browser. `words` are those of the title, one after another, as a dictionary cuts it.
 */
export function titleLines(title: readonly string[], words?: readonly string[]): string[] {
  const [only = ''] = title
  if (!isLongTitle(title)) return [...title]
  const seams = candidates(only, words)
  const width = widthOf(only)
  const least = Math.ceil(width / widest)
  for (let count = least; count <= least + 2; count += 1) {
    const lines = divideTitle(only, seams, count)
    if (lines) return lines
  }
  return [only]
}

/** Tells whether a title has to be broken by the program, so that its words are wanted. */
export function isLongTitle([only = '', ...others]: readonly string[]): boolean {
  const width = widthOf(only)
  return others.length === 0 && width > widest && width <= mostCharacters
}

/** The longest name that stands on one line of a masthead, characters; a longer one stands on two. */
const longestName = 12

/** Breaks the name of a masthead into one line, or two as equal as the sense allows where it is wider than `most` characters. */
export function nameLines(name: string, most = longestName): string[] {
  if (widthOf(name) <= most) return [name]
  return divideTitle(name, candidates(name), 2) ?? [name]
}

/**
 * Cuts a title into the phrases that a narrow screen should not break: at the clear seams of the sense, and what is then
 * wider than 8 or 10 characters at the edges of words too. No phrase is a single character.
 */
export function titlePhrases(title: readonly string[], words?: readonly string[]): string[] {
  const seams = candidates(title.join(''), words)
  const cuts = [[0, 1], [8, 5], [10, 6]] as const
  return cuts.reduce<readonly string[]>((phrases, [least, dearest]) => {
    let at = 0
    return phrases.flatMap((phrase) => {
      at += phrase.length
      return widthOf(phrase) > least ? cutAt(phrase, at - phrase.length, seams, dearest) : [phrase]
    })
  }, title).slice()
}

/**
 * Cuts a text that stands at `offset` where that costs no more than `dearest`, but not at a space, which would be lost at
 * the end of a line.
 */
function cutAt(text: string, offset: number, seams: ReadonlyMap<number, number>, dearest: number): string[] {
  const phrases: string[] = []
  let start = 0
  for (const [seam, price] of seams) {
    const at = seam - offset
    if (at <= 0 || at >= text.length) continue
    const isNarrow = at - start < 2 || text.length - at < 2
    if (price > dearest || isNarrow || /\s/.test(text.slice(at - 1, at + 1))) continue
    phrases.push(text.slice(start, at))
    start = at
  }
  return [...phrases, text.slice(start)]
}

/** Where a line may end (offset) and how much that costs: 0 at a seam of the sense, 12 between unknown characters. */
function candidates(text: string, cut: readonly string[] = []): Map<number, number> {
  const inside = new Set<number>()
  const tokens = placeTokens(cut)
  for (const [start, end] of [...bracketed(text), ...matches(text), ...tokens]) {
    for (let at = start + 1; at < end; at += 1) inside.add(at)
  }
  // beside a character that is no word of two, there is most likely a name that the dictionary lacks
  const single = new Set(tokens.flatMap(([start, end]) => end - start === 1 && !particles.has(text[start] ?? '') ? [start, end] : []))
  const found = new Map<number, number>()
  for (let at = 1; at < text.length; at += 1) {
    if (inside.has(at) || (text.codePointAt(at - 1) ?? 0) > 0xffff) continue
    // no rule looks further
    const [before, after] = [text.slice(Math.max(0, at - longest), at), text.slice(at, at + longest)]
    if (/^[，。、；：？！》”’）〕…—·]/u.test(after) || /[《“‘（〔—·]$/u.test(before)) continue
    const cost = seamCost(before, after, cut.length > 0 && !single.has(at))
    if (cost !== undefined) found.set(at, cost)
  }
  return found
}

function matches(text: string): (readonly [start: number, end: number])[] {
  return [...text.matchAll(whole)].map(({ 0: match, index }) => [index, index + match.length] as const)
}

/** What stands in brackets that close, and fits on a line. */
function* bracketed(text: string): Generator<readonly [start: number, end: number]> {
  const unclosed = new Set<string>()
  for (let start = 0; start < text.length; start += 1) {
    const close = brackets[text[start] ?? '']
    if (close === undefined || unclosed.has(close)) continue
    const end = text.indexOf(close, start) + 1
    if (end === 0) unclosed.add(close)
    else {
      if (widthOf(text.slice(start, end)) <= widest) yield [start, end]
      start = end - 1
    }
  }
}

const particles = new Set('的和与及了在对为同以等向从')

/** Nouns that end a phrase: what stands before them belongs to them. */
const tails = /^(?:情况|工作|问题|制度|机制|体系|成果|项目|方案|办法|条例|细则|活动|行动|动态|会议|标准|计划|规划|名单|意见|通知|通报|决定|决议|批复|报告|纪要|公告|通告|请示|建议|要求|精神|措施|任务|规定|扶贫|攻坚|振兴)/u

/** The rest of an office's name, which its place begins: 县人民医院. */
const office = /^(?!关于)(?:(?![的和与及等关])\p{Script=Han}){1,10}?(?:局|厅|院|委员会|办公室|中心|大学|中学|小学|学院|公司|联合会|工会|支队|大队|银行)/u

function placeTokens(cut: readonly string[]): (readonly [start: number, end: number])[] {
  let at = 0
  return cut.map(({ length }) => [at, at += length] as const)
}

/** What it costs to end a line between these; `isEdge` where a dictionary has known words on both sides. */
function seamCost(before: string, after: string, isEdge: boolean): number | undefined {
  // an office stays whole
  if (/^办公[厅室]/u.test(after)) return undefined
  if (/^(关于|《|印发|转发|批转)/u.test(after) || /[》、]$/u.test(before)) return 0
  if (/(委员会|办公厅|办公室|人民政府|省委|市委|县委|会议上)$/u.test(before)) return 1
  if (/^[0-9]{4}年/u.test(after)) return 3
  if (/(和|与|及|上|下|中)$/u.test(before)) return 4
  if (/[省市州县区乡镇村]$/u.test(before) && office.test(after)) return 8
  if (/(的|(?<!全)[省市州县区乡镇村])$/u.test(before)) return 3
  // 的 stays with what it follows; 和 and 与 begin nothing
  if (/^[的和与及了]/u.test(after)) return undefined
  if (tails.test(after)) return 14
  const atWordEdge = words.some((word) => before.endsWith(word) || after.startsWith(word))
  return isEdge ? 6 : atWordEdge ? 5 : 12
}
