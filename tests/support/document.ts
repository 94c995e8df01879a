import { VFile } from 'vfile'
import { parseDocument } from '../../src/document/parse.js'
import type { OfficialDocument } from '../../src/document/document.js'
import { form as bulletin } from '../../src/forms/bulletin.js'
import type { Form } from '../../src/forms/form.js'
import { findingsOf, type Finding } from '../../src/report.js'
import type { World } from '../../src/world.js'

/** A picture of one grey point. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'
)

/** What reading a document needs of the outside, without touching it: each picture is there whose name says so. */
export const outside: Pick<World, 'forms' | 'picture'> = {
  forms: new Map([['bulletin', bulletin as unknown as Form]]),
  picture: (path) => path.startsWith('there') ? picture : undefined
}

/** The front matter that every bulletin has, in the order of the form's rows, a line each from the second line on. */
export const required = `form: 刊物
serialName: 试验通报
issueNumber: 第27期
issuer: 某市委办公厅
date: 2021年3月4日
title: 关于试验的通报
distribution: 发：各区县
printingOffice: 某市委印务处
printingDate: 2021年3月5日印发
`

/** Front matter that gives the bulletin's own fields, none in the words of another. */
export const everyField = `${required}genre: 通知
speaker: 张三丰
speechDate: （2021年2月3日）
editorsNote: 编者按一句
printedCopies: 345
copyNumber: "000067"
classification: 秘密★1年
note: （此件发至乡镇）
language: zh-Hans-CN
publisher: 某市出版社
rights: 不得翻印
keywords: [试验, 讲话]
summary: 内容提要
archive: {全宗号: "89", 保管期限: 永久}
rules: {quotes-apart: 忽略（原文如此）}
revisionDate: 2021年4月6日
pagination: flow
`

/** The same, with the fields that other forms have as well. */
export const everyRow = `${everyField}urgency: 特急
reported: 市委领导
passed: 市人大
issued: 各乡镇
`

/** Reads a document as the program does. */
export function read(
  text: string | Uint8Array, world: Pick<World, 'forms' | 'picture'> = outside
): { file: VFile, document: OfficialDocument | undefined, found: readonly Finding[] } {
  const file = new VFile({ path: 'content/example.md', value: typeof text === 'string' ? Buffer.from(text) : text })
  const document = parseDocument(file, world)
  return { file, document, found: findingsOf(file) }
}

/** Reads a document that nothing is wrong with. */
export function readWhole(frontMatter: string, body = '正文。', world = outside): { file: VFile, document: OfficialDocument } {
  const { file, document, found } = read(`---\n${frontMatter}---\n\n${body}\n`, world)
  if (!document || found.length > 0) throw new Error(found.map(String).join('\n'))
  return { file, document }
}

/** Findings in short: id, line, column, values. */
export function brief(found: readonly Finding[]): unknown[] {
  return found.map(({ ruleId, line, column, values }) => [ruleId, line, column, ...values])
}
