import type { Fields } from './field.js'
import type { Form } from './form.js'
import { agencyMark, closingRows, copyRows, distributionRows, documentNumber, issueRows, markRows, printingRows, title } from './rows.js'

const { attachmentNote, note } = closingRows
const { issuer, date } = issueRows
const fields = {
  ...markRows, agencyMark: { ...agencyMark, term: '纪要标志', example: '青禾县人民政府常务会议纪要' },
  documentNumber: { ...documentNumber, term: '纪要编号', example: '〔2019〕11号', help: { zh: '编号或期号', en: 'its number, or that of the issue' } },
  issuer: { ...issuer, example: '青禾县人民政府办公室' }, date, title: { ...title, example: '青禾县第十七届人民政府第42次常务会议纪要' },
  attachmentNote,
  attended: {
    term: '出席', kind: 'text', label: '出席：', shown: true, xmp: '出席 who attended', example: '覃昱、王岐、李白水',
    help: { zh: '出席人员的单位、姓名', en: 'who attended' }
  },
  absent: {
    term: '请假', kind: 'text', label: '请假：', shown: true, xmp: '请假 who was excused', example: '陈禾', help: { zh: '请假人员', en: 'who was excused' }
  },
  observed: {
    term: '列席', kind: 'text', label: '列席：', shown: true, xmp: '列席 who sat in', example: '县财政局王敏，县水利局李岩',
    help: { zh: '列席人员的单位、姓名', en: 'who sat in without a vote' }
  },
  recorded: {
    term: '记录', kind: 'text', label: '记录：', shown: true, xmp: '记录 who took the minutes', example: '何青', help: { zh: '记录人员', en: 'who took the minutes' }
  },
  note, ...copyRows,
  issued: { ...distributionRows.issued, term: '分送', label: '分送：', xmp: '分送 to whom they are issued', example: '县委各部门，县政府各部门', help: { zh: '版记里的分送单位和人员', en: 'to whom they go, in the imprint' } },
  ...printingRows
} as const satisfies Fields

/** 纪要: the minutes of a meeting (GB/T 9704-2012 10.3); of number, office and date over the rule it says nothing, they are practice. */
export const form: Form<typeof fields> = {
  term: '纪要', genre: '纪要', fields,
  help: { zh: '会议纪要', en: 'the minutes of a meeting' },
  describe({ title: lines, agencyMark: mark, documentNumber: number, issuer: office, date: day, printingDate }) {
    const name = `${mark.join('')}${number}`
    return { title: lines, issuer: office, date: day, made: printingDate?.iso, citation: name, number: name, identity: [office, mark.join(''), number] }
  }
}
