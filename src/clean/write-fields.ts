import { stringify } from 'yaml'
import type { Fields } from '../forms/field.js'
import { fieldsOf, keyOf } from '../forms/fields.js'
import type { Form } from '../forms/form.js'
import type { FoundField, FoundForm } from './fields.js'

/** What forms call a field that most call otherwise. */
const others: Readonly<Record<string, readonly string[]>> = {
  编发日期: ['成文日期'], 讲话日期: ['题下日期'], 讲话人: ['作者'], 发文字号: ['令号', '纪要编号'], 发文机关标志: ['纪要标志']
}

/** The fields that go into the front matter, and the front matter. */
export interface WrittenFields {
  readonly yaml: string
  readonly fields: readonly FoundField[]
}

/**
 * Writes front matter with the fields that the form has rows for, in their order; the others are left where they stand.
 * Where no such form is known, nothing is said but its name and the fields by their terms.
 */
export function writeFields({ form: name, fields }: FoundForm, forms: ReadonlyMap<string, Form>): WrittenFields {
  const form = [...forms.values()].find(({ term }) => term === name)
  const rows: Fields | undefined = form && fieldsOf(form)
  const known = fields.flatMap((field) => {
    const names = [field.term, ...others[field.term] ?? []]
    const key = rows ? names.flatMap((term) => keyOf(rows, term) ?? [])[0] : field.term
    return key === undefined ? [] : [{ key, field }]
  }).filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index)
  const order = Object.keys(rows ?? {})
  const sorted = [...known].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
  const lines = [[rows ? 'form' : '公文格式', name] as const, ...sorted.map(({ key, field }) => [key, field.value] as const)]
  return { yaml: lines.map(([key, value]) => `${key}: ${scalar(value)}\n`).join(''), fields: known.map(({ field }) => field) }
}

function scalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd()
}
