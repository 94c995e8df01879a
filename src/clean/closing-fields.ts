import type { FoundField } from './fields.js'
import { body, office } from './offices.js'
import { dateLine, endingOf, isBracketed, isLabelled, isMarkup, isProse, readNumber } from './shapes.js'

const printing = /^(.{2,40}?)\s+(\d{4}年\d{1,2}月\d{1,2}日\s*印发)$/

/** The imprint, from the last line upwards, as far as the shape of lines tells what they are. */
export function readImprint(texts: readonly string[], end: number, form: string): readonly FoundField[] {
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
  const ofMinutes = () => /^(出席|列席|请假|记录|分送)[：:]./.exec(text())?.[1]
  if (form === '纪要') for (let term = ofMinutes(); term !== undefined; term = ofMinutes()) takeLabelled(term)
  if (form === '简报') for (const term of ['发', '送', '报']) if (new RegExp(`^${term}[：:].`).test(text())) takeLabelled(term)
  if (/^(?:发|分送|发送)[：:]/.test(text()) || /^[（(].*发至.*[）)]$/.test(text())) take('发送范围')
  return fields
}

/** What closes the text: signature, date and note, before the annexes and the imprint. */
export function readClosing(texts: readonly string[], end: number, form: string): readonly FoundField[] {
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
