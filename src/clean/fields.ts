import { readClosing, readImprint } from './closing-fields.js'
import { isOffice, office } from './offices.js'
import { readTold, type ToldField } from './told-fields.js'
import { dateLine, endingOf, isBracketed, isLabelled, isMarkup, isProse, isRecipients, numberLine, readNumber } from './shapes.js'

/** A field of the front matter that a line of the head or the tail gives. */
export interface FoundField {
  /** The Chinese term, by which the rows of a form know it. */
  readonly term: string
  readonly value: string
  /** The block that says it, by its index. */
  readonly index: number
  /** What stands before the value and says what it is; the form prints it by itself. */
  readonly label?: string
  /** What stands behind it, likewise. */
  readonly tail?: string
}

/** What the head and the tail of a document say. */
export interface FoundForm {
  /** The Chinese name of the form. */
  readonly form: string
  readonly fields: readonly FoundField[]
  /** Fields that follow from what stays in the text, or from others. */
  readonly told: readonly ToldField[]
}

/** The most blocks that a head may have, and characters in one of them. */
const longestHead = 14
const widest = 120

const person = /^\p{Script=Han}(?:[ \u3000]{0,4}\p{Script=Han}){1,3}$|^\p{Script=Han}{1,6}·\p{Script=Han}{1,8}$/u
/** A number, and who signed, on one line. */
const signed = /^(\S{1,24}[〔［[（(【]\s*\d{4}\s*[〕］\])）】]\s*(?:第\s*)?\d+\s*号)\s+(签发人[：:]\s*)(\S.*)$/
const serial = /简报|动态|快报|专报|简讯|信息|情况反映/

