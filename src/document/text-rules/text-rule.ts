import type { Mistyped } from '../../text/half-width.js'
import type { numeralRules } from '../../rules/numeral.js'
import type { punctuationRules } from '../../rules/punctuation.js'

/** The findings whose wording has two holes: what was typed, and what it should be. */
export type TextRuleId = Exclude<keyof typeof punctuationRules | keyof typeof numeralRules, 'title-mark' | 'heading-stop' | 'date-numerals'>
  | 'punctuation-half' | 'zero-circle'

/** What a text is: a paragraph, a heading, a cell of a table, a field of the front matter. */
export type ProseKind = 'paragraph' | 'heading' | 'cell' | 'field'

/** One rule on the wording of a text; it looks at one paragraph, heading, cell or field at a time. */
export interface TextRule {
  readonly id: TextRuleId
  /** What breaks the rule, in the order of the text. */
  readonly find: (text: string, kind: ProseKind) => readonly Mistyped[]
  /** Whether what is found is surely wrong and surely right as proposed, so that `--fix` may put it. */
  readonly isCertain?: true
}

/** Makes a rule of a pattern and of what should stand for what it matches; without an answer, or with the same, nothing is found. */
export function byPattern(id: TextRuleId, pattern: RegExp, right: (...match: string[]) => string | undefined): TextRule {
  return {
    id,
    find: (text) => [...text.matchAll(pattern)].flatMap((match) => {
      const put = right(...match)
      return put === undefined || put === match[0] ? [] : [{ at: match.index, typed: match[0], right: put }]
    })
  }
}

/** The same of several patterns. */
export function byPatterns(id: TextRuleId, ...patterns: readonly (readonly [RegExp, (...match: string[]) => string | undefined])[]): TextRule {
  const rules = patterns.map(([pattern, right]) => byPattern(id, pattern, right))
  return { id, find: (text, kind) => rules.flatMap(({ find }) => find(text, kind)).sort((a, b) => a.at - b.at) }
}

/** A rule of which nothing that is found is doubtful. */
export function certain(rule: TextRule): TextRule {
  return { ...rule, isCertain: true }
}
