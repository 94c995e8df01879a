import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { circlesIn } from '../../src/document/circles.js'
import { accountBody } from '../../src/document/ledger/account-body.js'
import { openLedger } from '../../src/document/ledger/source-ledger.js'
import { halfWidthIn, type Mistyped } from '../../src/document/half-width.js'
import { readHeading } from '../../src/document/heading-marks.js'
import { readMarkdown } from '../../src/document/read-markdown.js'
import { findingsOf } from '../../src/report.js'
import { brief } from '../support/document.js'

/** A text with what was mistyped as it should be. */
function corrected(text: string, found: readonly Mistyped[]): string {
  return [...found].reverse().reduce((right, { at, typed, right: mark }) => right.slice(0, at) + mark + right.slice(at + typed.length), text)
}

describe('half-width marks', () => {
  test.each<[string, string]>([
    ['甲,乙', '甲，乙'], ['甲, 乙', '甲， 乙'], ['甲,2019年', '甲，2019年'], ['3.5%,其中', '3.5%，其中'], ['GDP;甲', 'GDP；甲'], ['甲:10:30', '甲：10:30'], ['附件:', '附件：'],
    ['甲.乙', '甲。乙'], ['甲.', '甲。'], ['一.甲', '一、甲'], ['十二.甲', '十二、甲'], ['甲一.乙', '甲一。乙'], ['甲.)', '甲。)'], ['甲...乙', '甲……乙'], ['甲......', '甲……'], ['...甲', '……甲'],
    ['甲?乙!', '甲？乙！'], ['甲?!', '甲？！'], ['(一)甲', '（一）甲'], ['(1)甲', '（1）甲'], ['甲(2019)乙', '甲（2019）乙'], ['GDP(甲)', 'GDP（甲）'], ['甲(乙(丙))', '甲（乙（丙））'],
    ['甲(乙', '甲（乙'], ['一)甲', '一）甲'], ['"甲"', '“甲”'], ['甲"a"', '甲“a”'], ['甲"2019"乙', '甲“2019”乙'], ['甲 "乙" 丙', '甲 “乙” 丙'], ['“甲”,乙', '“甲”，乙'], ['𠮷,野', '𠮷，野'],
    ['甲说:"乙,丙."', '甲说：“乙，丙。”'], ['（甲）,乙', '（甲），乙'], ['甲，见https://a.cn/,b 乙,丙', '甲，见https://a.cn/,b 乙，丙']
  ])('%s should be %s', (typed, right) => {
    expect(corrected(typed, halfWidthIn(typed))).toBe(right)
  })

  test.each([
    '1.甲', '1)甲', 'A.甲', '3.5', '1,200人', '10:30开', '1:500', 'f(x)的', 'main()甲', 'GB/T 9704(2012)的', 'He said, "Hello (x)."', '“Hello”, he', '15"屏', "30°15'20\"甲",
    '见www.gov.cn和a@b.cn', 'https://a.cn/?b=1,2(c)甲', '通知.pdf', 'U.S.甲', 'GDP:甲', '[注]: 甲', '甲-乙', '甲/乙', '10%~20%', 'No.1甲', '', '.', '("', 'a...b', '2019.4.26'
  ])('%s is meant', (typed) => {
    expect(halfWidthIn(typed)).toEqual([])
  })
})

describe('zeros', () => {
  test.each([
    ['二○一九年', '二〇一九年'], ['二0二0年', '二〇二〇年'], ['二ＯO九', '二〇〇九'], ['一百○五条', '一百〇五条'], ['二◯〇〇年、一○月', '二〇〇〇年、一〇月']
  ])('%s should be %s', (typed, right) => {
    expect(corrected(typed, circlesIn(typed))).toBe(right)
  })

  test.each(['二〇一九年', '二零一九年', '2019年', '张○○', '○○县', '统一○○乡', '第一O型', '一0.5', '○一二', '一ODA'])('%s is meant', (typed) => {
    expect(circlesIn(typed)).toEqual([])
  })
})

describe('headings', () => {
  test.each([
    ['##一、甲', '## 一、甲'], ['＃＃ 一、甲', '## 一、甲'], ['　#＃　甲', '## 甲'], ['#一、甲', '## 一、甲'], ['＃（一）甲', '## （一）甲'], ['#1.甲', '## 1.甲'], ['######甲', '##### 甲'],
    ['####### 甲', '##### 甲'], ['##\u00a0甲', '## 甲'], ['###1.甲', '### 1.甲'], ['＃ 甲', '## 甲'], ['#附件1', '# 附件1'], ['＃＃附件', '# 附件'], [`##${'甲'.repeat(20)}`, `## ${'甲'.repeat(12)}`]
  ])('%j is meant as %j', (line, right) => {
    expect(readHeading(line)?.right).toBe(right)
  })

  test.each(['#1机组', '#附件要齐', '#话题#', '#1.5倍', '甲##', '', '#'])('%j is text', (line) => {
    expect(readHeading(line)).toBeUndefined()
  })
})

describe('what is mistyped is found at its place, whatever stands between', () => {
  const found = (source: string) => {
    const file = new VFile()
    accountBody(file, openLedger(source), readMarkdown(source).events)
    return brief(findingsOf(file))
  }
  test.each<[string, unknown[]]>([
    ['甲**乙**,丙', [['punctuation-half', 1, 7, '甲乙,丙', '甲乙，丙']]], ['甲[^1],乙\n\n[^1]: 丙', [['punctuation-half', 1, 6, '甲,乙', '甲，乙']]],
    ['甲\n乙,丙', [['punctuation-half', 2, 2, '甲乙,丙', '甲乙，丙']]], ['1. (一)甲', [['punctuation-half', 1, 4, '(一)甲', '（一）甲'], ['punctuation-half', 1, 6, '(一)甲', '（一）甲']]],
    ['```\n甲,乙\n```\n\n丙.', [['punctuation-half', 5, 2, '丙.', '丙。']]], ['| 甲: | 乙 |\n| - | - |\n| 丙, | 丁 |', [['punctuation-half', 1, 4, '甲:', '甲：'], ['punctuation-half', 3, 4, '丙,', '丙，']]],
    ['甲...乙,丙', [['punctuation-half', 1, 2, '甲...乙,丙', '甲……乙，丙'], ['punctuation-half', 1, 6, '...乙,丙', '甲……乙，丙']]], ['> ##甲', [['heading-printed', 1, 3, '##甲', '## 甲']]],
    ['二**○**一九', [['zero-circle', 1, 1, '二○一九', '二〇一九']]], ['`甲,乙`', []], ['甲\\,乙', []], ['甲&#44;乙', []], ['\\##甲', []], ['![甲,乙](a.png)', []], ['[甲](https://a.cn/甲,乙)', []]
  ])('%j', (source, expected) => {
    expect(found(source)).toEqual(expected)
  })
})
