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
}

/** The most blocks that a head may have, and characters in one of them. */
const longestHead = 14
const widest = 120

const person = /^\p{Script=Han}(?:[ \u3000]{0,4}\p{Script=Han}){1,3}$|^\p{Script=Han}{1,6}·\p{Script=Han}{1,8}$/u
const serial = /简报|动态|快报|专报|简讯|信息|情况反映/
const office = /(?:委员会|办公[厅室]|人民政府|政府|[部厅局委院社会处室署]|小组|党组|指挥部)$/
/** Others that sign. */
const body = /(?:县委|市委|区委|省委|州委|党委|党工委|纪委|法院|检察院|公司|大学|学院|学校|中学|小学|协会|联合会|总会|商会|学会|中心|银行|集团|支队|大队|总队|站|所|馆|队|科|工会|妇联|团委|国务院)$/
const printing = /^(.{2,40}?)\s+(\d{4}年\d{1,2}月\d{1,2}日\s*印发)$/

/** Reads head and tail of a document, whose blocks are `lines` without marks of bold and pages. What is not clear is left in the text. */
export function readFields(lines: readonly string[]): FoundForm | undefined {
  const texts = lines.map((line) => line.replace(/^#+\s+/, ''))
  const head = readHead(texts)
  if (!head) return undefined
  const form = formOf(new Map(head.fields.map(({ term, value }) => [term, value])), head.isSerial, head.name)
  if (form === undefined) return undefined
  const tail = [...readImprint(texts, head.end, form), ...readClosing(texts, head.end, form)]
  // what has no text behind its head is all text
  const isBare = head.fields.length + tail.length >= texts.length
  // the title of an order is its mark
  const rename = (field: FoundField) => form === '命令' && field.term === '标题' ? { ...field, term: '发文机关标志' } : field
  return isBare ? undefined : { form, fields: [...head.fields, ...tail].map(rename) }
}

function formOf(given: ReadonlyMap<string, string>, isSerial: boolean, name: string): string | undefined {
  const [title = '', number = ''] = [given.get('标题'), given.get('发文字号')]
  if (title === '') return undefined
  if (isSerial) return serial.test(name) ? '简报' : '刊物'
  if (title.endsWith('令') && number.startsWith('第')) return '命令'
  if (title.endsWith('纪要')) return '纪要'
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
  const isMasthead = others.every((index) => office.test(texts[index] ?? '') || /(?:文件|纪要|公报|简报|通报)$/.test(texts[index] ?? ''))
  const title = isSerial || isMasthead ? unknown.at(-1) : unknown[0]
  if (title === undefined || !isTitle(texts[title] ?? '')) return undefined
  if (isSerial) {
    if (name === undefined || issuer === undefined || others.length !== 2 || !office.test(texts[issuer] ?? '')) return undefined
    fields.push({ term: '刊名', value: texts[name] ?? '', index: name }, { term: '编发单位', value: texts[issuer] ?? '', index: issuer })
  }
  else {
    for (const index of others) {
      const term = office.test(texts[index] ?? '') ? '编发单位' : '发文机关标志'
      if (!fields.some((field) => field.term === term)) fields.push({ term, value: texts[index] ?? '', index })
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

/** The imprint, from the last line upwards, as far as the shape of lines tells what they are. */
function readImprint(texts: readonly string[], end: number, form: string): readonly FoundField[] {
  const fields: FoundField[] = []
  let index = texts.length - 1
  const text = () => index >= end ? texts[index] ?? '' : ''
  const take = (term: string, [label = '', value = '', tail = '']: readonly string[] = ['', text()]) => {
    fields.push({ term, value, index, ...(label !== '' && { label }), ...(tail !== '' && { tail }) })
    index -= 1
  }
  /** A line that names itself, as 抄送：… does. */
  const takeLabelled = (term: string) => {
    const [label = ''] = /^[^：:]*[：:]\s*/.exec(text()) ?? []
    take(term, [label, text().slice(label.length)])
  }
  const copies = /^([（(]?共印\s*)(\d+)(\s*份[）)]?)$/.exec(text())
  if (copies) take('印数', copies.slice(1))
  const [whole, who = '', when = ''] = printing.exec(text()) ?? []
  if (whole !== undefined) {
    fields.push({ term: '印发机关', value: who, index }, { term: '印发日期', value: when, index })
    index -= 1
  } else if (/^\d{4}年\d{1,2}月\d{1,2}日\s*印发$/.test(text())) {
    take('印发日期')
    if (office.test(text()) && text().length <= 40) take('印发机关')
  }
  if (/^抄\s*送[：:]./.test(text())) takeLabelled('抄送机关')
  if (form === '简报') for (const term of ['发', '送', '报']) if (new RegExp(`^${term}[：:].`).test(text())) takeLabelled(term)
  if (/^(?:发|分送|发送)[：:]/.test(text()) || /^[（(].*发至.*[）)]$/.test(text())) take('发送范围')
  return fields
}

/** What closes the text: signature, date and note, before the annexes and the imprint. */
function readClosing(texts: readonly string[], end: number, form: string): readonly FoundField[] {
  const annex = texts.findIndex((line, index) => index > end && /^附\s*件\s*[\d一二三四五六七八九十]*\s*[：:．.]?$/.test(line))
  const ends = texts.findLastIndex((line, index) => index > end && dateLine.test(line) && !line.endsWith('印发') && (annex < 0 || index < annex))
  const order = form === '命令' ? /^(\S{2,8})\s+(\p{Script=Han}{2,4})$/u : undefined
  const index = order ? texts.findIndex((line, at) => at > end && at < end + 6 && dateLine.test(line)) : ends
  const [date = '', before = '', behind = ''] = [texts[index], texts[index - 1], texts[index + 1]]
  const isLast = order !== undefined || [index + 1, index + 2].some((at) => at === annex || /^抄\s*送|印发$/.test(texts[at] ?? '') || texts[at] === undefined)
  if (index <= end || !isLast) return []
  const [, rank, name] = order?.exec(before) ?? []
  if (rank !== undefined && name !== undefined) {
    return [{ term: '签发人职务', value: rank, index: index - 1 }, { term: '签发人', value: name, index: index - 1 }, { term: '成文日期', value: date, index }]
  }
  const signers: FoundField[] = []
  for (let at = index - 1; isSignature(texts[at], at, end); at -= 1) signers.unshift({ term: '发文机关署名', value: texts[at] ?? '', index: at })
  // signatures that each have a date of their own stay in the text
  if (order || signers.length === 0 || dateLine.test(texts[index - 1 - signers.length] ?? '')) return []
  const note = isBracketed(behind) ? [{ term: '附注', value: behind, index: index + 1 }] : []
  return [...signers, { term: '成文日期', value: date, index }, ...note]
}

/** Whether a line may be a signature. */
function isSignature(text: string | undefined, index: number, end: number): boolean {
  if (text === undefined || index < end || text.length > 40 || isProse(text) || endingOf(text) !== 'bare' || dateLine.test(text) || readNumber(text) || isLabelled(text) || isBracketed(text) || isMarkup(text)) return false
  return office.test(text) || body.test(text) || /(?:县长|市长|省长|主任|总理|书记|厅长|局长)\s*\S{2,8}$/.test(text)
}
