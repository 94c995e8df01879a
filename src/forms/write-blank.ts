import { stringify } from 'yaml'
import type { Both, Language } from '../text/language.js'
import type { Field } from './field.js'
import { fieldsOf } from './fields.js'
import type { Form } from './form.js'

type Row = readonly [key: string, field: Field]

/** What is already known of a document that is still to be written: values by key, as YAML. */
export type Answers = ReadonlyMap<string, string>

/**
 * Writes a document of the form that is called `name`, to be filled in: every field with its help as a comment; those that
 * it must have are open for a value, the others stand behind a `#` that is to be taken away; the text is to be written.
 */
export function writeBlank(name: string, form: Form, answers: Answers, language: Language): string {
  const rows = Object.entries(fieldsOf(form)).filter(([key]) => key !== 'form')
  const isOpen = ([key, { required }]: Row) => required === true || answers.has(key)
  const open = rows.filter(isOpen).flatMap((row) => [
    `# ${row[1].help[language]}${words.such[language]}${row[1].example}`, `${keyOf(row)}: ${answers.get(row[0]) ?? ''}`.trimEnd()
  ])
  const optional = rows.filter((row) => !isOpen(row)).flatMap((row) => [`# ${row[1].help[language]}`, `#${keyOf(row)}: ${row[1].example}`])
  const first = language === 'zh' ? `公文格式: ${form.term}` : `form: ${name}`
  return [
    '---', `# ${form.term} ${name}${words.of[language]}${form.help[language]}`, first, '',
    words.open[language], ...open, '', words.optional[language], ...optional, '', words.body[language], '---', '', ''
  ].join('\n')

  function keyOf([key, { term }]: Row): string {
    return language === 'zh' ? term : key
  }
}

/** Words a value as YAML that is read back as the same text. */
export function yamlOf(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd()
}

const words = {
  of: { zh: '：', en: ': ' },
  such: { zh: '，如 ', en: ', such as ' },
  open: { zh: '# ── 必填：写在冒号和空格之后 ──', en: '# -- To be filled in, behind colon and space --' },
  optional: { zh: '# ── 选填：要用的去掉行首的 # 再改，不用的不必管 ──', en: '# -- May be left out: to use one, take its # away and change it --' },
  body: {
    zh: [
      '# ── 正文写在下一个 --- 之后：空一行另起一段，段首不必空格 ──',
      '# 标题另起一段，写作 ## 一、… 和 ## （一）…；附件写在最后，“# 附件1”一行，“# 附件的标题”一行'
    ].join('\n'),
    en: [
      '# -- The text goes below the next ---: an empty line begins a paragraph, which the program indents --',
      '# A head is a paragraph such as ## 一、… or ## （一）…; an annex comes last: a line “# 附件1”, then “# ” and its title'
    ].join('\n')
  }
} as const satisfies Record<string, Both>
