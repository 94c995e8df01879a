import { describeIssued } from './describe-issued.js'
import type { Fields } from './field.js'
import type { Form } from './form.js'
import { agencyMark, closingRows, copyRows, documentNumber, markRows, recipients, title } from './rows.js'

const fields = {
  agencyMark: { ...agencyMark, example: '青禾县人民政府办公室' },
  ...markRows, documentNumber, title, recipients, ...closingRows, ...copyRows
} as const satisfies Fields

/** 信函: a document under the name of its agency, between red double rules (GB/T 9704-2012 10.1). */
export const form: Form<typeof fields> = {
  term: '信函', page: 'letter', fields,
  help: { zh: '信函格式的公文，首页上下有红色双线', en: 'a letter: its first page between red double rules' },
  describe: describeIssued
}
