import { diceFor, type Dice } from './random.js'

/** Raw text as a converter would give it, and what a clean-up must make of it. */
export interface DamagedText {
  readonly raw: string
  /** The paragraphs of the truth, without marks. */
  readonly truth: readonly string[]
  /** Lines that were put in and belong to the pages. */
  readonly furniture: readonly string[]
  readonly seed: number
}

/** What may be done to a text; all of it where nothing is said. */
export interface DamageOptions {
  readonly repeats?: boolean
  readonly numbers?: boolean
  readonly heads?: boolean
  readonly spaces?: boolean
  readonly brackets?: boolean
  /** Pages end with paragraphs only. */
  readonly atEnds?: boolean
}

/** The paragraphs of a document in Markdown, without front matter, number signs and marks of pages. */
export function paragraphsOf(markdown: string): string[] {
  const body = markdown.replace(/^---\n[^]*?\n---\n/, '')
  return body.split('\n').map((line) => line.replace(/<!-- page \d+ -->/g, '').replace(/^#{1,6}\s+/, '').trim()).filter(Boolean)
}

/** Damages a text in Markdown as a converter does, page by page; the same for the same seed. */
export function damageText(markdown: string, seed: number, options: DamageOptions = {}): DamagedText {
  const dice = diceFor(seed)
  const truth = paragraphsOf(markdown)
  const total = truth.join('').length
  const wanted = (option: keyof DamageOptions, probability: number) => options[option] ?? dice.chance(probability)
  const size = Math.min(250 + dice.below(500), Math.max(150, Math.floor(total / 2)))
  const pages = paginate(truth, size, dice, wanted('atEnds', 0.1))
  const [numbers, heads] = [wanted('numbers', 0.4), wanted('heads', 0.3)]
  const style = dice.pick<(page: number) => string>((n) => `— ${n} —`, (n) => `- ${n} -`, (n) => `第${n}页`, (n) => `${n}/${pages.length}`, (n) => `－${n}－`)
  const head = dice.pick('内部资料 注意保存', '省委通报', '县委办公室文件选编')
  const furniture: string[] = []
  const lines = pages.map((page, index) => {
    const before = heads && index > 0 ? [head] : []
    const after = numbers ? [style(index + 1)] : []
    furniture.push(...before, ...after)
    return [...before, ...page, ...after]
  })
  const blocks = wanted('repeats', 0.85) ? repeat(lines, dice) : [...lines]
  let raw = blocks.map((block) => block.join('\n\n')).join(dice.pick('\n\n', '\n\n\n\n', '\n\n'))
  raw = blocks.length === 0 ? '' : raw
  if (wanted('spaces', 0.7)) raw = raw.split('\n').map((line) => addSpaces(line, dice)).join('\n')
  if (wanted('brackets', 0.4)) raw = raw.split('\n').map((line) => narrowBrackets(line, dice)).join('\n')
  return { raw: `${raw}\n`, truth, furniture, seed }
}

/** Divides paragraphs into pages of about `size` characters, each cut where the page is full; never within a row or a short line. */
function paginate(truth: readonly string[], size: number, dice: Dice, atEnds: boolean): string[][] {
  const pages: string[][] = [[]]
  let room = size
  for (const text of truth) {
    let rest = text
    while (rest.length > room && !atEnds && !rest.startsWith('|') && rest.length > 24 && !rest.endsWith('印发')) {
      let cut = Math.max(1, Math.min(rest.length - 1, room))
      // no page begins with a mark that ends something, and no number or pair is divided by a converter that reads lines
      while (cut > 1 && /^[，。；：、！？）》”]|^[\udc00-\udfff]/.test(rest.slice(cut))) cut -= 1
      pages.at(-1)?.push(rest.slice(0, cut).trimEnd())
      pages.push([])
      rest = rest.slice(cut).trimStart()
      room = size - dice.below(30)
    }
    if (rest.length > room && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([])
      room = size
    }
    pages.at(-1)?.push(rest)
    room -= rest.length
    if (room <= 0) {
      pages.push([])
      room = size
    }
  }
  return pages.filter((page) => page.length > 0)
}

/** Pages again: whole, twice or three times, windows of pages that overlap, a copy cut short at either end. */
function repeat(pages: readonly (readonly string[])[], dice: Dice): string[][] {
  const blocks: string[][] = []
  for (let index = 0; index < pages.length; index += 1) {
    const page = [...pages[index] ?? []]
    blocks.push(page)
    if (!dice.chance(0.3)) continue
    const kind = dice.below(5)
    if (kind <= 1) blocks.push(...Array.from({ length: 1 + kind }, () => [...page]))
    else if (kind === 2 && index > 0) blocks.push([...pages[index - 1] ?? []], [...page])
    else if (kind === 3) blocks.push(cutShort(page, dice))
    else {
      // a window of characters that begins before the page's end and runs into the next one
      const next = pages[index + 1]
      if (!next) continue
      const [last = '', lead = ''] = [page.at(-1), next[0]]
      if (last.length > 80 && lead.length > 60 && !last.startsWith('|') && !/[。：；]$/.test(last)) {
        const from = last.length - 30 - dice.below(40)
        blocks.push([last.slice(from) + lead, ...next.slice(1)])
        index += 1
      }
    }
  }
  return blocks
}

function cutShort(page: readonly string[], dice: Dice): string[] {
  const lines = page.slice(dice.below(Math.ceil(page.length / 2)))
  const [first = '', ...rest] = lines
  if (dice.chance(0.5) && first.length > 120) return [first.slice(20 + dice.below(30)), ...rest]
  const last = lines.at(-1) ?? ''
  return last.length > 120 ? [...lines.slice(0, -1), last.slice(0, last.length - 20 - dice.below(40))] : lines
}

function addSpaces(line: string, dice: Dice): string {
  if (line.startsWith('|')) return line
  return line.replace(/(?<=\p{Script=Han})(\d[\d.,]*)(?=\p{Script=Han})/gu, (number) => dice.chance(0.5) ? ` ${number} ` : number)
}

function narrowBrackets(line: string, dice: Dice): string {
  return line.replace(/（([^（）]*\p{Script=Han}[^（）]*)）/gu, (whole, inner: string) => dice.chance(0.3) ? `(${inner})` : whole)
}
