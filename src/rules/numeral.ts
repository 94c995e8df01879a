import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on figures, dates and quantities in a Chinese text. */
export const numeralRules = wordings({
  'date-numerals': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.5.4',
    zh: '{0}“{1}”应为“{2}”：用阿拉伯数字，年、月、日写全',
    en: 'Unexpected date “{1}” of {0}, expected “{2}”: year, month and day in Arabic figures'
  },
  'date-zero': {
    severity: 'warning', force: '实务',
    zh: '“{0}”应为“{1}”：月、日不编虚位',
    en: 'Unexpected zero in the date “{0}”, expected “{1}”'
  },
  'date-mixed': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.3', inCheck: 'error',
    zh: '“{0}”应为“{1}”：同一处的年、月、日用同一种数字',
    en: 'Unexpected two kinds of figures in “{0}”, expected one, “{1}”'
  },
  'day-hao': {
    severity: 'warning', force: '实务',
    zh: '“{0}”应为“{1}”：公文里日期用“日”',
    en: 'Unexpected 号 in the date “{0}”, expected “{1}”'
  },
  'until': {
    severity: 'warning', force: '实务',
    zh: '“{0}”应为“{1}”：“截至”后接时间，“截止”是到此为止',
    en: 'Unexpected 截止 in “{0}”, expected “{1}” before a time'
  },
  'year-short': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.1', inCheck: 'error',
    zh: '“{0}”应为“{1}”：年份用四位数字',
    en: 'Unexpected short year in “{0}”, expected “{1}”: four digits'
  },
  'range-dash': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011 4.13',
    zh: '“{0}”应为“{1}”：起止的时间用一字线，数值的范围用浪纹线',
    en: 'Unexpected sign in “{0}”, expected “{1}”: — from one time to another, ～ between two quantities'
  },
  'range-percent': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.1.3', inCheck: 'error',
    zh: '“{0}”应为“{1}”：范围两端都写百分号',
    en: 'Unexpected range “{0}”, expected “{1}”: the sign stands at both ends'
  },
  'range-unit': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.1.3',
    zh: '“{0}”如指“{1}”，两端都写“万”“亿”，以免误解',
    en: 'Unexpected range “{0}”; where it means “{1}”, write the unit at both ends'
  },
  'approximate': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.2', inCheck: 'error',
    zh: '“{0}”应为“{1}”：相邻两个数连用表示概数时，用汉字，不加顿号',
    en: 'Unexpected round number in “{0}”, expected “{1}”: in Chinese numerals, without 、'
  },
  'some-more': {
    severity: 'warning', force: '一般', clause: 'GB/T 15835-2011 4.2',
    zh: '“{0}”应为“{1}”：带“几”的数用汉字',
    en: 'Unexpected figures in “{0}”, expected “{1}”: a number with 几 is written in Chinese numerals'
  },
  'leading-zero': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.1', inCheck: 'error',
    zh: '“{0}”应为“{1}”：小于 1 的小数写出小数点前的 0',
    en: 'Unexpected decimal in “{0}”, expected “{1}”: the zero before the point is written'
  },
  'digit-full': {
    severity: 'warning', force: '规定', clause: 'GB/T 15835-2011 5.1', inCheck: 'error',
    zh: '“{0}”应为“{1}”：阿拉伯数字用半角',
    en: 'Unexpected full-width figures in “{0}”, expected “{1}”'
  },
  'digit-space': {
    severity: 'warning', force: '实务',
    zh: '“{0}”应为“{1}”：数字与其后的单位之间不空格',
    en: 'Unexpected space in “{0}”, expected “{1}”: none stands between figures and their unit'
  },
  'set-phrase': {
    severity: 'warning', force: '一般', clause: 'GB/T 15835-2011 4.2',
    zh: '“{0}”应为“{1}”：定型的词语用汉字数字',
    en: 'Unexpected figure in “{0}”, expected “{1}”: a set phrase keeps its Chinese numerals'
  }
}) satisfies Readonly<Record<string, Rule>>
