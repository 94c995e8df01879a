import type { Mistyped } from '../../text/half-width.js'
import type { ProseKind, TextRule } from './text-rule.js'

/** Each opening mark with the one that closes it; half-width brackets count as full-width ones, which another rule wants. */
const closingOf: Readonly<Record<string, string>> = { '（': '）', '《': '》', '〈': '〉', '〔': '〕', '【': '】', '“': '”', '‘': '’' }
const openingOf = Object.fromEntries(Object.entries(closingOf).map(([opening, closing]) => [closing, opening]))

/** A mark in a text. */
interface Mark { readonly at: number, readonly mark: string }

/** A pair, or a half that has no other. */
interface Pairs {
  readonly single: readonly Mark[]
  readonly pairs: readonly { readonly at: number, readonly end: number, readonly mark: string, readonly outer: readonly string[] }[]
}

/** The rules on marks that come in pairs. */
export const pairRules: readonly TextRule[] = [
  { id: 'pair-open', find: (text, kind) => pairUp(text, kind).single.map(({ at, mark }) => ({ at, typed: mark, right: mark })) },
  {
    id: 'quotes-nested',
    find: (text, kind) => pairUp(text, kind).pairs.flatMap(({ at, end, mark, outer }) => {
      const quotes = outer.filter((each) => each === '“' || each === '‘')
      if (mark === '“' && quotes.at(-1) === '“') return [swap(text, at, end, '‘’')]
      return mark === '‘' && quotes.length === 0 ? [swap(text, at, end, '“”')] : []
    })
  },
  {
    id: 'titles-nested',
    find: (text, kind) => pairUp(text, kind).pairs.flatMap(({ at, end, mark, outer }) => mark === '《' && outer.at(-1) === '《' ? [swap(text, at, end, '〈〉')] : [])
  }
]

function swap(text: string, at: number, end: number, [opening = '', closing = '']: string): Mistyped {
  return { at, typed: text.slice(at, end), right: opening + text.slice(at + 1, end - 1) + closing }
}

/** A bracket behind a number is the mark of an item: 1）. */
const item = /(?:^|[\s，。；：、])[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}$/u

/** So many pairs around one are looked at. */
const deepest = 6

/** Pairs the marks of a text. A quotation of several paragraphs opens each and closes the last; a foreign word may have ’ inside. */
function pairUp(text: string, kind: ProseKind): Pairs {
  const open: Mark[] = []
  const counts = new Map<string, number>()
  const count = (mark: string, by: number) => void counts.set(mark, (counts.get(mark) ?? 0) + by)
  const single: Mark[] = []
  const pairs: { at: number, end: number, mark: string, outer: readonly string[] }[] = []
  for (const { 0: typed, index: at } of text.matchAll(/[（）《》〈〉〔〕【】“”‘’()]/gu)) {
    const mark = typed === '(' ? '（' : typed === ')' ? '）' : typed
    if ((mark === '’' || mark === '‘') && /[A-Za-z]/.test(text.charAt(at - 1))) continue
    if (closingOf[mark] !== undefined) {
      open.push({ at, mark })
      count(mark, 1)
      continue
    }
    const opening = openingOf[mark] ?? ''
    if ((counts.get(opening) ?? 0) === 0) {
      if (!(mark === '）' && item.test(text.slice(Math.max(0, at - 5), at)))) single.push({ at, mark: typed })
      continue
    }
    for (let last = open.pop(); last; last = open.pop()) {
      count(last.mark, -1)
      if (last.mark === opening) {
        pairs.push({ at: last.at, end: at + 1, mark: opening, outer: open.slice(-deepest).map((each) => each.mark) })
        break
      }
      single.push({ at: last.at, mark: text.charAt(last.at) })
    }
  }
  const left = open.filter(({ at, mark }) => !(kind === 'paragraph' && mark === '“' && text.slice(0, at).trim() === ''))
  const halves = [...single, ...left.map(({ at }) => ({ at, mark: text.charAt(at) }))]
  return { single: halves.sort((a, b) => a.at - b.at), pairs: pairs.sort((a, b) => a.at - b.at) }
}
