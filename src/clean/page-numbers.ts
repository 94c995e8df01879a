import type { Line } from './lines.js'

/** A line that is most likely the number of a page. */
export interface PageNumber {
  readonly value: number
  readonly confidence: number
}

const dash = '[—–―－\\-─_·•~～]+'
const styles: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['dashes', new RegExp(`^${dash}\\s*(\\d{1,4})\\s*${dash}$`)],
  ['word', /^(?:第\s*(\d{1,4})\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|[Pp](?:age|\.)\s*(\d{1,4})(?:\s*(?:of|\/)\s*\d{1,4})?)$/],
  ['total', /^(\d{1,4})\s*[/／]\s*\d{1,4}$/],
  ['bare', /^(\d{1,4})$/]
]

/** The least distance between the bare numbers of two pages, characters: cells of a table stand closer. */
const shortestPage = 150

/**
 * Finds page numbers among `lines`, by their index. A single number is none by its looks: it must stand where a page may
 * turn (`isTurn`), or be one of several that count on.
 */
export function findPageNumbers(lines: readonly Line[], isTurn: (index: number) => boolean): ReadonlyMap<number, PageNumber> {
  const found = new Map<number, PageNumber>()
  for (const [style, pattern] of styles) {
    const candidates = lines.flatMap(({ text }, index) => {
      if (text.length > 24) return []
      const match = pattern.exec(halfWidth(text))
      return match ? [{ index, value: Number(match[1] ?? match[2]), total: /[/／]\s*(\d+)$/.exec(halfWidth(text))?.[1] }] : []
    })
    const confidence = judge(style, candidates, lines, isTurn)
    for (const { index, value } of candidates) if (confidence > 0) found.set(index, { value, confidence })
  }
  return found
}

/** Whether a line looks as page numbers with a sign beside them do. */
export function looksNumber(text: string): boolean {
  return text.length <= 24 && styles.some(([, pattern]) => pattern.test(halfWidth(text)))
}

interface Candidate { readonly index: number, readonly value: number, readonly total: string | undefined }

function judge(style: string, candidates: readonly Candidate[], lines: readonly Line[], isTurn: (index: number) => boolean): number {
  const turns = candidates.filter(({ index }) => isTurn(index)).length
  if (candidates.length < 2) {
    // a single one at the end or where a sentence is cut; elsewhere a person must look
    if (style === 'bare' || candidates.length === 0) return 0
    return turns > 0 || candidates[0]?.index === lines.length - 1 ? 0.9 : style === 'total' ? 0 : 0.5
  }
  const steps = candidates.slice(1).map(({ value }, at) => value - (candidates[at]?.value ?? 0))
  const counting = steps.filter((step) => step === 0 || step === 1).length / steps.length
  if (style === 'total' && new Set(candidates.map(({ total }) => total)).size > 1) return 0
  if (style !== 'bare') return counting >= 0.5 ? 0.97 : turns > 0 ? 0.8 : 0.5
  const [first, last] = [lines[candidates[0]?.index ?? 0], lines[candidates.at(-1)?.index ?? 0]]
  const distance = ((last?.from ?? 0) - (first?.from ?? 0)) / steps.length
  // on short pages they must count from the first page to the end, with text between
  const isWhole = counting === 1 && (candidates[0]?.value ?? 9) <= 2 && (turns > 0 || candidates.at(-1)?.index === lines.length - 1)
    && candidates.every(({ index, value }, at) => at === 0 || value === candidates[at - 1]?.value || between(lines, candidates[at - 1]?.index ?? 0, index) >= 24)
  if (isWhole) return 0.85
  if (counting < 0.6 || distance < shortestPage) return 0
  return turns / candidates.length >= 0.3 ? 0.9 : candidates.length >= 4 && counting > 0.8 ? 0.8 : 0.5
}

/** How many characters of text stand between two lines. */
function between(lines: readonly Line[], from: number, to: number): number {
  return lines.slice(from + 1, to).reduce((sum, { text }) => sum + (text.length >= 12 ? text.length : 0), 0)
}

/** Full-width digits as ASCII. */
function halfWidth(text: string): string {
  return text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
