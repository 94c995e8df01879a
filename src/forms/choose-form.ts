import { Fault } from '../report.js'
import type { Both } from '../text/language.js'
import { mistyped } from '../text/nearest.js'
import type { Form } from './form.js'
import { genres } from './genres.js'

/** A form and its English name. */
export interface NamedForm {
  readonly name: string
  readonly form: Form
}

/** The form that is meant where none is named. */
export const usualForm = 'redhead'

/** The forms in which people write, the usual one first: errata the program writes itself. */
export function writable(forms: ReadonlyMap<string, Form>): readonly NamedForm[] {
  const known = [...forms].filter(([name]) => name !== 'errata').map(([name, form]) => ({ name, form }))
  return known.sort((a, b) => Number(b.name === usualForm) - Number(a.name === usualForm))
}

/** Finds a form by its Chinese or English name. Throws the fault `new-form`, with the form that may have been meant. */
export function chooseForm(forms: ReadonlyMap<string, Form>, asked: string): NamedForm {
  const known = writable(forms)
  const found = known.find(({ name, form }) => name === asked.toLowerCase() || form.term === asked)
  if (found) return found
  throw new Fault('new-form', asked, hintFor(known, asked), known.map(({ name, form }) => `${form.term} (${name})`).join(', '))
}

/** A kind of document (文种) such as 通知 is laid out by one of several forms. */
function hintFor(known: readonly NamedForm[], asked: string): Both {
  if (Object.hasOwn(genres, asked)) {
    const { forms } = genres[asked] ?? {}
    const terms = known.filter(({ name }) => forms?.includes(name) ?? true).map(({ form }) => form.term).join('、')
    return { zh: `（这是文种，可用 ${terms}）`, en: ` (a kind of document, laid out by ${terms})` }
  }
  const near = mistyped(asked, known.map(({ name }) => name))
  return near === undefined ? { zh: '', en: '' } : { zh: `（是不是 ${near}？）`, en: ` (did you mean ${near}?)` }
}
