import { afterAll, expect, test } from 'vitest'
import { cleanText } from '../src/clean/clean.js'
import { proveCleaned } from '../src/clean/prove.js'
import { markdownOf } from '../src/clean/write.js'
import { bare, scoreCleaned, type Score } from './support/score-cleaned.js'
import { assets } from './support/world.js'

const { forms } = assets
const scores: Score[] = []
let [furnitureLeft, asked] = [0, 0]

interface Case {
  readonly name: string
  readonly raw: string
  /** The paragraphs of the truth, one a line. */
  readonly truth: string
  /** What belongs to the pages. */
  readonly furniture?: readonly string[]
}

const head = '关于做好春季植树工作的通知\n\n各乡镇人民政府：\n\n'
const first = '为做好今年春季植树工作，经县政府同意，现就有关事项通知如下，请认真贯彻执行。'
const second = '各乡镇要在3月12日前完成整地和挖穴，县林业局要在4月10日前完成苗木调运，确保苗木不积压、不失水。'
const third = '各级各部门要加强巡查，对毁坏林木的行为依法处理，并于6月30日前将植树情况报县绿化委员会办公室。'
const list = '1.甲村植树120亩。\n\n2.乙村植树80亩。\n\n3.丙村植树95亩。'
const form = '| 姓名 |  | 性别 |  |\n| --- | --- | --- | --- |\n| 单位 |  | 职务 |  |\n| 备注 |  |  |  |'
const oath = '我宣誓：\n\n忠于宪法，维护宪法权威，\n\n忠于祖国、忠于人民，\n\n恪尽职守、廉洁奉公。'
const body = (...parts: readonly string[]) => `${head}${parts.join('\n\n')}\n`
const cut = (text: string, at: number) => [text.slice(0, at), text.slice(at)] as const
const [a, b] = cut(second, 20)
const [c, d] = cut(second, second.indexOf('，') + 1)
const whole = body(first, second, third)
const wrap = (text: string, width: number, indent = '') => (indent + text).match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? ''
const repeated = (page: string, times: number) => Array.from({ length: times }, () => page).join('\n\n\n\n')

