import { byPattern, byPatterns, certain, type TextRule } from './text-rule.js'

const han = '\\p{Script=Han}'
const numeral = '[一二三四五六七八九十]'

/** The rules on marks (GB/T 15834-2011), and on the numbers by which documents are cited. */
export const markRules: readonly TextRule[] = [
  certain(byPatterns('number-cited',
    [new RegExp(`(?<=${han})[[［【〖](\\d{4}|\\d\\d)年?[\\]］】〗](?:第)?(\\d{1,5})号`, 'gu'), cite],
    [new RegExp('(?<=[发办字函文])[（(](\\d{4}|\\d\\d)年?[)）](?:第)?(\\d{1,5})号', 'gu'), cite],
    [new RegExp(`(?<=${han})〔(\\d{4}|\\d\\d)年?〕(?:第)?(\\d{1,5})号`, 'gu'), cite])),
  byPatterns('ordinal-mark',
    [new RegExp(`^(\\s*${numeral}{1,3})[，．](?=${han})`, 'gu'), (_, number) => `${number}、`],
    [new RegExp(`^(\\s*[（(](?:${numeral}{1,3}|\\d{1,2})[）)])[、，．.,](?=${han})`, 'gu'), (_, number) => number]),
  byPattern('ordinal-point', new RegExp(`^(\\s*\\d{1,2})、(?=[${han}“《])`, 'gu'), (_, number) => `${number}.`),
  byPattern('ordinal-comma', new RegExp(`(?<=^\\s{0,4}|[。；：！？])(第${numeral}{1,2}|首先|其次|再次|最后)、(?!${numeral}|第)`, 'gu'), (_, word) => `${word}，`),
  // certain are the signs that were typed for an ellipsis or a dash and are none
  certain(byPatterns('ellipsis',
    [new RegExp(`(?<=[${han}，。；：”’》）])…(?!…)|(?<!…)…(?=[${han}，。；：“‘《（])(?<!……)`, 'gu'), () => '……'],
    [/。{3,}|·{3,}|•{3,}/gu, () => '……'],
    [/(?<!…)(?:…{3}|…{5})(?!…)/gu, () => '……'])),
  byPattern('ellipsis-etc', /……等等?(?![到待候级级同价一我你他于])/gu, () => '……'),
  certain(byPatterns('dash',
    [new RegExp(`(?<=[${han}，。；：？！”’》）])--+(?=[${han}“‘《（])`, 'gu'), () => '——'],
    [/[─―－–]{2,}/gu, () => '——'],
    [/(?<!—)—{3}(?!—)|(?<!—)—[-－–](?!—)/gu, () => '——'],
    [new RegExp(`^—(?=[${han}“‘《])`, 'gu'), () => '——'])),
  byPatterns('marks-doubled',
    [/([，、；：])\1+/gu, (_, mark) => mark],
    [/(?<!。)。。(?!。)/gu, () => '。'],
    [/(?<![，、；：。])[，、；：][，、；：。](?![，、；：。])/gu, ([first = '', second = '']) => first === second ? undefined : strength(first) > strength(second) ? first : second],
    [/。[，、；：](?![，、；：。])/gu, () => '。']),
  // of “甲”、“乙”调研 the second part is more than what is quoted
  byPattern('quotes-apart', /(?<=”)、(?=“[^“”]{0,40}”(?:[，。；、！？）等的“]|$))|(?<=》)、(?=《[^《》]{0,60}》(?:[，。；、！？）等的《]|$))/gu, () => ''),
  byPattern('quote-stop', new RegExp(`(?<=${han})(?<![说道称写问答出调示言曰为是即语])“([^“”‘’。！？：；，…]{1,12})。”`, 'gu'), (_, words) => `“${words}”。`)
]

function cite(_: string, year = '', number = ''): string {
  return `〔${year.length === 2 ? `${Number(year) > 48 ? 19 : 20}${year}` : year}〕${Number(number)}号`
}

/** How much of a break a mark makes. */
function strength(mark: string): number {
  return '、，：；。'.indexOf(mark)
}
