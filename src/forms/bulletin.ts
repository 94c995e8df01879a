import { describeIssue } from './describe-issued.js'
import type { Fields } from './field.js'
import type { Form } from './form.js'
import { closingRows, distributionRows, editorsNote, issueRows, markRows, printedCopies, printingRows, speechRows, title } from './rows.js'

const { printingOffice, printingDate } = printingRows
const fields = {
  ...issueRows, title: { ...title, example: '在全省扶贫工作会议上的讲话' }, ...speechRows, editorsNote, ...distributionRows,
  printingOffice: { ...printingOffice, required: true, example: '中共××省委办公厅' }, printingDate: { ...printingDate, required: true },
  printedCopies, ...markRows, note: closingRows.note
} as const satisfies Fields

/** 刊物: an issue of a serial, under a red masthead with issue number, issuer and date. */
export const form: Form<typeof fields> = {
  term: '刊物', genre: '通报', fields,
  help: { zh: '按期编发的刊物，如《××通报》', en: 'an issue of a serial, such as a bulletin' },
  describe: describeIssue
}