const cases: readonly Case[] = [
  { name: 'nothing to do', raw: whole, truth: whole },
  { name: 'a sentence cut by a page end', raw: body(first, a, b, third), truth: whole },
  { name: 'cut behind a comma', raw: body(first, ...cut(second, second.indexOf('，') + 1), third), truth: whole },
  { name: 'cut within a figure', raw: body(first, ...cut(second, second.indexOf('12日') + 1), third), truth: whole },
  { name: 'cut within a name in quotation marks', raw: body(first, '请按照《青禾县绿化造林', '管理办法》执行，不得擅自更改。'), truth: body(first, '请按照《青禾县绿化造林管理办法》执行，不得擅自更改。') },
  { name: 'cut with many empty lines', raw: body(first, `${a}\n\n\n\n\n${b}`, third), truth: whole },
  { name: 'a form feed between the halves', raw: body(first, `${a}\n\f${b}`, third), truth: whole },
  { name: 'a page end at a paragraph end', raw: body(first, second, '— 1 —', third, '— 2 —'), truth: whole, furniture: ['— 1 —', '— 2 —'] },
  { name: 'a paragraph that begins with few words', raw: body(first, '妥否，请批示。', second), truth: body(first, '妥否，请批示。', second) },
  ...['— N —', '- N -', '·N·', '第N页', '第 N 页 共 3 页', '第N页/共3页', 'N / 3', 'Page N of 3', '－N－', 'N'].map((style): Case => {
    const numbers = [1, 2, 3].map((page) => style.replace('N', String(page)))
    return { name: `page numbers ${style}`, raw: body(first, a, numbers[0] ?? '', b, numbers[1] ?? '', third, numbers[2] ?? ''), truth: whole, furniture: numbers }
  }),
  { name: 'a running head in a sentence', raw: body(first, c, '县政府公报', d, third), truth: whole, furniture: ['县政府公报'] },
  { name: 'a running head with the number of the page', raw: body(first, '县政府公报 · 2 ·', second, '县政府公报 · 3 ·', third), truth: whole, furniture: ['县政府公报 · 2 ·', '县政府公报 · 3 ·'] },
  { name: 'the title as running head', raw: body(first, a, '关于做好春季植树工作的通知', b, third), truth: whole },
  { name: 'a foot with a month', raw: body(first, c, '— 1 —', '2023年3月', d, third, '— 2 —', '2023年3月'), truth: whole, furniture: ['— 1 —', '2023年3月', '— 2 —'] },
  {
    name: 'the chapter as running head', raw: `县林木管理办法\n\n第一章 总则\n\n第一条 ${first}\n\n第一章 总则\n\n第二条 ${second}\n\n第二章 罚则\n\n第三条 ${third}\n`,
    truth: `县林木管理办法\n第一章 总则\n第一条 ${first}\n第二条 ${second}\n第二章 罚则\n第三条 ${third}`
  },
  { name: 'placeholders of pictures', raw: body(first, '![](images/1.png)', second, '[图片]', third), truth: whole, furniture: ['![](images/1.png)', '[图片]'] },
  { name: 'a page converted twice', raw: `${head}${repeated(`${first}\n\n${a}`, 2)}\n\n\n\n${b}\n\n${third}\n`, truth: whole },
  { name: 'a page converted three times', raw: `${head}${first}\n\n${a}\n\n\n\n${repeated(`${b}\n\n${third}`, 3)}\n`, truth: whole },
  { name: 'a copy cut short at its end', raw: body(first, second, `${first}\n\n${second.slice(0, 34)}`, third), truth: whole },
  { name: 'a copy cut short at its beginning', raw: body(first, second, `${first.slice(9)}\n\n${second}`, third), truth: whole },
  { name: 'windows that overlap by half a line', raw: body(first, second.slice(0, 30), `${second.slice(12)}`, third), truth: whole },
  { name: 'windows that overlap by a line', raw: body(first, a, b, `${b}\n\n${third}`, third), truth: whole },
  { name: 'a list of names converted twice', raw: body(first, repeated(list, 2)), truth: body(first, list) },
  { name: 'what closes a document converted twice', raw: body(first, second, repeated('青禾县人民政府\n\n2023年3月1日', 2)), truth: body(first, second, '青禾县人民政府', '2023年3月1日') },
  { name: 'an oath in two annexes', raw: body(first, '附件1', '入职誓词', oath, '附件2', '晋升誓词', oath), truth: body(first, '附件1', '入职誓词', oath, '附件2', '晋升誓词', oath) },
  { name: 'a form in two annexes', raw: body(first, '附件1', '存根联', form, '附件2', '归档联', form), truth: body(first, '附件1', '存根联', form, '附件2', '归档联', form) },
  { name: 'a refrain', raw: body(first, '植树就是植福。', second, '植树就是植福。', third, '植树就是植福。'), truth: body(first, '植树就是植福。', second, '植树就是植福。', third, '植树就是植福。') },
  { name: 'rows that are the same', raw: body('| 县 | 亩数 |\n| --- | --- |\n| 本级 | 1200 |\n| 甲 | 800 |\n| 本级 | 1200 |\n| 乙 | 600 |'), truth: body('| 县 | 亩数 |\n| --- | --- |\n| 本级 | 1200 |\n| 甲 | 800 |\n| 本级 | 1200 |\n| 乙 | 600 |') },
  { name: 'what another document says too', raw: body(`县政府办公室在通知中指出：“${first}”${second}`, '附件', '县政府办公室通知', '各村：', first, third), truth: body(`县政府办公室在通知中指出：“${first}”${second}`, '附件', '县政府办公室通知', '各村：', first, third) },
  {
    name: 'the head of a table again on the next page', raw: body('| 县 | 亩数 |\n| --- | --- |\n| 甲 | 800 |\n| 乙 | 600 |', '| 县 | 亩数 |\n| --- | --- |\n| 丙 | 500 |\n| 丁 | 450 |'),
    truth: body('| 县 | 亩数 |\n| --- | --- |\n| 甲 | 800 |\n| 乙 | 600 |\n| 丙 | 500 |\n| 丁 | 450 |')
  },
  { name: 'lines of a fixed width, indented', raw: `关于做好春季植树工作的通知\n各乡镇人民政府：\n${[first, second, third].map((text) => wrap(text, 22, '　　')).join('\n')}\n`, truth: whole },
  { name: 'lines of a fixed width, empty lines between', raw: body(wrap(first, 20), wrap(second, 20), wrap(third, 20)), truth: whole },
  { name: 'lines of a fixed width with page numbers', raw: `关于做好春季植树工作的通知\n各乡镇人民政府：\n${[first, second, third].map((text) => wrap(text, 22, '　　')).join('\n').replace(/(\n[^\n]*){4}/, '$&\n- 1 -')}\n- 2 -\n`, truth: whole, furniture: ['- 1 -', '- 2 -'] },
  { name: 'a list in lines of a fixed width', raw: body(...[first, second, third].map((text, at) => wrap(`${at + 1}.${text}`, 20))), truth: body(`1.${first}`, `2.${second}`, `3.${third}`) },
  { name: 'an annex note over two lines', raw: body(first, '附件：青禾县春季植树任务', '分解表', '附件', '青禾县春季植树任务分解表', second), truth: body(first, '附件：青禾县春季植树任务分解表', '附件', '青禾县春季植树任务分解表', second) },
  { name: 'spaces beside figures, half-width brackets', raw: whole.replace(/(\d+)月/g, ' $1 月 ').replace('同意，', '同意(含乡镇)，'), truth: whole.replace('同意，', '同意（含乡镇），') },
  { name: 'bold that is split', raw: body(`**第一** **，**${first}`, second), truth: body(`第一，${first}`, second) },
  { name: 'what cannot be seen', raw: whole.replace(/。/g, '\u200b。').replace(/\n/g, '\r\n'), truth: whole }
]

test.each(cases)('$name', ({ raw, truth, furniture = [] }) => {
  const cleaned = cleanText(raw, { forms })
  expect(proveCleaned(raw, cleaned)).toBeDefined()
  const score = scoreCleaned(cleaned, truth.split('\n').filter((line) => line.trim() !== '' && !/^\|[ :|-]+\|$/.test(line)))
  const markdown = markdownOf(cleaned)
  const left = furniture.filter((line) => markdown.split('\n').some((own) => bare(own) === bare(line)))
  scores.push(score)
  furnitureLeft += left.length
  asked += cleaned.rows.filter(({ applied }) => !applied).length
  expect({ ...score, left }, markdown).toMatchObject({ lost: 0, repeated: 0, right: score.boundaries, found: score.boundaries, left: [] })
  const again = cleanText(markdown, { forms })
  expect(markdownOf(again)).toBe(markdown)
})

afterAll(() => {
  const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0)
  console.log(`${scores.length} cases, ${sum('characters')} characters, ${sum('lost')} lost, ${sum('repeated')} repeated or left; boundaries: precision ${
    (sum('right') / sum('found')).toFixed(4)}, recall ${(sum('right') / sum('boundaries')).toFixed(4)}; ${furnitureLeft} pieces of furniture left, ${asked} questions`)
})
