/** The part of JSON Schema (2020-12) that `schemas/` uses. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean'
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  /** UTF-16 code units, where JSON Schema counts characters: no schema here turns on the difference. */
  readonly maxLength?: number
  readonly maxItems?: number
  readonly maxProperties?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  /** What properties that `properties` does not name must be; `false`: there may be none. */
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
}

/** Finds the first place where `value` breaks `schema`, for example `outputs[0].sha256`; `undefined` where none is. */
export function findBreach(value: unknown, schema: Schema, root: Schema = schema, place = ''): string | undefined {
  const { $ref, properties = {}, required = [], additionalProperties = true, items } = schema
  if ($ref !== undefined) return findBreach(value, root.$defs?.[$ref.replace('#/$defs/', '')] ?? {}, root, place)
  if (!fits(value, schema)) return place || '{}'
  if (Array.isArray(value)) {
    return items && first(value.entries(), ([index, item]) => findBreach(item, items, root, `${place}[${index}]`))
  }
  if (typeof value !== 'object' || value === null) return undefined
  const inside = (key: string) => place === '' ? key : `${place}.${key}`
  const missing = required.find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return inside(missing)
  return first(Object.entries(value), ([key, item]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (own === false) return inside(key)
    return typeof own === 'object' ? findBreach(item, own, root, inside(key)) : undefined
  })
}

function fits(value: unknown, schema: Schema): boolean {
  const { type, const: only, enum: choices, pattern } = schema
  if (only !== undefined && value !== only) return false
  if (choices && !choices.includes(value)) return false
  if (pattern !== undefined && !(typeof value === 'string' && new RegExp(pattern, 'u').test(value))) return false
  if (!isWithin(value, schema)) return false
  switch (type) {
    case 'object': return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'array': return Array.isArray(value)
    case 'integer': return Number.isSafeInteger(value)
    case undefined: return true
    default: return typeof value === type
  }
}

function isWithin(value: unknown, schema: Schema): boolean {
  const { minimum = -Infinity, maximum = Infinity, maxLength = Infinity, maxItems = Infinity, maxProperties = Infinity } = schema
  if (typeof value === 'number') return value >= minimum && value <= maximum
  if (typeof value === 'string') return value.length <= maxLength
  if (Array.isArray(value)) return value.length <= maxItems
  return maxProperties === Infinity || Object.keys(Object(value)).length <= maxProperties
}

function first<T, R>(values: Iterable<T>, find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
