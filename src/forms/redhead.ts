import { describeIssued } from './describe-issued.js'
import type { Fields } from './field.js'
import type { Form } from './form.js'
import { agencyMark, closingRows, copyRows, documentNumber, markRows, printingRows, recipients, title } from './rows.js'

const fields = {
  ...markRows,
  agencyMark, documentNumber,
  signatory: {
    term: '签发人', kind: 'signatories', label: '签发人：', shown: true, xmp: '签发人 who signed', example: '覃昱',
    help: { zh: '上行文的签发人姓名，几个则写成列表', en: 'who signed an upward document; several as a list' }
  },
  title, recipients, ...closingRows, ...copyRows, ...printingRows
} as const satisfies Fields

/** 文件: a document under the red mark of one or more agencies (GB/T 9704-2012 7). */
export const form: Form<typeof fields> = {
  term: '文件', fields,
  help: { zh: '带发文机关标志的公文（红头文件）', en: 'a document under the red mark of its agencies' },
  describe: describeIssued
}
