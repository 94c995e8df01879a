import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { excerptOf, formatExcerpt } from '../../src/excerpt.js'
import { formatOutcome, withExcerpts } from '../../src/outcome.js'
import { findingsOf, report } from '../../src/report.js'
import { formatSarif } from '../../src/sarif.js'
import { paint, showPaint } from '../../src/text/paint.js'

const lines = ['---', '成文日期: 2019年04月06日', '---', '', `${'甲'.repeat(30)},乙${'丙'.repeat(40)}`, 'a\u001bb\ufdd0,']

describe('the excerpt of a finding', () => {
  test.each<[string, Parameters<typeof excerptOf>[1], [text: string, marked: string] | undefined]>([
    ['in a long line', { line: 5, column: 31, place: undefined, fix: { typed: ',', right: '，' } }, [`…${'甲'.repeat(16)},乙${'丙'.repeat(26)}…`, ',']],
    ['at a key', { line: 2, column: 1, place: undefined }, ['成文日期: 2019年04月06日', '成文日期']],
    ['in the value of a key', { line: 2, column: 1, place: undefined, fix: { typed: '2019年04月06日', right: '' } }, ['成文日期: 2019年04月06日', '2019年04月06日']],
    ['of a whole node', { line: 5, column: 29, place: { start: { line: 5, column: 29 }, end: { line: 5, column: 33 } } }, [`…${'甲'.repeat(18)},乙${'丙'.repeat(24)}…`, '甲甲,乙']],
    ['behind the end of a line', { line: 1, column: 9, place: undefined }, ['---', '-']],
    ['of what would take hold of the terminal', { line: 6, column: 1, place: undefined }, ['aU+001BbU+FDD0,', 'a']],
    ['in an empty line', { line: 4, column: 1, place: undefined }, undefined], ['nowhere', { line: undefined, column: undefined, place: undefined }, undefined],
    ['beyond the last line', { line: 9, column: 1, place: undefined }, undefined]
  ])('%s', (_, finding, expected) => {
    const excerpt = excerptOf(lines, finding)
    expect(excerpt && [excerpt.text, excerpt.text.slice(excerpt.from, excerpt.to)]).toEqual(expected)
  })

  test('marks stand below what they mark, Chinese being twice as wide', () => {
    const shown = formatExcerpt({ text: '甲a乙，丙', from: 2, to: 4 }, 12, 'error').map((line) => showPaint(line, false))
    expect(shown).toEqual(['    12 │ 甲a乙，丙', '       │    ^^^^'])
  })
})

test('colours are shown where there are any; none comes from a document', () => {
  expect(showPaint(paint('red', '甲'), true)).toBe('\u001b[31m甲\u001b[0m')
  expect(showPaint(paint('red', '甲'), false)).toBe('甲')
  const file = new VFile({ path: 'a.md' })
  report(file, 'picture-missing', { line: 6, column: 1 }, '\ufdd0x')
  const shown = showPaint(formatOutcome({ source: 'a.md', products: [], findings: withExcerpts(findingsOf(file), lines.join('\n')) }, 'zh'), true)
  expect(shown.split('\u001b[31m')).toHaveLength(4)
  expect(shown).toContain('a.md:6:1 \u001b[31m错误\u001b[0m：找不到图片 U+FDD0x')
})

test('SARIF tells rules, places, what is silenced, and faults of the run', () => {
  const file = new VFile({ path: '公文/甲 乙.md' })
  report(file, 'quotes-apart', { line: 5, column: 31 }, '“甲”、“乙”', '“甲”“乙”')
  report(file, 'body-empty', undefined)
  const [found, empty] = withExcerpts(findingsOf(file).reverse(), lines.join('\n'))
  if (!found || !empty) throw new Error('nothing found')
  const silent = { ...found, reason: '原文如此' }
  const fault = { ...empty, id: 'file-missing' as const, severity: 'fault' as const }
  const { runs: [run], version } = JSON.parse(formatSarif([
    { source: '公文/甲 乙.md', products: [], findings: [found, empty], silenced: [silent] }, { source: 'b.md', products: [], findings: [fault] }
  ], { language: 'zh', version: '0.1.0' })) as { version: string, runs: [Record<string, never>] }
  expect(version).toBe('2.1.0')
  expect(run).toMatchObject({
    tool: { driver: { name: 'tongbao', version: '0.1.0', rules: [
      { id: 'quotes-apart', defaultConfiguration: { level: 'warning' }, properties: { force: '一般', clause: 'GB/T 15834-2011 4.5.3.5' } }, { id: 'body-empty', defaultConfiguration: { level: 'error' } }
    ] } },
    invocations: [{ executionSuccessful: false, exitCode: 2, toolExecutionNotifications: [{ level: 'error', descriptor: { id: 'file-missing' } }] }],
    results: [
      { ruleId: 'quotes-apart', ruleIndex: 0, level: 'warning', locations: [{ physicalLocation: {
        artifactLocation: { uri: '%E5%85%AC%E6%96%87/%E7%94%B2%20%E4%B9%99.md' }, region: { startLine: 5, startColumn: 31, snippet: { text: expect.stringContaining(',乙') as string } }
      } }] },
      { ruleId: 'body-empty', ruleIndex: 1, level: 'error' },
      { ruleId: 'quotes-apart', suppressions: [{ kind: 'external', justification: '原文如此' }] }
    ]
  })
})
