import type { Both } from '../text/language.js'
import { mistyped } from '../text/nearest.js'
import type { Fields } from './field.js'
import { fieldsOf, keyOf } from './fields.js'
import type { Form } from './form.js'

/** What people write for fields, and the keys that may be meant, the likeliest first. */
const meanings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  发文单位: ['signature', 'issuer'], 发文机关: ['signature', 'issuer'], 编发单位: ['issuer', 'signature'], 编印单位: ['issuer', 'printingOffice'], 主办单位: ['issuer', 'signature'], 署名: ['signature'], 落款: ['signature'],
  机关标志: ['agencyMark'], 红头: ['agencyMark', 'serialName'], 报头: ['serialName', 'agencyMark'], 文头: ['agencyMark', 'serialName'], 刊物名称: ['serialName'], 名称: ['serialName', 'title'],
  文号: ['documentNumber', 'orderNumber'], 发文号: ['documentNumber'], 字号: ['documentNumber'], 编号: ['documentNumber', 'issueNumber'], 期数: ['issueNumber'], 期次: ['issueNumber'], 总期号: ['issueNumber'],
  题目: ['title'], 题名: ['title'], 文件名: ['title'], 大标题: ['title'], 主送: ['recipients'], 主送单位: ['recipients'], 收文机关: ['recipients'], 送: ['recipients', 'passed'],
  抄送: ['copyRecipients'], 抄送单位: ['copyRecipients'], 抄报: ['copyRecipients', 'reported'], 日期: ['documentDate', 'date'], 时间: ['documentDate', 'date'], 成文时间: ['documentDate'], 发文日期: ['documentDate', 'date'],
  编发日期: ['date', 'documentDate'], 发布日期: ['date', 'documentDate'], 印发单位: ['printingOffice'], 印刷单位: ['printingOffice'], 印发时间: ['printingDate'], 印刷日期: ['printingDate'], 份数: ['printedCopies'], 印刷份数: ['printedCopies'],
  附件: ['attachmentNote'], 附件名称: ['attachmentNote'], 备注: ['note'], 说明: ['note'], 密级等级: ['classification'], 秘密等级: ['classification'], 保密级别: ['classification'], 紧急级别: ['urgency'], 缓急: ['urgency'],
  签发: ['signatory'], 签发领导: ['signatory'], 作者: ['speaker'], 主讲人: ['speaker'], 发送: ['distribution'], 分送: ['distribution'], 发至: ['distribution'], 格式: ['form'], 公文种类: ['genre'], 类型: ['genre', 'form'], 种类: ['genre', 'form'],
  关键字: ['keywords'], 主题词: ['keywords'], 内容提要: ['summary'], 摘要说明: ['summary'], 印章: ['seal'], 盖章: ['seal'],
  subject: ['title'], heading: ['title'], name: ['title', 'serialName'], author: ['speaker', 'signature'], type: ['form', 'genre'], kind: ['genre', 'form'], template: ['form'], layout: ['form'],
  number: ['documentNumber', 'issueNumber'], no: ['documentNumber', 'issueNumber'], issue: ['issueNumber'], to: ['recipients'], addressee: ['recipients'], cc: ['copyRecipients'], copies: ['copyRecipients', 'printedCopies'],
  from: ['signature', 'issuer'], agency: ['signature', 'issuer'], office: ['signature', 'issuer'], issuer: ['signature'], organisation: ['signature', 'issuer'], organization: ['signature', 'issuer'], department: ['signature', 'issuer'],
  date: ['documentDate'], documentdate: ['date'], attachments: ['attachmentNote'], attachment: ['attachmentNote'], annexes: ['attachmentNote'], annex: ['attachmentNote'], secrecy: ['classification'], secret: ['classification'],
  priority: ['urgency'], lang: ['language'], tags: ['keywords'], description: ['summary'], abstract: ['summary'], copyright: ['rights'], license: ['rights'], masthead: ['serialName', 'agencyMark'], remark: ['note'], remarks: ['note']
}))

/** What is unknown: a key as it was written, and the forms by their English names. */
export interface Unknown {
  readonly written: string
  readonly rows: Fields
  readonly given: ReadonlySet<string>
  readonly forms: ReadonlyMap<string, Form>
}

/**
 * Words what a key was most likely meant for, to stand behind it in a finding: by its meaning in either language, by one wrong
 * letter, or as a field of another form. Says nothing where all that would be a guess.
 */
export function meantFor({ written, rows, given, forms }: Unknown): Both {
  const tidy = written.replace(/[\s\u3000_-]+/gu, '')
  const open = Object.entries(rows).filter(([key]) => !given.has(key))
  const known = meanings.get(tidy) ?? meanings.get(tidy.toLowerCase()) ?? []
  const [others] = [...forms.values()].map((form) => keyOf(fieldsOf(form), tidy)).filter((key) => key !== undefined)
  const exact = open.find(([key, { term }]) => key.toLowerCase() === tidy.toLowerCase() || term === tidy)?.[0]
  const key = exact ?? [...known, ...(others === undefined ? [] : meanings.get(others) ?? [])].find((one) => open.some(([own]) => own === one)) ?? near(tidy, open)
  if (key !== undefined) return { zh: `，是否应为“${rows[key]?.term ?? key}”（${key}）`, en: `, expected perhaps ${key} (${rows[key]?.term ?? ''})` }
  const terms = [...forms.values()].filter((form) => keyOf(form.fields, tidy) !== undefined).map(({ term }) => term)
  return terms.length > 0 ? { zh: `（这是${terms.join('、')}的项，此格式没有）`, en: ` (a field of ${terms.join(', ')}, not of this form)` } : { zh: '', en: '' }
}

/** A key or a term with one letter wrong. */
function near(name: string, open: readonly (readonly [string, { readonly term: string }])[]): string | undefined {
  const found = mistyped(name, open.flatMap(([key, { term }]) => [key, term]))
  return found === undefined ? undefined : open.find(([key, { term }]) => key === found || term === found)?.[0]
}
