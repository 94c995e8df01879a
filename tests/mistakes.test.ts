import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { findingsOf, formatFinding } from '../src/report.js'
import { assets } from './support/world.js'

/** What a clerk begins with: without a finding. */
const right = readFileSync('tests/rules/document-number/right.md', 'utf8')

/** What is said of a document, in Chinese, without its path. */
function said(text: string | Uint8Array): string[] {
  const file = new VFile({ path: '通知.md', value: typeof text === 'string' ? new TextEncoder().encode(text) : text })
  parseDocument(file, { forms: assets.forms, picture: () => undefined })
  return findingsOf(file).map((finding) => formatFinding(finding, 'zh').replace('通知.md:', ''))
}

const gb18030 = Uint8Array.from(readFileSync('tests/support/gb18030.txt', 'latin1').trim().match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

describe('the commonest mistakes, and what is said of them', () => {
  const set = (from: string, to: string) => right.replace(from, to)
  const title = '标题: 青禾县人民政府关于加强农村饮水安全工作的通知'
  const mistakes: [what: string, text: string | Uint8Array, said: string[]][] = [
    ['a full-width colon in the front matter', set('标题: ', '标题：'), ['5:3 错误：元数据写错了：冒号应为半角，后加空格：标题: 青禾县人民政府关于加强农村饮水安全工作的通知（front-matter-syntax）']],
    ['no space behind a colon', set('标题: ', '标题:'), ['5:3 错误：元数据写错了：冒号之后应加空格：标题: 青禾县人民政府关于加强农村饮水安全工作的通知（front-matter-syntax）']],
    ['no --- at the beginning', right.slice(4), ['1:1 错误：元数据首尾的 --- 不对：第一行应为 ---，其后才写各项（front-matter-fence）']],
    ['no --- at the end', set('日\n---\n', '日\n'), ['9:1 错误：元数据首尾的 --- 不对：没有结束；最后一项之后应另起一行写 ---（front-matter-fence）']],
    ['--- of another kind', set('---', '———'), ['1:1 错误：元数据首尾的 --- 不对：第一行应为三个半角减号 ---（front-matter-fence）']],
    ['a tab before a line', set('标题', '\t标题'), ['5:1 错误：元数据写错了：行首不能用制表符（Tab）；请删去：标题: 青禾县人民政府关于加强农村饮水安全工作的通知（front-matter-syntax）']],
    ['quotes inside a value', set(title, '标题: "青禾县"的通知'), ['5:1 错误：元数据写错了：值里有引号；整个值请另用单引号括起，或改用“”：标题: \'"青禾县"的通知\'（front-matter-syntax）']],
    ['a quote that is not closed', set('标题: ', '标题: "'), ['5:1 错误：元数据写错了：引号只有前一半；请补上后一半，或删去：标题: "青禾县人民政府关于加强农村饮水安全工作的通知"（front-matter-syntax）']],
    ['a colon inside a value', set(title, '标题: 通知: 关于饮水安全的通知'), ['5:1 错误：元数据写错了：值里有半角冒号；请改为全角，或给整个值加引号：标题: \'通知: 关于饮水安全的通知\'（front-matter-syntax）']],
    ['a day that there is not', set('4月26日', '4月31日'), ['8:1 错误：“成文日期”写的 2019年4月31日 这一天不存在（date-impossible）']],
    ['a date with full stops', set('2019年4月26日', '2019.4.26'), ['8:1 错误：元数据“成文日期”的值 "2019.4.26" 不对，应为日期，如 2019年4月26日（front-matter-type）']],
    ['a date in Chinese numerals', set('2019年4月26日', '二〇一九年四月二十六日'), ['8:1 错误：成文日期“二〇一九年四月二十六日”应为“2019年4月26日”：用阿拉伯数字，年、月、日写全［GB/T 9704-2012 7.3.5.4］（date-numerals）']],
    ['zeros in a date', set('2019年4月26日', '2019年04月26日'), ['8:1 错误：日期“2019年04月26日”的月、日编了虚位，应为“2019年4月26日”［GB/T 9704-2012 7.3.5.4］（date-padded）']],
    ['square brackets around the year', set('〔2019〕14', '[2019]第014'), ['4:1 错误：发文字号“青政发[2019]第014号”不对，应为“青政发〔2019〕14号”：年份用六角括号〔〕写全，序号不编虚位、不加“第”［GB/T 9704-2012 7.2.5］（document-number）']],
    ['a key of another name', set('主送机关', '主送单位'), ['6:1 警告：元数据里有不认识的“主送单位”，是否应为“主送机关”（recipients）；此项未采用（front-matter-key-unknown）']],
    ['a key that means nothing', set('主送机关', 'zhusong'), ['6:1 警告：元数据里有不认识的“zhusong”；此项未采用（front-matter-key-unknown）']],
    ['a key that is missing', set(`${title}\n`, ''), ['1:1 错误：元数据缺少“标题”（title）；请补写一行“标题: ……”（front-matter-key-missing）']],
    ['a kind of document as the form', set('公文格式: 文件', '公文格式: 通知'), ['2:1 错误：不认识的公文格式“通知”，应为文件、刊物、信函、文稿（通知是文种，不是格式）（form-unknown）']],
    ['a half-width colon behind the recipients', set('主送机关: 各乡镇人民政府', '主送机关: "各乡镇人民政府:"'), ['6:1 错误：主送机关“各乡镇人民政府:”后应为全角冒号；可不写，由程序加上［GB/T 9704-2012 7.3.2］（recipients-colon）']],
    ['a picture that is not there', `${right}\n![饮水工程](饮水.png)\n`, ['13:1 错误：找不到图片 饮水.png；请放进稿件所在的文件夹，用相对路径写，文件夹之外的不读（picture-missing）']],
    ['a file in GB18030', gb18030, ['2:1 错误：文件不是 UTF-8 编码（第 5 字节起）；像是 GB18030，请在编辑器里另存为 UTF-8（encoding）']],
    ['a Word file', Uint8Array.of(0x50, 0x4b, 3, 4, 0xff), ['1:5 错误：文件不是 UTF-8 编码（第 5 字节起）；像是 Word 文件，请先用 tongbao clean 清理成稿件（encoding）']],
    ['an empty file', '', ['1:1 错误：文件开头没有元数据；第一行应为 ---，其后每项一行，如“公文格式: 文件”，再以 --- 结束；可用 tongbao new 起一份新稿（front-matter-missing）']],
    ['no space behind the mark of a head', `${right}\n##一、总体要求\n\n正文。\n`, ['13:1 错误：“##一、总体要求”会连同井号印成正文；如是标题，请在一行开头写“## 一、总体要求”（半角 #，后空一格）；如是正文，请写成 \\#（heading-printed）']],
    ['half-width marks in the text', `${right}\n会议要求,抓好落实(见附件).\n`, [
      '13:5 警告：“会议要求,抓好落实”里的半角标点会照原样印出，应为“会议要求，抓好落实”［GB/T 15834-2011］（punctuation-half）',
      '13:10 警告：“抓好落实(见附件)”里的半角标点会照原样印出，应为“抓好落实（见附件）”［GB/T 15834-2011］（punctuation-half）',
      '13:14 警告：“(见附件).”里的半角标点会照原样印出，应为“（见附件）。”［GB/T 15834-2011］（punctuation-half）',
      '13:15 警告：“见附件).”里的半角标点会照原样印出，应为“见附件）。”［GB/T 15834-2011］（punctuation-half）'
    ]],
    ['a head without its mark', `${right}\n一、总体要求\n\n正文。\n`, ['13:1 警告：“一、总体要求”会照正文印出，不用标题的字体，也不进目录；如是标题，请写成 ## 一、总体要求［GB/T 9704-2012 7.3.3］（heading-unmarked）']],
    ['the title again in the text', `${right}\n# 青禾县人民政府关于加强农村饮水安全工作的通知\n\n正文。\n`, ['13:1 错误：“青禾县人民政府关于加强农村饮水安全工作的通知”会另起一页，作为所附文件的标题；公文自己的标题只写在元数据 title 里，小标题用 ##（title-in-body）']],
    ['the title with a full stop', set('的通知', '的通知。'), ['5:1 警告：标题末尾的“。”应删去；标题末尾不用标点（title-mark）']],
    ['an annex that is not there', `${right}\n附件：饮水安全任务分工表\n`, ['13:1 错误：附件说明中有“饮水安全任务分工表”，正文之后却没有；请另起一行写 # 附件，其后写 # 饮水安全任务分工表 和内容，不附的写成“饮水安全任务分工表（略）”［GB/T 9704-2012 7.3.7］（annex-missing）']]
  ]
  test.each(mistakes)('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  test('nothing is said of the document itself', () => {
    expect(said(right)).toEqual([])
  })

  test('of several mistakes, in front matter and text, all is said at once', () => {
    const many = set('标题: ', '标题：').replace('〔2019〕', '[2019]').replace('4月26日', '4月31日').replace('主送机关', '主送单位')
    const ids = said(`${many}\n会议要求,抓好落实。\n\n##一、总体要求\n\n![饮水](饮水.png)\n`).map((line) => /（([\w-]+)）$/.exec(line)?.[1])
    expect(ids).toEqual([
      'document-number', 'front-matter-syntax', 'front-matter-key-unknown', 'date-impossible', 'punctuation-half', 'heading-printed', 'picture-missing'
    ])
  })
})
