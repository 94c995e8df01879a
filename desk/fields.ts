import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { EditorState, Extension } from '@codemirror/state'
import type { DeskAbout, OfferedField } from '../src/desk/describe-desk.js'
import type { Language } from '../src/text/language.js'
import { wordsIn } from './words.js'

/** Completes fields of the front matter and their values by the form's table. */
export function fieldCompletion(forms: DeskAbout['forms'], language: Language): Extension {
  return autocompletion({ override: [(context) => complete(context, forms, language)], activateOnTyping: true })
}

/** What the field at the caret is for, in one line; nothing outside the front matter. */
export function helpAt(state: EditorState, forms: DeskAbout['forms'], language: Language): string {
  const words = wordsIn(language)
  const line = state.doc.lineAt(state.selection.main.head)
  if (line.number >= endOfFront(state) || line.number === 1) return ''
  const [, key] = /^([^\s:#-][^:]*):/.exec(line.text) ?? []
  if (key === undefined) return ''
  const field = fieldsIn(state, forms).find((one) => one.key === key || one.term === key)
  if (!field) return `${key}: ${words('fieldUnknown')}`
  const { term, help, kind, example, isRequired } = field
  return [`${term} ${field.key}`, `${help[language]}`, kind[language], `${words('example')}${example}`, ...isRequired ? [words('required')] : []].join(' · ')
}

function complete(context: CompletionContext, forms: DeskAbout['forms'], language: Language): CompletionResult | null {
  const { state, pos, explicit } = context
  const line = state.doc.lineAt(pos)
  if (line.number === 1 || line.number >= endOfFront(state)) return null
  const before = line.text.slice(0, pos - line.from)
  const fields = fieldsIn(state, forms)
  const [, key, space] = /^([^\s:#-][^:]*):(\s*)/.exec(before) ?? []
  if (key === undefined) {
    if (before === '' && !explicit) return null
    const given = new Set(state.doc.toString().slice(0, state.doc.line(endOfFront(state)).from).match(/^[^\s:#-][^:]*(?=:)/gm))
    const options = fields.filter((field) => !given.has(field.key) && !given.has(field.term)).map((field) => optionOf(field, language))
    return { from: line.from, options, validFor: /^[^\s:]*$/ }
  }
  const field = fields.find((one) => one.key === key || one.term === key)
  const values = field?.values ?? []
  const from = line.from + key.length + 1 + (space ?? '').length
  return values.length === 0 ? null : { from, options: values.map((label) => ({ label })), validFor: /^\S*$/ }
}

function optionOf({ key, term, help, example, isRequired }: OfferedField, language: Language): Completion {
  const words = wordsIn(language)
  return {
    label: language === 'zh' ? term : key, detail: language === 'zh' ? key : term,
    apply: `${language === 'zh' ? term : key}: `, boost: isRequired ? 1 : 0,
    info: `${help[language]}${isRequired ? ` · ${words('required')}` : ''} · ${words('example')}${example}`
  }
}

/** The line, from 1, on which the front matter ends; 1 where there is none. */
function endOfFront({ doc }: EditorState): number {
  if (doc.line(1).text.trim() !== '---') return 1
  for (let number = 2; number <= doc.lines; number += 1) if (doc.line(number).text.trim() === '---') return number
  return doc.lines
}

function fieldsIn({ doc }: EditorState, forms: DeskAbout['forms']): readonly OfferedField[] {
  const [, form = ''] = /^(?:form|公文格式):\s*(\S+)/m.exec(doc.sliceString(0, 2000)) ?? []
  return forms[form] ?? Object.values(forms)[0] ?? []
}
