import { stringify } from 'yaml'
import type { Fields } from '../forms/field.js'
import { fieldsOf, keyOf } from '../forms/fields.js'
import type { Form } from '../forms/form.js'
import { kindOf } from '../forms/kinds.js'
import type { FoundField, FoundForm } from './fields.js'
import type { ToldField } from './told-fields.js'

/** What forms call a field that most call otherwise. */
const others: Readonly<Record<string, readonly string[]>> = {
  编发日期: ['成文日期'], 讲话日期: ['题下日期'], 讲话人: ['作者'], 发文字号: ['令号', '纪要编号'], 发文机关标志: ['纪要标志']
}

/** What may have several values, each with a line of its own. */
const several = new Set(['发文机关署名', '发文机关标志', '标题'])

/** The fields that go into the front matter, and the front matter. */
export interface WrittenFields {
  readonly yaml: string
  readonly fields: readonly FoundField[]
  /** Those that were put in besides. */
  readonly told: readonly ToldField[]
}

/**
 * Writes front matter with the fields that the form has rows for, in their order; the others are left where they stand.
 * Where no such form is known, nothing is said but its name and the fields by their terms.
 */
export function writeFields({ form: name, fields, told }: FoundForm, forms: ReadonlyMap<string, Form>): WrittenFields {
  const form = [...forms.values()].find(({ term }) => term === name)
  const rows: Fields | undefined = form && fieldsOf(form)
  const readable = fields.flatMap((field) => {
    const names = [field.term, ...others[field.term] ?? []]
    const key = rows ? names.flatMap((term) => keyOf(rows, term) ?? [])[0] : field.term
    const row = rows?.[key ?? '']
    // what the row cannot read stays in the text
    const isRead = row === undefined || kindOf(row.kind).read(field.term === '印数' ? Number(field.value) : field.value) !== undefined
    return key === undefined || (key !== 'form' && !isRead) ? [] : [{ key, field }]
  })
  // a signature and its date stay together
  const isDated = readable.some(({ field }) => field.term === '成文日期')
  const known = readable.filter(({ field }) => isDated || !['发文机关署名', '附注'].includes(field.term)).filter(({ key, field }, index, all) => all.findIndex((other) => other.key === key) === index || several.has(field.term))
  const order = Object.keys(rows ?? {})
  const more = told.flatMap((field) => {
    const key = rows && keyOf(rows, field.term)
    return key === undefined || known.some((other) => other.key === key) ? [] : [{ key, field }]
  })
  const keys = [...new Set([...known, ...more].map(({ key }) => key))].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const lines = keys.map((key) => {
    const given = known.filter((other) => other.key === key).map(({ field }) => field.term === '印数' ? field.value : scalar(field.value))
    const values = given.length > 0 ? given : more.find((other) => other.key === key)?.field.values.map(scalar) ?? []
    return `${key}: ${values.length === 1 ? values.join('') : `[${values.join(', ')}]`}\n`
  })
  return { yaml: `${rows ? 'form' : '公文格式'}: ${name}\n${lines.join('')}`, fields: known.map(({ field }) => field), told: more.map(({ field }) => field) }
}

function scalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd()
}
