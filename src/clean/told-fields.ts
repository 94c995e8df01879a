import type { FoundField } from './fields.js'
import { isOffice } from './offices.js'
import { dateLine, isBracketed } from './shapes.js'

/** A field of which the text says what it is, though no line of it can go into the front matter. */
export interface ToldField {
  readonly term: string
  readonly values: readonly string[]
  /** The block from which it follows, by its index. */
  readonly index: number
}

interface Known {
  readonly form: string
  readonly fields: readonly FoundField[]
  /** The blocks, and how many of them are head. */
  readonly texts: readonly string[]
  readonly end: number
}

/** Tells what follows from the text and from other fields: who signed together on one day, the mark of the agencies, what an order puts in force. */
export function readTold(known: Known): readonly ToldField[] {
  const signed = readSigned(known)
  const mark = readMark(known, signed)
  const title = known.form === '命令' ? readOrdered(known) : undefined
  return [...signed, ...(mark ? [mark] : []), ...(title ? [title] : [])]
}

/** Several signatures, each with the same date under it, and a seal between. */
function readSigned({ form, fields, texts, end }: Known): readonly ToldField[] {
  if (!['文件', '信函'].includes(form) || fields.some(({ term }) => term === '成文日期')) return []
  const signers: string[] = []
  const dates = new Set<string>()
  let first = -1
  for (let at = end; at + 1 < texts.length; at += 1) {
    const step = isBracketed(texts[at + 1] ?? '') ? 2 : 1
    const [signer = '', date = ''] = [texts[at], texts[at + step]]
    if (!isOffice(signer) || !dateLine.test(date)) continue
    if (first < 0) first = at
    signers.push(signer)
    dates.add(date)
    at += step
  }
  const [date = ''] = dates
  return signers.length < 2 || dates.size > 1 ? [] : [{ term: '发文机关署名', values: signers, index: first }, { term: '成文日期', values: [date], index: first }]
}

/** The mark where no line has it: the agencies that sign, or the one that begins the title, as their forms have it. */
function readMark({ form, fields }: Known, signed: readonly ToldField[]): ToldField | undefined {
  const all = (term: string) => fields.filter((field) => field.term === term)
  const [number] = all('发文字号')
  if (!['文件', '信函'].includes(form) || !number || all('发文机关标志').length > 0) return undefined
  const titled = /^(.{2,30}?)(?:关于|转发|印发)/.exec(all('标题').at(-1)?.value ?? '')?.[1] ?? ''
  const signers = [...all('发文机关署名').map(({ value }) => value), ...signed[0]?.values ?? []]
  const agencies = signers.length > 0 ? signers : isOffice(titled) ? [titled] : []
  if (agencies.length === 0 || !agencies.every(isOffice)) return undefined
  const values = form === '信函' ? agencies : agencies.length === 1 ? [`${agencies.join('')}文件`] : [...agencies, '文件']
  return { term: '发文机关标志', values, index: number.index }
}

/** The name of what an order puts in force. */
function readOrdered({ fields, texts, end }: Known): ToldField | undefined {
  const name = /《([^《》]{4,60})》/.exec(texts[end] ?? '')?.[1]
  return name === undefined || fields.some(({ term }) => term === '标题') ? undefined : { term: '标题', values: [name], index: end }
}
