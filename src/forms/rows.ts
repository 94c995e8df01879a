import type { Fields } from './field.js'

/** What may stand over the head (GB/T 9704-2012 7.2.1–7.2.3). */
export const markRows = {
  copyNumber: {
    term: '份号', kind: 'text', shown: true, xmp: '份号 number of the copy', example: '"000001"',
    help: { zh: '涉密公文每份的顺序号，一般六位', en: 'the number of this copy, of a classified document; six digits as a rule' }
  },
  classification: {
    term: '密级', kind: 'text', shown: true, catalogue: ['M38'], xmp: 'M38 密级 classification', example: '秘密★1年',
    help: { zh: '密级和保密期限', en: 'how secret it is, and for how long' }
  },
  urgency: {
    term: '紧急程度', kind: 'text', shown: true, catalogue: ['M35'], xmp: 'M35 紧急程度 urgency', example: '特急',
    help: { zh: '特急或加急', en: 'how urgent it is: 特急 or 加急' }
  }
} as const satisfies Fields

/** The red mark of the agencies (7.2.4). */
export const agencyMark = {
  term: '发文机关标志', kind: 'mark', required: true, shown: true, xmp: '发文机关标志 mark of the issuing agencies', example: '青禾县人民政府文件',
  help: {
    zh: '红色的发文机关标志；联合行文写成列表，主办机关在前，末项写“文件”则居右',
    en: 'the red mark; of several agencies a list, the leading one first; 文件 as its last item stands beside them'
  }
} as const

/** The number of a document (7.2.5). */
export const documentNumber = {
  term: '发文字号', kind: 'text', required: true, shown: true, xmp: 'M31 文件编号 issue number or document number', example: '青政发〔2019〕14号',
  help: { zh: '机关代字、年份、发文顺序号', en: 'its number: code of the agency, year in 〔〕, running number' }
} as const

/** The title (7.3.1). */
export const title = {
  term: '标题', kind: 'title', required: true, shown: true, example: '青禾县人民政府关于加强农村饮水安全工作的通知',
  help: { zh: '公文标题；写成列表则照所列分行', en: 'the title; a list keeps its lines' }
} as const

/** To whom it goes, above the text (7.3.2). */
export const recipients = {
  term: '主送机关', kind: 'recipients', shown: true, catalogue: ['M36'], xmp: 'M36 主送 to whom it is distributed',
  example: '各乡镇人民政府，县政府各部门', help: { zh: '主送机关，印在正文之前', en: 'to whom it goes, above the text' }
} as const

/** What follows the text (7.3.4–7.3.6). */
export const closingRows = {
  attachmentNote: {
    term: '附件说明', kind: 'attachments', label: '附件：', shown: true, xmp: '附件说明 annexes', example: '[任务分工表, 联系人名单]',
    help: { zh: '附件的名称，几个则写成列表', en: 'the names of the annexes, several as a list' }
  },
  signature: {
    term: '发文机关署名', kind: 'agencies', required: true, shown: true, xmp: 'M32 责任者 issuing office', example: '青禾县人民政府',
    help: { zh: '正文之后的署名；联合行文写成列表', en: 'the agency that signs, after the text; several as a list' }
  },
  documentDate: {
    term: '成文日期', kind: 'date', required: true, shown: true, xmp: 'M33 日期 date of the document', example: '2019年4月26日',
    help: { zh: '成文日期，印在署名之下', en: 'the date of the document, below the signature' }
  },
  seal: {
    term: '用印', kind: 'seal', example: '不盖章',
    help: { zh: '盖章则署名处留出印章的位置；不写则盖章', en: 'whether room is left for the seal; it is where nothing is said' }
  },
  note: {
    term: '附注', kind: 'text', shown: true, catalogue: ['M75'], xmp: 'M75 附注 note', example: '（此件公开发布）',
    help: { zh: '印发传达范围等需要说明的事项', en: 'what else has to be said, such as how far it may be passed on' }
  }
} as const satisfies Fields

