import type { Both } from '../text/language.js'
import { perhaps } from '../text/nearest.js'
import { layoutRules } from './layout.js'
import { limitRules } from './limits.js'
import { pageRules } from './page.js'
import { productRules } from './product.js'
import { rules, type Rule, type RuleId, type Severity } from './rules.js'

/** How grave the findings of a rule are to be instead of what the rule says; `off`: they are not shown. */
export interface Grade {
  readonly severity: Exclude<Severity, 'fault'> | 'off'
  /** Why a document or an office has it otherwise. */
  readonly reason?: string
}

/** Grades by the rules for which there are any. */
export type Grades = ReadonlyMap<RuleId, Grade>

/** Grades as front matter or settings give them, by the names of rules, which there may not be. */
export type GivenGrades = Readonly<Record<string, Grade>>

const severities: ReadonlyMap<unknown, Grade['severity']> = new Map([
  ['off', 'off'], ['忽略', 'off'], ['note', 'note'], ['提示', 'note'], ['warning', 'warning'], ['警告', 'warning'], ['error', 'error'], ['错误', 'error']
])
const words = new RegExp(`^(${[...severities.keys()].join('|')})(?:\\s*[（(：:]\\s*(.+?)\\s*[）)]?)?$`, 'u')

/**
 * Reads what front matter or settings say of rules: `{quotes-apart: 忽略（原文如此）}`, or in long form
 * `{quotes-apart: {severity: off, reason: 原文如此}}`. Gives `undefined` for what is of neither shape.
 */
export function readGrades(value: unknown): GivenGrades | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const read = Object.entries(value).map(([name, given]) => [name, readGrade(given)] as const)
  return read.length > 0 && read.every(([, grade]) => grade) ? Object.fromEntries(read) as GivenGrades : undefined
}

function readGrade(given: unknown): Grade | undefined {
  if (typeof given === 'object' && given !== null) {
    const { severity, 级别: level = severity, reason, 理由: why = reason, ...others } = given as Record<string, unknown>
    const named = severities.get(level)
    const isRight = named && Object.keys(others).length === 0 && (why === undefined || isReason(why))
    return isRight ? { severity: named, ...(isReason(why) && { reason: why }) } : undefined
  }
  const [, level = '', reason] = typeof given === 'string' ? words.exec(given) ?? [] : []
  const severity = severities.get(level)
  return severity && { severity, ...(reason !== undefined && { reason }) }
}

function isReason(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200
}

/** What front matter may say of rules, as JSON Schema (2020-12). */
export const gradesSchema = {
  type: 'object', minProperties: 1, propertyNames: { pattern: '^[a-z][a-z-]*$' },
  additionalProperties: {
    anyOf: [
      { type: 'string', pattern: words.source },
      {
        type: 'object', additionalProperties: false,
        properties: { severity: { enum: [...severities.keys()] }, 级别: { enum: [...severities.keys()] }, reason: { type: 'string' }, 理由: { type: 'string' } }
      }
    ]
  }
}

/** The rules of which settings may say how grave they are. */
export function gradableRules(): readonly RuleId[] {
  return (Object.keys(rules) as RuleId[]).filter((id) => rules[id].severity !== 'fault')
}

/** Why a grade cannot be given: there is no such rule, it may not be loosened, or no reason is told for that. */
export type GradeFault = readonly ['rule-unknown', name: string, perhaps: Both] | readonly ['rule-fixed' | 'rule-reason', name: string]

/** Divides grades that were given into those that hold and what is wrong with the others. */
export function judgeGrades(given: GivenGrades): { readonly grades: Grades, readonly faults: readonly GradeFault[] } {
  const grades = new Map<RuleId, Grade>()
  const faults: GradeFault[] = []
  for (const [name, grade] of Object.entries(given)) {
    if (!Object.hasOwn(rules, name)) faults.push(['rule-unknown', name, perhaps(name, Object.keys(rules))])
    else if (!isLoosened(name as RuleId, grade)) grades.set(name as RuleId, grade)
    else if (isFixed(name as RuleId)) faults.push(['rule-fixed', name])
    else if (grade.reason === undefined) faults.push(['rule-reason', name])
    else grades.set(name as RuleId, grade)
  }
  return { grades, faults }
}

const order = ['off', 'note', 'warning', 'error', 'fault']

function isLoosened(id: RuleId, { severity }: Grade): boolean {
  const { severity: own, inCheck = own } = rules[id] as Rule
  return own === 'fault' || order.indexOf(severity) < order.indexOf(inCheck)
}

/** What would print something wrong, or nothing at all, forbids publication whoever wishes otherwise; so does a fault of the run. */
function isFixed(id: RuleId): boolean {
  const { severity, force } = rules[id] as Rule
  const isOfPages = [pageRules, layoutRules, limitRules].some((table) => Object.hasOwn(table, id))
  return severity === 'fault' || Object.hasOwn(productRules, id) || (severity === 'error' && (force === '程序' || isOfPages))
}
