import type { Log, ReportingDescriptor, Result } from 'sarif'
import { exitCodeOf, type Outcome, type PlainFinding } from './outcome.js'
import { rules, type Rule, type RuleId } from './rules/rules.js'
import type { Language } from './text/language.js'

/** Words outcomes as a log of SARIF 2.1.0, in which code hosts and editors show findings at their place. */
export function formatSarif(outcomes: readonly Outcome[], { language, version }: { readonly language: Language, readonly version: string }): string {
  const faults = outcomes.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'fault'))
  const found = outcomes.flatMap(({ source, findings, silenced = [] }) => [
    ...findings.filter(({ severity }) => severity !== 'fault').map((finding) => ({ source, finding, isSilent: false })),
    ...silenced.map((finding) => ({ source, finding, isSilent: true }))
  ])
  const ids = [...new Set(found.map(({ finding }) => finding.id))]
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'tongbao', version, rules: ids.map((id) => describeRule(id, language)) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: faults.length === 0, exitCode: exitCodeOf(outcomes),
        toolExecutionNotifications: faults.map(({ id, words }) => ({ level: 'error', descriptor: { id }, message: { text: words[language] } }))
      }],
      results: found.map(({ source, finding, isSilent }) => resultOf(finding, { source, isSilent, language, index: ids.indexOf(finding.id) }))
    }]
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function describeRule(id: RuleId, language: Language): ReportingDescriptor {
  const { severity, inCheck = severity, force, clause, [language]: wording } = rules[id] as Rule
  return {
    id, shortDescription: { text: wording }, defaultConfiguration: { level: levelOf(inCheck) },
    properties: { force, ...(clause !== undefined && { clause }) }
  }
}

interface Context {
  readonly source: string
  readonly isSilent: boolean
  readonly language: Language
  readonly index: number
}

function resultOf({ id, severity, line, column = 1, excerpt, reason = '', words }: PlainFinding, { source, isSilent, language, index }: Context): Result {
  const uri = source.split(/[/\\]/).map(encodeURIComponent).join('/')
  return {
    ruleId: id, ruleIndex: index, level: levelOf(severity), message: { text: words[language] },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri },
        ...(line !== undefined && { region: { startLine: line, startColumn: column, ...(excerpt && { snippet: { text: excerpt.text } }) } })
      }
    }],
    ...(isSilent && { suppressions: [{ kind: 'external', justification: reason }] })
  }
}

function levelOf(severity: PlainFinding['severity']): 'error' | 'warning' | 'note' {
  return severity === 'fault' ? 'error' : severity
}
