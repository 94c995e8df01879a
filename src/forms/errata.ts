import type { Fields } from './field.js'
import type { Form } from './form.js'

const fields = {
  title: {
    term: '标题', kind: 'title', required: true, shown: true, example: '勘误表', help: { zh: '表的名称', en: 'the title' }
  },
  subject: {
    term: '所勘文件', kind: 'text', required: true, shown: true, xmp: '所勘文件 document corrected', example: '《省委通报》2019年第14期',
    help: { zh: '更正的是哪份文件', en: 'which document is corrected' }
  },
  compared: {
    term: '对照', kind: 'text', required: true, shown: true, xmp: '对照 editions compared', example: '第2版对第1版',
    help: { zh: '哪两版对照', en: 'which editions are compared' }
  },
  issuer: {
    term: '编发单位', kind: 'text', required: true, shown: true, xmp: 'M32 责任者 issuing office', example: '中共××省委办公厅',
    help: { zh: '编发的单位', en: 'the office that issues it' }
  },
  date: {
    term: '日期', kind: 'date', required: true, shown: true, xmp: 'M33 日期 date of the document', example: '2019年5月6日',
    help: { zh: '更正的日期', en: 'the day of the correction' }
  }
} as const satisfies Fields

/** 勘误表: the corrections of a document, and the pages to print again; `tongbao errata` writes it. */
export const form: Form<typeof fields> = {
  term: '勘误表', genre: '勘误表', fields,
  help: { zh: '文件的勘误表和换页清单，由 tongbao errata 写成', en: 'the errata of a document, as tongbao errata writes them' },
  describe: ({ title, subject, compared, issuer, date }) => ({
    title, issuer, date, citation: `${subject}勘误表（${compared}）`, identity: [issuer, subject, compared, ...title]
  })
}
