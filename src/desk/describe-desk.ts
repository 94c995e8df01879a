import { fieldsOf } from '../forms/fields.js'
import type { Form } from '../forms/form.js'
import { kindOf } from '../forms/kinds.js'
import type { Language } from '../text/language.js'

/** A field as the desk offers it, with the values that can be chosen where there are few. */
export interface OfferedField {
  readonly key: string
  readonly term: string
  readonly isRequired: boolean
  readonly example: string
  readonly help: { readonly zh: string, readonly en: string }
  readonly kind: { readonly zh: string, readonly en: string }
  readonly values: readonly string[]
}

/** What the desk's page is told at first. */
export interface DeskAbout {
  readonly language: Language
  /** Documents by the paths that the user named. */
  readonly documents: readonly string[]
  /** The fields of each form, by the form's Chinese term. */
  readonly forms: Readonly<Record<string, readonly OfferedField[]>>
}

/** Describes documents and forms for the desk's page. */
export function describeDesk(language: Language, documents: readonly string[], forms: ReadonlyMap<string, Form>): DeskAbout {
  const terms = [...forms.values()].map(({ term }) => term)
  const offered = [...forms.values()].map((form) => [form.term, Object.entries(fieldsOf(form)).map(([key, field]): OfferedField => {
    const { zh, en, schema } = kindOf(field.kind)
    return {
      key, term: field.term, isRequired: field.required === true, example: field.example, help: field.help, kind: { zh, en },
      values: key === 'form' ? terms : listed(schema)
    }
  })] as const)
  return { language, documents, forms: Object.fromEntries(offered) }
}

function listed(schema: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : []
}
