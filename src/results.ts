import { rules, type Severity } from './rules/rules.js'
import { Fault, Finding, formatFinding, type Language } from './report.js'
import { visible } from './text/visible.js'

/** What became of one document. */
export interface Result {
  /** The document's path, as the user named it. */
  readonly source: string
  /** Pages of the PDF; absent where nothing was published. */
  readonly pages?: number
  readonly products: readonly { readonly path: string, readonly bytes: number }[]
  readonly findings: readonly (Finding | Fault)[]
  /** What is to be said where there is nothing to complain of. */
  readonly verdict?: Readonly<Record<Language, string>>
  /** Milliseconds that each stage took. */
  readonly times?: Readonly<Record<string, number>>
}

/** The exit code for `results`: 2 where a run failed, else 1 where a finding forbade publication, else 0. */
export function exitCodeOf(results: readonly Result[]): 0 | 1 | 2 {
  const severities = new Set(results.flatMap(({ findings }) => findings.map(({ ruleId }): Severity => rules[ruleId].severity)))
  return severities.has('fault') ? 2 : severities.has('error') ? 1 : 0
}

/** Words `results` for people: what was written, how large, how many pages, and every finding on a line of its own. */
export function formatResults(results: readonly Result[], language: Language): string {
  const lines = results.flatMap(({ pages, products, findings, verdict, times = {} }) => [
    ...findings.map((finding) => formatFinding(finding, language)),
    ...products.map(({ path, bytes }) => [
      path,
      `${Math.ceil(bytes / 1024)} kB`,
      ...(path.endsWith('.pdf') && pages !== undefined ? [language === 'zh' ? `${pages} 页` : `${pages} pages`] : [])
    ].join('  ')),
    ...(verdict ? [verdict[language]] : []),
    ...Object.entries(times).map(([stage, time]) => `${stage.padEnd(10)}${String(time).padStart(6)} ms`)
  ])
  return lines.map((line) => visible(line) + '\n').join('')
}

/** Words `results` for programs. */
export function formatJson(results: readonly Result[]): string {
  const plain = results.map(({ findings, ...result }) => ({
    ...result,
    findings: findings.map((finding) => ({
      id: finding.ruleId,
      severity: rules[finding.ruleId].severity,
      ...(finding instanceof Finding && finding.line ? { line: finding.line, column: finding.column } : {}),
      values: finding.values,
      message: finding instanceof Finding ? finding.reason : finding.message
    }))
  }))
  return JSON.stringify(plain, undefined, 2) + '\n'
}
