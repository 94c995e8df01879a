import { plainTexts, shownText, type GivenField } from '../forms/field.js'
import { bare } from '../text/characters.js'
import type { FrontMatter } from './front-matter.js'
import { sameWords } from './same-words.js'

/** A field as it may have been typed in the text, and the spellings in which it is printed, without white space. */
export interface Spelling {
  readonly given: GivenField
  readonly printed: ReadonlySet<string>
}

/** On one line, or on lines that were joined. */
const pairs = [['documentNumber', 'signatory'], ['signature', 'documentDate'], ['office', 'signatory'], ['printingOffice', 'printingDate']] as const

/** What may stand below a signature in place of a seal. */
const seals = ['（盖章）', '（印章）', '（公章）', '（印）', '（章）']

/** How the fields of these keys may have been typed, by their words as `sameWords` gives them. */
export function spellingsOf(keys: readonly string[], fields: FrontMatter['fields']): Map<string, Spelling> {
  const known = new Map<string, { given: GivenField, printed: Set<string> }>()
  const add = (given: GivenField, words: string) => {
    const plain = sameWords(words)
    const spelling = known.get(plain) ?? { given, printed: new Set<string>() }
    if (plain !== '') known.set(plain, { ...spelling, printed: spelling.printed.add(bare(words)) })
  }
  for (const given of keys.flatMap((key) => fields.get(key) ?? [])) {
    const texts = plainTexts(given)
    // a person's name or office alone may be text
    if (!['office', 'signatory'].includes(given.key) || given.field.label !== undefined) add(given, shownText(given))
    if (['office', 'signatory'].includes(given.key)) continue
    for (const words of [...texts, texts.join(''), ...[given.value].flat().filter((item) => typeof item === 'string')]) add(given, words)
    if (given.key === 'attachmentNote' && texts.length > 1) {
      for (const [index, name] of texts.entries()) add(given, `${index === 0 ? '附件：' : ''}${index + 1}.${name}`)
    }
    if (given.key === 'signature') for (const words of seals) add(given, words)
  }
  for (const [first, second] of pairs) {
    const [one, other] = [fields.get(first), fields.get(second)]
    if (keys.includes(first) && one && other) add(one, shownText(one) + shownText(other))
  }
  return known
}
