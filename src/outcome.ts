import { colourOf, excerptOf, formatExcerpt, type Excerpt } from './excerpt.js'
import { Fault, Finding, formatFinding, labelOf, severityOf, type Value } from './report.js'
import type { RuleId, Severity } from './rules/rules.js'
import type { Both, Language } from './text/language.js'
import { paint } from './text/paint.js'
import { visible } from './text/visible.js'

/** What became of one document or edition, as plain data: it can be printed, sent to another process, kept. */
export interface Outcome {
  /** The path as the user named it. */
  readonly source: string
  /** Pages of the PDF; absent where nothing was printed. */
  readonly pages?: number
  readonly products: readonly { readonly path: string, readonly bytes: number }[]
  readonly findings: readonly PlainFinding[]
  /** Findings that the document or the settings silence. */
  readonly silenced?: readonly PlainFinding[]
  /** Why the edition is made, where it might have been left as it was. */
  readonly reason?: Both
  /** What it changes of the one that stood there. */
  readonly changes?: Both
  /** What is to be said where there is nothing to complain of. */
  readonly verdict?: Both
  /** Milliseconds that each step took. */
  readonly times?: Readonly<Record<string, number>>
}

/** A finding, or a fault of the run, as plain data. */
export interface PlainFinding {
  readonly id: RuleId
  readonly severity: Severity
  readonly line?: number
  readonly column?: number
  readonly values: readonly Value[]
  /** Why it is not as grave as its rule says. */
  readonly reason?: string
  /** The source around it. */
  readonly excerpt?: Excerpt
  /** The whole line, with place and id. */
  readonly words: Both
}

/** Turns findings and faults into plain data. */
export function plainFinding(finding: Finding | Fault): PlainFinding {
  const { line, column } = finding instanceof Finding ? finding : {}
  return {
    id: finding.ruleId, severity: severityOf(finding),
    ...(line !== undefined && { line }), ...(column !== undefined && { column }), values: finding.values,
    ...(finding instanceof Finding && finding.grade?.reason !== undefined && { reason: finding.grade.reason }),
    words: { zh: formatFinding(finding, 'zh'), en: formatFinding(finding, 'en') }
  }
}

/** The same of all findings on a file, with the source around each. */
export function withExcerpts(findings: readonly Finding[], source: string): readonly PlainFinding[] {
  const lines = source.replace(/^\ufeff/u, '').split(/\r\n?|\n/)
  return findings.map((finding) => {
    const excerpt = excerptOf(lines, finding)
    return { ...plainFinding(finding), ...(excerpt && { excerpt }) }
  })
}

/** The exit code for `outcomes`: 2 where a run failed, else 1 where a finding forbade publication, else 0. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 | 2 {
  const severities = new Set(outcomes.flatMap(({ findings }) => findings.map(({ severity }) => severity)))
  return severities.has('fault') ? 2 : severities.has('error') ? 1 : 0
}

/** Words an outcome for people: every finding on a line of its own, what was written, how large, how many pages. */
export function formatOutcome({ pages, products, findings, silenced = [], reason, changes, verdict, times = {} }: Outcome, language: Language): string {
  const lines = [
    ...(reason ? [reason[language]] : []),
    ...findings.flatMap((finding) => formatPlain(finding, language)),
    ...(silenced.length > 0 ? [formatSilenced(silenced, language)] : []),
    ...products.map(({ path, bytes }) => [
      path,
      `${Math.ceil(bytes / 1024)} kB`,
      ...(path.endsWith('.pdf') && pages !== undefined ? [language === 'zh' ? `${pages} 页` : `${pages} pages`] : [])
    ].join('  ')),
    ...(changes ? [changes[language]] : []),
    ...(verdict ? [verdict[language]] : []),
    ...Object.entries(times).map(([step, time]) => `${step.padEnd(12)}${String(time).padStart(6)} ms`)
  ]
  return lines.map((line) => `${visible(line)}\n`).join('')
}

/** Words a finding for people, with the source around it where that is known. */
function formatPlain({ words, severity, excerpt, line }: PlainFinding, language: Language): readonly string[] {
  const label = labelOf(severity, language)
  const at = words[language].search(new RegExp(`${label}[：:]`, 'u'))
  const painted = at < 0 ? words[language] : words[language].slice(0, at) + paint(colourOf(severity), label) + words[language].slice(at + label.length)
  return [painted, ...excerpt && line !== undefined ? formatExcerpt(excerpt, line, severity) : []]
}

/** Names in one line what is not shown: each rule once, with the reason. */
function formatSilenced(silenced: readonly PlainFinding[], language: Language): string {
  const names = new Set(silenced.map(({ id, reason = '' }) => language === 'zh' ? `${id}（${reason}）` : `${id} (${reason})`))
  return language === 'zh' ? `另有 ${silenced.length} 处按设定不提：${[...names].join('、')}` : `${silenced.length} more silenced: ${[...names].join(', ')}`
}
