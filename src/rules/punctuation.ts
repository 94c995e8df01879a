import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on the marks of a Chinese text, each with what was typed and what it should be. */
export const punctuationRules = wordings({
  'number-cited': {
    severity: 'warning', force: '实务', clause: 'GB/T 9704-2012 7.2.5',
    zh: '文号“{0}”应为“{1}”：年份写全，加六角括号〔〕，序号不加“第”，不编虚位',
    en: 'Unexpected number in “{0}”, expected “{1}”: the full year in 〔〕, the running number without 第 and leading zeros'
  },
  'ordinal-mark': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011 B.3',
    zh: '“{0}”应为“{1}”：“一”之后用顿号，“（一）”之后不用标点',
    en: 'Unexpected mark behind the number of “{0}”, expected “{1}”: 一 has 、 behind it, （一） has none'
  },
  'ordinal-point': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011 B.3',
    zh: '“{0}”应为“{1}”：阿拉伯数字作序号，其后用下脚点',
    en: 'Unexpected mark behind the number of “{0}”, expected “{1}”: an Arabic number has a full stop behind it'
  },
  'ordinal-comma': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011 B.3',
    zh: '“{0}”应为“{1}”：“第一”“首先”等之后用逗号',
    en: 'Unexpected mark in “{0}”, expected “{1}”: a comma stands behind 第一 and 首先'
  },
  'pair-open': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.8', inCheck: 'error',
    zh: '“{0}”里的“{1}”没有另一半；请补上，或删去',
    en: 'Unexpected “{1}” without its other half in “{0}”; add that, or delete it'
  },
  'quotes-nested': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.8', inCheck: 'error',
    zh: '“{0}”应为“{1}”：引号里面再用引号时，外用双引号，内用单引号',
    en: 'Unexpected quotes in “{0}”, expected “{1}”: double ones outside, single ones within'
  },
  'titles-nested': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.15', inCheck: 'error',
    zh: '“{0}”应为“{1}”：书名号里面再用书名号时，内用单书名号',
    en: 'Unexpected 《》 in 《》, “{0}”, expected “{1}”: 〈〉 within'
  },
  'quotes-apart': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011 4.5.3.5',
    zh: '“{0}”应为“{1}”：并列的引号之间、书名号之间通常不用顿号',
    en: 'Unexpected 、 in “{0}”, expected “{1}”: between quotes, and between 《》, there is none as a rule'
  },
  'quote-stop': {
    severity: 'warning', force: '一般', clause: 'GB/T 15834-2011',
    zh: '“{0}”应为“{1}”：引文只是句子的一部分时，句号放在引号之外',
    en: 'Unexpected place of the full stop in “{0}”, expected “{1}”: what is quoted is only a part of the sentence'
  },
  'ellipsis': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.11', inCheck: 'error',
    zh: '“{0}”应为“{1}”：省略号是六个连点，占两个字',
    en: 'Unexpected ellipsis in “{0}”, expected “{1}”: six points, as wide as two characters'
  },
  'ellipsis-etc': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.11', inCheck: 'error',
    zh: '“{0}”应为“{1}”：省略号与“等”不同时用',
    en: 'Unexpected 等 behind an ellipsis, “{0}”, expected “{1}”: one of them says enough'
  },
  'dash': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011 4.10', inCheck: 'error',
    zh: '“{0}”应为“{1}”：破折号占两个字',
    en: 'Unexpected dash in “{0}”, expected “{1}”: as wide as two characters'
  },
  'marks-doubled': {
    severity: 'warning', force: '规定', clause: 'GB/T 15834-2011', inCheck: 'error',
    zh: '“{0}”里的点号重了，应为“{1}”',
    en: 'Unexpected two marks in “{0}”, expected one, “{1}”'
  },
  'title-mark': {
    severity: 'warning', force: '实务',
    zh: '标题末尾的“{0}”应删去；标题末尾不用标点',
    en: 'Unexpected “{0}” at the end of the title; no mark ends a title: delete it'
  },
  'heading-stop': {
    severity: 'warning', force: '实务',
    zh: '独占一行的标题“{0}”末尾不用标点；请删去“{1}”',
    en: 'Unexpected “{1}” at the end of the head “{0}”; a head on a line of its own ends without a mark: delete it'
  }
}) satisfies Readonly<Record<string, Rule>>
