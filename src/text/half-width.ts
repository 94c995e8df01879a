/** Something typed in a text, and what it should be. */
export interface Mistyped {
  readonly at: number
  readonly typed: string
  readonly right: string
}

/** Stands in a text for what is printed and not looked at: code, an escaped mark, a picture. */
export const opaque = '\ufffc'

/** Ideographs, Chinese marks and full-width forms of marks; of an ideograph beyond U+FFFF each half. */
const wide = /[\p{Script=Han}\u3001-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\udc00-\udfff\ud840-\ud888]/u

/** What stands between a mark and its neighbour: spaces, and marks that are Chinese in Chinese company alone. */
const gap = /[\p{Zs}\t\u2014\u2018-\u201d\u2026]/u
const gapOrPair = /[\p{Zs}\t\u2014\u2018-\u201d\u2026()"]/u

const address = /(?:https?:\/\/|www\.)[!-~]+/gi
const marks = /\.{2,}|[?!]+|[,.;:()"]/g
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' }

/** What stands on the two sides of a mark; at the edge of a text nothing does. */
interface Sides {
  readonly left: string | undefined
  readonly right: string | undefined
}

/**
 * The ASCII marks of a paragraph that stand in Chinese company, where GB/T 15834 has Chinese ones, in the order of the
 * text. Those of numbers, times, addresses and of text in letters are meant as they are.
 */
export function halfWidthIn(paragraph: string): readonly Mistyped[] {
  const text = paragraph.replace(address, (found) => opaque.repeat(found.length))
  const found: Mistyped[] = []
  const brackets: (Sides & { readonly at: number })[] = []
  let quote: (Sides & { readonly at: number }) | undefined
  const tell = (at: number, typed: string, right: string) => void found.push({ at, typed, right })
  for (const { 0: typed, index: at } of text.matchAll(marks)) {
    const own = sidesOf(text, at, typed.length, '()"'.includes(typed) ? gap : gapOrPair)
    if (typed === '(') brackets.push({ at, ...own })
    else if (typed === ')') {
      const opening = brackets.pop()
      if (opening ? isChinesePair(opening, own) : isWide(own.left) && isWideOrEdge(own.right)) {
        if (opening) tell(opening.at, '(', '（')
        tell(at, ')', '）')
      }
    } else if (typed === '"') {
      if (quote) {
        if (isChinesePair(quote, own) || isWide(own.right)) {
          tell(quote.at, '"', '“')
          tell(at, '"', '”')
        }
        quote = undefined
        // behind a number it is an inch or a second
      } else if (!/[\d'′]/.test(text.charAt(at - 1))) quote = { at, ...own }
    } else if (isMistyped(typed, own)) tell(at, typed, rightFor(typed, text.slice(Math.max(0, at - 8), at), at))
  }
  for (const { at, left, right } of brackets) {
    if (isWide(left) && isWide(right)) tell(at, '(', '（')
  }
  return found.sort((a, b) => a.at - b.at)
}

function sidesOf(text: string, at: number, length: number, skipped: RegExp): Sides {
  const look = (from: number, step: number) => {
    let place = from
    while (skipped.test(text.charAt(place))) place += step
    return text.charAt(place) || undefined
  }
  return { left: look(at - 1, -1), right: look(at + length, 1) }
}

const isWide = (character: string | undefined): boolean => character !== undefined && wide.test(character)
const isWideOrEdge = (character: string | undefined): boolean => character === undefined || wide.test(character)

/** Whether a pair stands in Chinese text or holds some; one that begins a paragraph goes by what follows it. */
function isChinesePair(opening: Sides, closing: Sides): boolean {
  return isWide(opening.left) || isWide(opening.right) || isWide(closing.left) || (opening.left === undefined && isWide(closing.right))
}

function isMistyped(typed: string, { left, right }: Sides): boolean {
  if (typed === '.') return isWide(left) && isWideOrEdge(right)
  return isWide(left) || (isWide(right) && (',;'.includes(typed) || (typed.startsWith('..') && left === undefined)))
}

/** The Chinese mark for one that was typed: a point behind the ordinal of a head is 、, elsewhere it ends a sentence. */
function rightFor(typed: string, before: string, at: number): string {
  if (typed.startsWith('..')) return '……'
  if (typed === '.') return at === before.length && /^\s*[一二三四五六七八九十]+$/.test(before) ? '、' : '。'
  return typed.replace(/./g, (mark) => fullWidth[mark] ?? mark)
}
