import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { rules, type Reportable, type Rule, type RuleId, type Severity } from './rules/rules.js'
import { fill, type Value } from './rules/wording.js'
import type { Language } from './text/language.js'
import { codePoint, unshowable } from './text/characters.js'

export type { Value } from './rules/wording.js'

/** Where in the document a finding lies: a node of the tree, its position, or a point (line and column from 1). */
export type Place = { position?: Position | undefined } | Position | Point | undefined

/** A finding: one rule, the place in the document where it was broken, and the values of its wording. */
export class Finding extends VFileMessage {
  override readonly ruleId: RuleId
  readonly values: readonly Value[]

  constructor(...[id, place, ...values]: Reportable<[place: Place]>) {
    const at = place && 'position' in place ? place.position : (place as Position | Point | undefined)
    super(fill(rules[id], values).en, { ...(at ? { place: at } : {}), ruleId: id, source: 'tongbao' })
    this.ruleId = id
    this.values = values
    this.fatal = { fault: true, error: true, warning: false, note: undefined }[severityOf(id)]
  }
}

/** Attaches to `file` the finding `id` at `place`; `values` fill the wording's `{0}`, `{1}` … in order, one for each. */
export function report(file: VFile, ...reported: Reportable<[place: Place]>): void {
  const finding = new Finding(...reported)
  finding.file = file.path
  file.messages.push(finding)
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

/** Tells how grave the finding `id` is. */
export function severityOf(id: RuleId): Severity {
  return rules[id].severity
}

/** Lists the findings on `file`, in the order of the document. */
export function findingsOf(file: VFile): Finding[] {
  const found = file.messages.filter((message): message is Finding => message instanceof Finding)
  return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** Tells whether the findings on `file` forbid publication. */
export function isForbidden(file: VFile): boolean {
  return findingsOf(file).some((finding) => finding.fatal === true)
}

/** Words `finding` as one line: `file:line:column 错误 …（id）`. What would move the cursor or turn the line is named. */
export function formatFinding(finding: Finding | Fault, language: Language): string {
  const at = finding instanceof Finding ? [finding.file, finding.line, finding.column].filter(Boolean).join(':') : ''
  const { severity, clause } = rules[finding.ruleId] as Rule
  const label = labels[language][severity]
  const text = fill(rules[finding.ruleId], finding.values)[language]
  const line = language === 'zh'
    ? `${at && at + ' '}${label}：${text}${clause ? `［${clause}］` : ''}（${finding.ruleId}）`
    : `${at && at + ' '}${label}: ${text}${clause ? ` [${clause}]` : ''} (${finding.ruleId})`
  return line.replace(unshowable, codePoint)
}

const labels: Record<Language, Record<Severity, string>> = {
  zh: { fault: '无法运行', error: '错误', warning: '警告', note: '提示' },
  en: { fault: 'cannot run', error: 'error', warning: 'warning', note: 'note' }
}