/** To whom else it goes (7.4.2): in the imprint. */
export const copyRows = {
  imprintRecipients: {
    term: '版记主送', kind: 'closed', label: '主送：', shown: true, catalogue: ['M36'], xmp: '版记主送 recipients in the imprint',
    example: '各乡镇人民政府，县政府各部门',
    help: { zh: '主送机关过多，使首页不能显示正文时，移到版记', en: 'the recipients where they are too many for the first page' }
  },
  copyRecipients: {
    term: '抄送机关', kind: 'closed', label: '抄送：', shown: true, catalogue: ['M37'], xmp: 'M37 抄送 to whom copies go',
    example: '县委各部门，县人武部', help: { zh: '版记里的抄送机关', en: 'to whom copies go, in the imprint' }
  }
} as const satisfies Fields

/** To whom an issue of a serial goes: 报 upwards, 送 to equals, 发 downwards; practice, no standard says it. */
export const distributionRows = {
  distribution: {
    term: '发送范围', kind: 'text', shown: true, catalogue: ['M36'], xmp: 'M36 主送 to whom it is distributed',
    example: '（本期发至县团级）', help: { zh: '发给谁，印在正文之后', en: 'to whom it goes, after the text' }
  },
  reported: {
    term: '报', kind: 'text', label: '报：', shown: true, catalogue: ['M36'], xmp: '报 to whom it is reported', example: '省委、省人大常委会、省政府、省政协领导同志',
    help: { zh: '版记里的报送单位和领导', en: 'those above to whom it is reported, in the imprint' }
  },
  passed: {
    term: '送', kind: 'text', label: '送：', shown: true, catalogue: ['M37'], xmp: '送 to whom it is passed', example: '省委各部委，省直各单位',
    help: { zh: '版记里的平行单位', en: 'those beside to whom it is passed, in the imprint' }
  },
  issued: {
    term: '发', kind: 'text', label: '发：', shown: true, catalogue: ['M36'], xmp: '发 to whom it is issued', example: '各市州委，各县市区委',
    help: { zh: '版记里的下级单位', en: 'those below to whom it is issued, in the imprint' }
  }
} as const satisfies Fields

/** The serial that an issue is one of, and when and by whom it is issued. */
export const issueRows = {
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
  }
} as const satisfies Fields

/** How many copies were printed. */
export const printedCopies = {
  term: '印数', kind: 'copies', shown: true, xmp: '印数 number of copies printed', example: '500',
  help: { zh: '共印多少份', en: 'how many copies were printed' }
} as const

/** What editors say before the title. */
export const editorsNote = {
  term: '编者按', kind: 'text', shown: true, example: '现将讲话印发给你们，请认真贯彻落实。',
  help: { zh: '标题之前的按语', en: 'what the editors say before the title' }
} as const

/** Who spoke, and when. */
export const speechRows = {
  speaker: {
    term: '讲话人', kind: 'name', required: { with: 'speechDate' }, shown: true, catalogue: ['M25', 'M28'],
    xmp: '讲话人 speaker', example: '王岐',
    help: { zh: '讲话人姓名，与讲话日期同用', en: 'who gave the speech; comes with its date' }
  },
  speechDate: {
    term: '讲话日期', kind: 'dateInBrackets', required: { with: 'speaker' }, shown: true, catalogue: ['M25'],
    xmp: '讲话日期 date of the speech', example: '（2019年4月26日）',
    help: { zh: '讲话的日期，与讲话人同用', en: 'when the speech was given; comes with its speaker' }
  }
} as const satisfies Fields

/** Who printed it, and when (7.4.3); what is not printed has neither. */
export const printingRows = {
  printingOffice: {
    term: '印发机关', kind: 'text', required: { with: 'printingDate' }, shown: true, xmp: '印发机关 printing office', example: '青禾县人民政府办公室',
    help: { zh: '版记里的印发机关', en: 'the office that prints it, in the imprint' }
  },
  printingDate: {
    term: '印发日期', kind: 'printingDate', required: { with: 'printingOffice' }, shown: true, xmp: '印发日期 date of printing',
    example: '2019年4月29日印发', help: { zh: '版记里的印发日期', en: 'when it was printed, in the imprint' }
  }
} as const satisfies Fields
