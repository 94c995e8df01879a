import { annexRules } from './annex.js'
import { cleanRules } from './clean.js'
import { documentRules } from './document.js'
import { formRules } from './form.js'
import { layoutRules } from './layout.js'
import { limitRules } from './limits.js'
import { numeralRules } from './numeral.js'
import { outlineRules } from './outline.js'
import { pageRules } from './page.js'
import { productRules } from './product.js'
import { punctuationRules } from './punctuation.js'
import { runRules } from './run.js'
import { sourceRules } from './source.js'
import type { Saying, Wording } from './wording.js'

/**
 * How grave a finding is. `fault`: the run could not be carried out (exit code 2); `error`: the document may not be
 * published (exit code 1); `warning` and `note` do not stop publication.
 */
export type Severity = 'fault' | 'error' | 'warning' | 'note'

/** How binding the source of a rule is: a standard's must, its default, office practice, or this program's own need. */
export type Force = '规定' | '一般' | '实务' | '程序'

/** One kind of finding. In the wordings `{0}`, `{1}` … stand for the values that the finding carries. */
export interface Rule extends Wording {
  readonly severity: Severity
  readonly force: Force
  /** What `tongbao check` makes of it: a text that was issued so can be published so, but should not be written so. */
  readonly inCheck?: 'error'
  /** The clause that asks for it, where one does. */
  readonly clause?: string
}

/** Every finding there is, by where it arises. The README's table is made from this one. */
export const rules = { ...runRules, ...cleanRules, ...documentRules, ...annexRules, ...formRules, ...sourceRules, ...punctuationRules, ...numeralRules, ...outlineRules, ...limitRules, ...pageRules, ...layoutRules, ...productRules }

/** The id of a finding, the same in every language. */
export type RuleId = keyof typeof rules

/** What may be reported: an id, `Between`, and as many values as its wording has holes. */
export type Reportable<Between extends readonly unknown[] = []> = Saying<typeof rules, Between>

/** The ids that carry no values, for whoever learns only at run time what is to be said. */
export type PlainRuleId = Extract<Reportable, readonly [unknown]>[0]
