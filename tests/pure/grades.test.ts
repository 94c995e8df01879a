import { describe, expect, test } from 'vitest'
import { judgeGrades } from '../../src/rules/grades.js'
import { rules, type Rule, type RuleId } from '../../src/rules/rules.js'

const reason = '原文如此'
const off = { severity: 'off', reason } as const

describe('grades', () => {
  test.each<RuleId>(['quotes-apart', 'punctuation-half', 'document-number', 'line-alone'])('%s may be silenced with a reason, not without', (id) => {
    expect(judgeGrades({ [id]: off })).toEqual({ grades: new Map([[id, off]]), faults: [] })
    expect(judgeGrades({ [id]: { severity: 'off' } }).faults).toEqual([['rule-reason', id]])
  })

  test.each<RuleId>(['source-unaccounted', 'encoding', 'text-differs', 'conformance', 'ink-outside', 'page-turn', 'picture-missing', 'browser-missing', 'nesting-depth'])('%s may not', (id) => {
    expect(judgeGrades({ [id]: off })).toEqual({ grades: new Map(), faults: [['rule-fixed', id]] })
  })

  test('a rule may be made stricter without a reason; what check makes of it counts as its own', () => {
    expect(judgeGrades({ 'line-alone': { severity: 'error' }, 'range-percent': { severity: 'error' } }).faults).toEqual([])
    expect(judgeGrades({ 'range-percent': { severity: 'warning' } }).faults).toEqual([['rule-reason', 'range-percent']])
  })

  test('a name that is none is answered by the one that was meant, or by none', () => {
    expect(judgeGrades({ 'quote-apart': off, constructor: off }).faults)
      .toEqual([['rule-unknown', 'quote-apart', { zh: '，是否应为“quotes-apart”', en: ', expected perhaps quotes-apart' }], ['rule-unknown', 'constructor', { zh: '', en: '' }]])
  })

  test('what check makes an error is said by a standard', () => {
    const said = Object.values<Rule>(rules).filter(({ inCheck }) => inCheck)
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter(({ force, severity }) => force !== '规定' || severity !== 'warning')).toEqual([])
  })
})
