import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules, type Rule, type RuleId } from '../src/rules/rules.js'
import { shownIn } from './support/shown-findings.js'

/** What can be checked mechanically of a document's wording, and the findings that say it. */
const rows: readonly (readonly [what: string, ...ids: RuleId[]])[] = [
  ['〔〕 in a number', 'document-number', 'number-cited'], ['no 第, no zeros in a number', 'document-number', 'number-cited'], ['the full year in a number', 'document-number', 'number-cited'],
  ['dates in Arabic figures', 'date-numerals'], ['no zeros in dates', 'date-padded', 'date-zero'], ['印发 behind the day of printing', 'printing-word'], ['a colon behind the recipients', 'recipients-colon'],
  ['a full stop behind the copies', 'copies-mark'], ['no mark behind the name of an annex', 'annex-name'], ['the number of an annex', 'annex-name', 'annex-number'], ['one annex has no number', 'annex-number'],
  ['the note of annexes and their titles agree', 'annex-title', 'annex-missing', 'annex-unnamed'], ['the annex that is cited is there', 'annex-mentioned'], ['the order of levels', 'heading-order'],
  ['numbers follow on', 'heading-sequence'], ['the mark behind 一 and （一）', 'ordinal-mark', 'punctuation-half'], ['the mark behind an Arabic number', 'ordinal-point'], ['full-width brackets around numbers', 'punctuation-half'],
  ['a comma behind 第一', 'ordinal-comma'], ['no mark behind a head', 'heading-stop'], ['no mark behind the title', 'title-mark'], ['full-width marks in Chinese', 'punctuation-half'], ['pairs are whole, quotes nest', 'pair-open', 'quotes-nested'],
  ['《》 nest as 〈〉', 'titles-nested'], ['no 、 between quotes', 'quotes-apart'], ['the ellipsis', 'ellipsis', 'punctuation-half'], ['no 等 behind an ellipsis', 'ellipsis-etc'], ['the dash', 'dash'], ['spans and ranges', 'range-dash'],
  ['the full stop and quotes', 'quote-stop'], ['no doubled marks', 'marks-doubled'], ['the full year', 'year-short'], ['% at both ends', 'range-percent'], ['万 at both ends', 'range-unit'], ['round numbers in Chinese', 'approximate'],
  ['几 and figures', 'some-more'], ['the zero before a point', 'leading-zero'], ['one style in one place', 'date-mixed'], ['〇', 'zero-circle'], ['half-width figures, no space before a unit', 'digit-full', 'digit-space'],
  ['日 in dates', 'day-hao'], ['截至 and 截止', 'until'], ['brackets of a note', 'note-brackets', 'distribution-brackets'], ['set phrases', 'set-phrase'], ['the number of an issue', 'issue-number'],
  ['no paragraph twice', 'paragraph-repeated'], ['a paragraph ends a sentence', 'paragraph-open'], ['the first and the last page, the imprint', 'first-page-bare', 'last-page-bare', 'page-turn'], ['numbers are not cut', 'token-broken']
]

test('each of the forty-nine rules has findings, and each of these an example', () => {
  expect(rows).toHaveLength(49)
  const ids = new Set(rows.flatMap(([, ...own]) => own))
  expect([...ids].filter((id) => !existsSync(`tests/rules/${id}/broken.md`) && !(id in shownIn))).toEqual([])
})

test('an error in a check is only what a standard demands, and nothing that is doubtful keeps a text from being published', () => {
  const wording = rows.flatMap(([, ...ids]) => ids).map((id) => [id, rules[id] as Rule] as const)
  expect(wording.filter(([, { severity, inCheck = severity, force }]) => inCheck === 'error' && force !== '规定').map(([id]) => id)).toEqual([])
  expect(wording.filter(([, { clause, force }]) => force === '规定' && clause === undefined).map(([id]) => id)).toEqual([])
})
