import { arabicDate } from '../../text/chinese-dates.js'
import { chineseOf } from '../../text/chinese-numerals.js'
import { byPattern, byPatterns, certain, type TextRule } from './text-rule.js'

const numeral = '[一二三四五六七八九十]'
/** What figures may stand before, as one quantity. */
const unit = '个百分点|个月|个|[万亿元人名户岁吨米倍天家件项次场亩岁辆台]|小时|公里|平方|年级'
const month = '(?:1[0-2]|0?[1-9])月'

/** The rules on figures (GB/T 15835-2011), dates and quantities. */
export const numberRules: readonly TextRule[] = [
  certain(byPatterns('date-zero',
    [/(?<=\d{4}年)0(?=[1-9]月)/gu, () => ''],
    [/(?<=\d月)0(?=[1-9]日)/gu, () => ''])),
  byPatterns('date-mixed',
    [new RegExp(`(?<!\\d)\\d{4}年(?:${numeral}{1,2}月(?:${numeral}{1,3}日|\\d{1,2}日)?|\\d{1,2}月${numeral}{1,3}日)`, 'gu'), (date = '') => arabicDate(date)],
    [new RegExp(`[〇零一二三四五六七八九]{4}年(?:\\d{1,2}月(?:\\d{1,2}日|${numeral}{1,3}日)?|${numeral}{1,2}月\\d{1,2}日)`, 'gu'), (date = '') => arabicDate(date)]),
  byPattern('day-hao', new RegExp(`(?<!\\d)(${month}\\d{1,2})号(?!文|令|楼|线|院|机|病|台)`, 'gu'), (_, day) => `${day}日`),
  byPattern('until', /(?<!报名|申报|受理|征集|投标|活动|时间|日期)截止[到至]?(?=\d{1,4}年|\d{1,2}[月日时]|目前|今年|去年|[本上]月|[本上]年|[年月]底|当前)/gu, () => '截至'),
  byPatterns('year-short',
    [/(?<=^|[，。；：、（“从自到在于至])(?:[0-4]\d|[5-9]\d)年(?=(?:1[0-2]|[1-9])月(?:[底初中末]|\d{1,2}日|，|。|以来|份))/gu, century],
    [/(?<=^|[，。；：、（“从自到在于至])(?:[0-4]\d|[5-9]\d)年(?=年[底初末度]|[底初末度](?:[，。前后起以完实已共全达]|$))/gu, century],
    [/(?<=^|[。；])(?:[0-4]\d|[5-9]\d)年(?=脱贫|摘帽|出台|印发|启动|建成|通过)/gu, century]),
  byPatterns('range-dash',
    [/(?<![\d\w.\-－–~～])(\d{4})年?[-–－~～](\d{4})年(?!\d)/gu, (_, from, to) => `${from}—${to}年`],
    [new RegExp(`(?<![\\d\\w.\\-－–—~～/])(\\d+(?:\\.\\d+)?)[-–－~](\\d+(?:\\.\\d+)?)(?=${unit})`, 'gu'), (_, from, to) => `${from}～${to}`],
    [/(?<![\d\w.\-－–—~～/])(\d+(?:\.\d+)?[%％])[-–－~](?=\d+(?:\.\d+)?[%％])/gu, (_, from) => `${from}～`],
    [new RegExp(`(?<!\\d)(${month}(?:\\d{1,2}日)?)[-–－~～](?=${month})`, 'gu'), (_, from) => `${from}—`]),
  byPattern('range-percent', /(?<![\d\w.\-－–—~～/])(\d+(?:\.\d+)?)[-–－—~～](\d+(?:\.\d+)?)([%％‰])/gu, (_, from, to, sign) => `${from}${sign}～${to}${sign}`),
  byPattern('range-unit', /(?<![\d\w.\-－–—~～/])(\d+(?:\.\d+)?)[-–－—~～](\d+(?:\.\d+)?)([万亿])/gu, (_, from, to, sign) =>
    Number(from) < Number(to) ? `${from}${sign}～${to}${sign}` : undefined),
  byPattern('approximate', new RegExp('(?<![\\d.、〇零百千万一二三四五六七八九十第表图组款项件期号条章节至到～—])(?:([1-8])、([2-9])|([一二三四五六七八])、([二三四五六七八九]))'
    + '(?=个月|个(?!百分)(?!方面|问题|阶段|层次|层面|部分)|天|年(?![级度代])|户|小时|公里|里路|岁|倍)', 'gu'), (_, ...digits) => adjacent(digits)),
  byPattern('some-more', /(?<![\d.])([1-9]0)几(?=[个名人次天年户万元项家岁里])/gu, (_, number) => `${chineseOf(Number(number))}几`),
  byPattern('leading-zero', /(?<=^|[\p{Script=Han}，。；：（“\s])[.．](?=\d+(?![\w.]))/gu, () => '0.'),
  certain(byPattern('digit-full', /[０-９]+(?:[．.][０-９]+)*/gu, (figures) => figures?.replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10)).replaceAll('．', '.'))),
  byPattern('digit-space', new RegExp(`(?<=(?:[^\\s\\d.]|^\\d{4})[\\d.]{0,12}\\d)[ \\u00a0\\u3000]+(?=[年月日号期]|${unit}|[%％])`, 'gu'), () => ''),
  byPatterns('set-phrase', ...[...new Map([
    ['2不愁3保障', '两不愁三保障'], ['3农', '三农'], ['2会', '两会'], ['4个意识', '四个意识'], ['4个自信', '四个自信'], ['2个维护', '两个维护'], ['2个确立', '两个确立'], ['5位一体', '五位一体'],
    ['4个全面', '四个全面'], ['3严3实', '三严三实'], ['2学1做', '两学一做'], ['1带1路', '一带一路'], ['3会1课', '三会一课'], ['1岗双责', '一岗双责'], ['1把手', '一把手'], ['1票否决', '一票否决'],
    ['1刀切', '一刀切'], ['2手抓', '两手抓'], ['1视同仁', '一视同仁'], ['1盘棋', '一盘棋'], ['4风', '四风'], ['3公经费', '三公经费'], ['第1时间', '第一时间'], ['第1线', '第一线'], ['第1书记', '第一书记']
  ])].map(([typed, right]) => [new RegExp(`(?<![\\d.])${typed}`, 'gu'), () => right] as const))
]

/** Two digits that follow one another, as one round number. */
function adjacent(digits: readonly string[]): string | undefined {
  const [first, second] = digits.filter((digit) => digit !== undefined).slice(0, 2).map((digit) => /\d/.test(digit) ? Number(digit) : '一二三四五六七八九'.indexOf(digit) + 1)
  return first !== undefined && second === first + 1 ? `${chineseOf(first)}${chineseOf(second)}` : undefined
}

function century(typed = ''): string {
  return `${Number(typed.slice(0, 2)) < 49 ? 20 : 19}${typed}`
}
