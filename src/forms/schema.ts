import type { Field } from './field.js'
import { fieldsOf } from './fields.js'
import type { Form } from './form.js'
import { kindOf } from './kinds.js'

/** Describes the front matter of any document as JSON Schema (2020-12): that of the form which it names. */
export function schemaOfAny(forms: ReadonlyMap<string, Form>): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '公文元数据 front matter', description: '先写公文格式，其余各项随之而定（the form decides which other fields there are）',
    oneOf: [...forms.keys()].map((name) => ({ $ref: `${name}.schema.json` }))
  }
}

/**
 * Describes the front matter of a form as JSON Schema (2020-12), by which editors complete and explain it. A field goes
 * by its key or by its Chinese term, a required one by one of them.
 */
export function schemaOf(name: string, form: Form): object {
  const entries = Object.entries(fieldsOf(form))
  const describe = ([key, { term, kind, help, example }]: [string, Field]) => ({
    ...(key === 'form' ? { enum: [name, form.term] } : kindOf(kind).schema),
    title: `${term} ${key}`, description: `${help.zh}（${help.en}）`, examples: [example]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${form.term} ${name}`, description: `${form.help.zh}（${form.help.en}）`,
    type: 'object', additionalProperties: false,
    properties: Object.fromEntries(entries.flatMap((entry) => {
      const [key, { term }] = entry
      return [[key, describe(entry)], [term, describe(entry)]]
    })),
    allOf: entries.filter(([, { required }]) => required === true)
      .map(([key, { term }]) => ({ oneOf: [{ required: [key] }, { required: [term] }] }))
  }
}
