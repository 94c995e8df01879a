import type { Fields } from './field.js'
import type { Form } from './form.js'

const fields = {
  serialName: {
    term: '刊名', kind: 'text', required: true, shown: true, xmp: '刊名 name of the serial', example: '省委通报',
    help: { zh: '刊物的名称，印成红色报头', en: 'the name of the serial, printed as the red masthead' }
  },
  issueNumber: {
    term: '期号', kind: 'issueNumber', required: true, shown: true, xmp: 'M31 文件编号 issue number or document number',
    example: '第14期', help: { zh: '第几期', en: 'which issue it is' }
  },
  issuer: {
    term: '编发单位', kind: 'text', required: true, shown: true, xmp: 'M32 责任者 issuing office', example: '中共××省委办公厅',
    help: { zh: '编发这一期的单位，印在红线上左侧', en: 'the office that issues it, above the red rule at the left' }
  },
  date: {
    term: '编发日期', kind: 'date', required: true, shown: true, xmp: 'M33 日期 date of the document', example: '2019年4月26日',
    help: { zh: '编发的日期，印在红线上右侧', en: 'the date of the issue, above the red rule at the right' }
  },
  title: {
    term: '标题', kind: 'title', required: true, shown: true, example: '在全省扶贫工作会议上的讲话',
    help: { zh: '公文标题；写成列表则照所列分行', en: 'the title; a list keeps its lines' }
  },
  speaker: {
    term: '讲话人', kind: 'name', required: { with: 'speechDate' }, shown: true, catalogue: ['M25', 'M28'],
    xmp: '讲话人 speaker', example: '王岐',
    help: { zh: '讲话人姓名，与讲话日期同用', en: 'who gave the speech; comes with its date' }
  },
  speechDate: {
    term: '讲话日期', kind: 'dateInBrackets', required: { with: 'speaker' }, shown: true, catalogue: ['M25'],
    xmp: '讲话日期 date of the speech', example: '（2019年4月26日）',
    help: { zh: '讲话的日期，与讲话人同用', en: 'when the speech was given; comes with its speaker' }
  },
  editorsNote: {
    term: '编者按', kind: 'text', shown: true, example: '现将讲话印发给你们，请认真贯彻落实。',
    help: { zh: '标题之前的按语', en: 'what the editors say before the title' }
  },
  distribution: {
    term: '发送范围', kind: 'text', required: true, shown: true, catalogue: ['M36'],
    xmp: 'M36 主送 to whom it is distributed', example: '发：各市州委，省直各单位',
    help: { zh: '发给谁，印在正文之后', en: 'to whom it goes, after the text' }
  },
  printingOffice: {
    term: '印发机关', kind: 'text', required: true, shown: true, xmp: '印发机关 printing office', example: '中共××省委办公厅',
    help: { zh: '版记里的印发机关', en: 'the office that prints it, in the imprint' }
  },
  printingDate: {
    term: '印发日期', kind: 'printingDate', required: true, shown: true, xmp: '印发日期 date of printing',
    example: '2019年4月29日印发', help: { zh: '版记里的印发日期', en: 'when it was printed, in the imprint' }
  },
  printedCopies: {
    term: '印数', kind: 'copies', shown: true, xmp: '印数 number of copies printed', example: '500',
    help: { zh: '共印多少份', en: 'how many copies were printed' }
  },
  copyNumber: {
    term: '份号', kind: 'text', shown: true, xmp: '份号 number of the copy', example: '"000001"',
    help: { zh: '涉密公文每份的顺序号', en: 'the number of this copy, of a classified document' }
  },
  classification: {
    term: '密级', kind: 'text', shown: true, catalogue: ['M38'], xmp: 'M38 密级 classification', example: '秘密★1年',
    help: { zh: '密级和保密期限', en: 'how secret it is, and for how long' }
  },
  note: {
    term: '附注', kind: 'text', shown: true, catalogue: ['M75'], xmp: 'M75 附注 note', example: '（此件发至县团级）',
    help: { zh: '印发传达范围等需要说明的事项', en: 'what else has to be said, such as how far it may be passed on' }
  }
} as const satisfies Fields

/** 刊物: an issue of a serial, under a red masthead with issue number, issuer and date. */
export const form: Form<typeof fields> = {
  term: '刊物', genre: '通报', fields,
  help: { zh: '按期编发的刊物，如《××通报》', en: 'an issue of a serial, such as a bulletin' },
  describe({ title, issuer, speaker, date, printingDate, serialName, issueNumber }) {
    const year = date.iso.slice(0, 4)
    return {
      title, issuer, author: speaker, date, made: printingDate.iso,
      series: { name: serialName, issue: issueNumber.text, position: `${year}.${issueNumber.number}` },
      citation: `《${serialName}》${year}年${issueNumber.text}`, number: `${serialName}${year}年${issueNumber.text}`,
      // many committees issue a series of the same name
      identity: [issuer, serialName, year, issueNumber.number]
    }
  }
}
