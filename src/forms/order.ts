import type { Fields } from './field.js'
import type { Form } from './form.js'
import { agencyMark, closingRows, copyRows, printingRows } from './rows.js'

const { attachmentNote, documentDate, note } = closingRows
const fields = {
  agencyMark: { ...agencyMark, example: '青禾县人民政府令' },
  orderNumber: {
    term: '令号', kind: 'text', required: true, shown: true, xmp: 'M31 文件编号 issue number or document number', example: '第7号',
    help: { zh: '令的编号', en: 'the number of the order' }
  },
  title: {
    term: '标题', kind: 'title', required: true, example: '青禾县农村供水管理办法',
    help: { zh: '令不印标题，此项只写进元数据', en: 'an order has none on the page; for the metadata' }
  },
  attachmentNote,
  office: {
    term: '签发人职务', kind: 'text', required: true, shown: true, xmp: '签发人职务 office of who signed', example: '县长',
    help: { zh: '签名章左侧的职务', en: 'the office held, at the left of the name' }
  },
  signatory: {
    term: '签发人', kind: 'name', required: true, shown: true, catalogue: ['M28'], xmp: '签发人 who signed', example: '覃昱',
    help: { zh: '签发人姓名，用签名章的位置', en: 'who signed, where the stamp of the name stands' }
  },
  documentDate, note, ...copyRows, ...printingRows
} as const satisfies Fields

/** 命令: an order under the mark of its agency, without title and rule (GB/T 9704-2012 10.2). */
export const form: Form<typeof fields> = {
  term: '命令', genre: '令', fields,
  help: { zh: '命令（令）', en: 'an order' },
  describe({ title, agencyMark: mark, orderNumber, signatory, documentDate: date, printingDate }) {
    const name = mark.join('')
    const issuer = name.replace(/命?令$/, '')
    return {
      title, issuer, author: signatory, date, made: printingDate?.iso,
      citation: `${name}${orderNumber}`, number: `${name}${orderNumber}`, identity: [issuer, name, orderNumber]
    }
  }
}
