import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { Fault, findingsOf, formatFinding, report } from '../src/report.js'
import { annexRules } from '../src/rules/annex.js'
import { cleanRules } from '../src/rules/clean.js'
import { documentRules } from '../src/rules/document.js'
import { formRules } from '../src/rules/form.js'
import { layoutRules } from '../src/rules/layout.js'
import { limitRules } from '../src/rules/limits.js'
import { numeralRules } from '../src/rules/numeral.js'
import { outlineRules } from '../src/rules/outline.js'
import { pageRules } from '../src/rules/page.js'
import { productRules } from '../src/rules/product.js'
import { punctuationRules } from '../src/rules/punctuation.js'
import { rules, type PlainRuleId, type Rule, type RuleId } from '../src/rules/rules.js'
import { runRules } from '../src/rules/run.js'
import { sourceRules } from '../src/rules/source.js'
import { wordings } from '../src/rules/wording.js'

/** What must not compile: `tsc -p tests` (structure.test.ts) complains of each line here that it would let pass. */
export function refused(file: VFile, plain: PlainRuleId, either: 'form-unknown' | 'body-empty', any: RuleId): void {
  report(file, 'page-mark-order', undefined, 3, 2)
  report(file, plain, undefined)
  // @ts-expect-error a value is missing
  report(file, 'page-mark-order', undefined, 3)
  // @ts-expect-error all values are missing
  report(file, 'page-mark-order', undefined)
  // @ts-expect-error a value too many
  report(file, 'page-mark-order', undefined, 3, 2, 1)
  // @ts-expect-error no such finding
  report(file, 'page-mark-ordr', undefined, 3, 2)
  // @ts-expect-error one of the two takes no value
  report(file, either, undefined, 'x')
  // @ts-expect-error most ids take values
  report(file, any, undefined)
  // @ts-expect-error a value is missing
  throw new Fault('file-unreadable', 'x.md')
}

/** The same of the wordings themselves. */
export const unsound = [
  // @ts-expect-error the other language says more
  wordings({ a: { zh: '缺少', en: 'absence of {0}' } }),
  // @ts-expect-error the other language says less
  wordings({ a: { zh: '缺少 {0}', en: 'absence' } }),
  // @ts-expect-error the first hole is not {0}
  wordings({ a: { zh: '缺少 {1}', en: 'absence of {1}' } }),
  wordings({ a: { zh: '{1} 缺少 {0}、{0}', en: 'absence of {0} in {1}' } })
]

describe('the wordings', () => {
  test('each finding is in one table, and in both languages', () => {
    const tables = [runRules, cleanRules, documentRules, annexRules, formRules, sourceRules, punctuationRules, numeralRules, outlineRules, limitRules, pageRules, layoutRules, productRules]
    expect(tables.flatMap((table) => Object.keys(table))).toEqual(Object.keys(rules))
    for (const { zh, en } of Object.values<Rule>(rules)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z][a-z]+ /)
    }
  })

  test('values stand in the holes, in either language', () => {
    const fault = new Fault('settings-invalid', 'out', { zh: '文件夹', en: 'a folder' })
    expect(formatFinding(fault, 'zh')).toBe('无法运行：设置有误：out，应为文件夹（settings-invalid）')
    expect(formatFinding(fault, 'en')).toBe('cannot run: Unexpected setting out, expected a folder (settings-invalid)')
  })

  test('a finding is one line, whatever the document makes it say', () => {
    const file = new VFile({ path: 'a\u001b[2J.md' })
    report(file, 'picture-missing', { line: 1, column: 1 }, 'a\nb\u202ec\ufffe')
    const [line] = findingsOf(file).map((finding) => formatFinding(finding, 'en'))
    expect(line).toMatch(/^aU\+001B\[2J\.md:1:1 error: Unexpected picture aU\+000AbU\+202EcU\+FFFE,/)
  })
})
