import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on how a text is divided: its heads and their numbers, its paragraphs. */
export const outlineRules = wordings({
  'heading-order': {
    severity: 'warning', force: '一般', clause: 'GB/T 9704-2012 7.3.3',
    zh: '“{0}”在“{1}”之下出现；层次依次用“一、”“（一）”“1.”“（1）”',
    en: 'Unexpected level of “{0}” below “{1}”; the levels are 一、, （一）, 1. and （1） in this order'
  },
  'heading-sequence': {
    severity: 'warning', force: '实务',
    zh: '“{0}”之前是“{1}”；序号不连续，请核对是否漏了、重了',
    en: 'Unexpected number of “{0}” behind “{1}”; the numbers do not follow on: see whether one is missing or comes twice'
  },
  'paragraph-repeated': {
    severity: 'warning', force: '程序',
    zh: '此段与第 {0} 行的一段完全相同；如是转换时重复，请删去',
    en: 'Unexpected repetition of the paragraph at line {0}; delete it where it was converted twice'
  },
  'paragraph-open': {
    severity: 'warning', force: '程序',
    zh: '此段以“{0}”结束，像是一句没有完；如与下一段本是一段，请接起来',
    en: 'Unexpected end of a paragraph, “{0}”, within a sentence; join it with the next where they are one'
  }
}) satisfies Readonly<Record<string, Rule>>