/** Reads head and tail of a document, whose blocks are `lines` without marks of bold and pages. What is not clear is left in the text. */
export function readFields(lines: readonly string[]): FoundForm | undefined {
  const texts = lines.map((line) => line.replace(/^#+\s+/, ''))
  const head = readHead(texts)
  if (!head) return undefined
  const form = formOf(new Map(head.fields.map(({ term, value }) => [term, value] as const)), head.isSerial, head.name)
  if (form === undefined) return undefined
  const tail = [...readImprint(texts, head.end, form), ...readClosing(texts, head.end, form)]
  // what has no text behind its head is all text
  const isBare = head.fields.length + tail.length >= texts.length
  // the title of an order is its mark
  const rename = (field: FoundField) => form === '命令' && field.term === '标题' ? { ...field, term: '发文机关标志' } : field
  const fields = [...head.fields, ...tail].map(rename)
  return isBare ? undefined : { form, fields, told: readTold({ form, fields, texts, end: head.end }) }
}

function formOf(given: ReadonlyMap<string, string>, isSerial: boolean, name: string): string | undefined {
  const [title = '', number = ''] = [given.get('标题'), given.get('发文字号')]
  if (title === '') return undefined
  if (isSerial) return serial.test(name) ? '简报' : '刊物'
  if (title.endsWith('令') && number.startsWith('第')) return '命令'
  if (title.endsWith('纪要') || given.get('发文机关标志')?.endsWith('纪要')) return '纪要'
  if (/函/.test(number) && /[函批复]$/.test(title)) return '信函'
  if (number !== '' || given.has('主送机关') || /(?:通知|意见|决定|决议|公告|通告|公报|通报|批复|报告|请示)$/.test(title)) return '文件'
  return '文稿'
}

interface Head { readonly fields: FoundField[], readonly end: number, readonly isSerial: boolean, readonly name: string }

/** The lines before the text: those that are known by their shape, and a title among the others. */
function readHead(texts: readonly string[]): Head | undefined {
  const fields: FoundField[] = []
  const unknown: number[] = []
  const end = endOfHead(texts)
  const add = (term: string, index: number, value = texts[index] ?? '') => void fields.push({ term, value, index })
  let issue = -1
  for (let index = 0; index < end; index += 1) {
    const text = texts[index] ?? ''
    const before = unknown.at(-1)
    if (/^[（(]?第\d+期[）)]?/.test(text)) { add('期号', index); issue = index }
    else if (numberLine.test(text)) add('发文字号', index)
    else if (/^(?:绝密|机密|秘密)(?:\s*★.*)?$/.test(text)) add('密级', index)
    else if (/^(?:特急|加急|特提|平急|急件)$/.test(text)) add('紧急程度', index)
    else if (index === 0 && /^\d{6}$/.test(text)) add('份号', index)
    else if (signed.test(text)) {
      const [, number = '', label = '', who = ''] = signed.exec(text) ?? []
      fields.push({ term: '发文字号', value: number, index }, { term: '签发人', label, value: who, index })
    }
    else if (/^签发人[：:]./.test(text)) fields.push({ term: '签发人', label: '签发人：', value: text.slice(4), index })
    else if (dateLine.test(text)) add(isBracketed(text) ? '讲话日期' : '编发日期', index)
    else if (index === end - 1 && isRecipients(text) && before !== undefined) add('主送机关', index)
    else if (person.test(text) && before !== undefined && fields.some(({ term }) => term === '讲话日期')) add('讲话人', index)
    else unknown.push(index)
  }
  return nameTitle(texts, { fields, unknown, issue, end })
}

/** Of the lines of a head that are left, the last is the title; before it a serial has its name and its office. */
function nameTitle(
  texts: readonly string[], { fields, unknown, issue, end }: { fields: FoundField[], unknown: readonly number[], issue: number, end: number }
): Head | undefined {
  const isSerial = issue > 0
  const others = unknown.slice(0, -1)
  const [name, issuer] = others
  // before a title without a masthead no other line stands: what follows it is text
  const isMasthead = others.every((index) => isOffice(texts[index] ?? '') || /(?:文件|纪要|公报|简报|通报)$/.test(texts[index] ?? ''))
  const title = isSerial || isMasthead ? unknown.at(-1) : unknown[0]
  if (title === undefined || !isTitle(texts[title] ?? '')) return undefined
  if (isSerial) {
    if (name === undefined || issuer === undefined || others.length !== 2 || !office.test(texts[issuer] ?? '')) return undefined
    fields.push({ term: '刊名', value: texts[name] ?? '', index: name }, { term: '编发单位', value: texts[issuer] ?? '', index: issuer })
  }
  else {
    const number = fields.find(({ term }) => term === '发文字号')?.index ?? -1
    for (const index of others) {
      const text = texts[index] ?? ''
      const isMinutes = [text, texts[title] ?? '', texts[others[0] ?? -1] ?? ''].some((line) => line.endsWith('纪要'))
      // what names itself stands over the number; offices that issue jointly may begin the title
      const term = isMinutes && isOffice(text) ? '编发单位' : !isOffice(text) || index < number ? '发文机关标志' : '标题'
      fields.push({ term, value: text, index })
    }
  }
  fields.push({ term: '标题', value: texts[title] ?? '', index: title })
  return { fields, end, isSerial, name: texts[name ?? -1] ?? '' }
}

function isTitle(text: string): boolean {
  return text.length >= 4 && /\p{Script=Han}/u.test(text) && text.length <= widest && !/[。；]/.test(text) && !isMarkup(text)
}

/** The first block that is text: a sentence, a heading, a row; a line to whom it goes is still head. */
function endOfHead(texts: readonly string[]): number {
  for (const [index, text] of texts.slice(0, longestHead).entries()) {
    if (isRecipients(text) && index > 0) return index + 1
    if (/^签发人[：:]/.test(text)) continue
    if (isMarkup(text) || isLabelled(text) || text.length > widest) return index
    const number = readNumber(text)
    if (number && number.numbering !== 'digit' || /[。；！？]/.test(text) || (isProse(text) && endingOf(text) !== 'bare')) return index
  }
  return Math.min(texts.length, longestHead)
}
