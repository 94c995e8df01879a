import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import type { Grade, Grades } from './rules/grades.js'
import { rules, type Reportable, type Rule, type RuleId, type Severity } from './rules/rules.js'
import { fill, type Value } from './rules/wording.js'
import type { Language } from './text/language.js'
import { codePoint, unshowable } from './text/characters.js'

export type { Value } from './rules/wording.js'

/** Where in the document a finding lies: a node of the tree, its position, or a point (line and column from 1). */
export type Place = { position?: Position | undefined } | Position | Point | undefined

declare module 'vfile' {
  interface DataMap {
    /** The grades of the findings on a file, the later over the earlier. */
    grades: Grades
  }
}

/** A change that is certain: what was typed, at an offset in the source (UTF-16, without byte order mark) or, without one, once on the finding's line. */
export interface Fix {
  readonly offset?: number
  readonly typed: string
  readonly right: string
}

/** A finding: one rule, the place in the document where it was broken, and the values of its wording. */
export class Finding extends VFileMessage {
  override readonly ruleId: RuleId
  readonly values: readonly Value[]
  grade: Grade | undefined
  /** What to put in place of what, where that is certain. */
  fix?: Fix

  constructor(...[id, place, ...values]: Reportable<[place: Place]>) {
    const at = place && 'position' in place ? place.position : (place as Position | Point | undefined)
    super(fill(rules[id], values).en, { ...(at ? { place: at } : {}), ruleId: id, source: 'tongbao' })
    this.ruleId = id
    this.values = values
  }

}

/** Attaches to `file` the finding `id` at `place`, and gives it; `values` fill the wording's `{0}`, `{1}` … in order, one for each. */
export function report(file: VFile, ...reported: Reportable<[place: Place]>): Finding {
  const finding = new Finding(...reported)
  finding.file = file.path
  gradeFinding(finding, file.data.grades?.get(finding.ruleId))
  file.messages.push(finding)
  return finding
}

/** A fault of the run, not of the document: thrown, and shown in one line by `cli.ts` (exit code 2). */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly ruleId: RuleId
  readonly values: readonly Value[]

  constructor(...[id, ...values]: Reportable) {
    super(fill(rules[id], values).en)
    this.ruleId = id
    this.values = values
  }

  /** By its name, since each bundle (bundle.mjs) has a class of its own. */
  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return thrown instanceof Error && thrown.name === 'Fault'
  }
}

/** Grades what is found on `file`, what was found before as well. */
export function gradeFindings(file: VFile, grades: Grades): void {
  const all = new Map([...file.data.grades ?? [], ...grades])
  file.data.grades = all
  for (const finding of everyFinding(file)) gradeFinding(finding, all.get(finding.ruleId))
}

/** `fatal` is what other programs go by that know a VFile. */
function gradeFinding(finding: Finding, grade: Grade | undefined): void {
  finding.grade = grade
  finding.fatal = grade?.severity === 'off' ? undefined : { fault: true, error: true, warning: false, note: undefined }[severityOf(finding)]
}

/** Lists the findings on `file` that are shown, in the order of the document. */
export function findingsOf(file: VFile): Finding[] {
  return everyFinding(file).filter(({ grade }) => grade?.severity !== 'off')
}

/** Lists those that a document or the settings silence. */
export function silencedOn(file: VFile): Finding[] {
  return everyFinding(file).filter(({ grade }) => grade?.severity === 'off')
}

function everyFinding(file: VFile): Finding[] {
  const found = file.messages.filter((message): message is Finding => message instanceof Finding)
  return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** Lists the findings on `file` that forbid publication. */
export function forbidding(file: VFile): Finding[] {
  return findingsOf(file).filter((finding) => ['error', 'fault'].includes(severityOf(finding)))
}

/** Tells whether the findings on `file` forbid publication. */
export function isForbidden(file: VFile): boolean {
  return forbidding(file).length > 0
}

/** Tells how grave a finding is; of one that is not shown, how grave it would be. */
export function severityOf(finding: Finding | Fault): Severity {
  const { severity = 'off' } = (finding instanceof Finding && finding.grade) || {}
  return severity === 'off' ? rules[finding.ruleId].severity : severity
}

/** Words `finding` as one line: `file:line:column 错误 …（id）`. What would move the cursor or turn the line is named. */
export function formatFinding(finding: Finding | Fault, language: Language): string {
  const at = finding instanceof Finding ? [finding.file, finding.line, finding.column].filter(Boolean).join(':') : ''
  const { clause } = rules[finding.ruleId] as Rule
  const label = labelOf(severityOf(finding), language)
  const text = fill(rules[finding.ruleId], finding.values)[language]
  const line = language === 'zh'
    ? `${at && at + ' '}${label}：${text}${clause ? `［${clause}］` : ''}（${finding.ruleId}）`
    : `${at && at + ' '}${label}: ${text}${clause ? ` [${clause}]` : ''} (${finding.ruleId})`
  return line.replace(unshowable, codePoint)
}

/** What a finding so grave is called. */
export function labelOf(severity: Severity, language: Language): string {
  return labels[language][severity]
}

const labels: Record<Language, Record<Severity, string>> = {
  zh: { fault: '无法运行', error: '错误', warning: '警告', note: '提示' },
  en: { fault: 'cannot run', error: 'error', warning: 'warning', note: 'note' }
}
