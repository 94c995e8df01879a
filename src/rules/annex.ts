import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on annexes and enclosed documents. */
export const annexRules = wordings({
  'annex-missing': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.7',
    zh: '附件说明中有“{0}”，正文之后却没有；请另起一行写 # {1}，其后写 # {0} 和内容，不附的写成“{0}（略）”',
    en: 'Unexpected absence of the annex “{0}” that the text names; write # {1}, # {0} and what it says, or name it “{0}（略）” where it is left out'
  },
  'annex-unnamed': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.4',
    zh: '有“{0}”，附件说明中却没有；请在正文之后的附件说明中写明',
    en: 'Unexpected “{0}”, which the note of annexes does not name; name it there, after the text'
  },
  'annex-title': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.7', inCheck: 'error',
    zh: '附件标题“{0}”与附件说明中的“{1}”不一致；两处应当逐字相同',
    en: 'Unexpected title of an annex, “{0}”, expected “{1}” as the note of annexes has it, word for word'
  },
  'annex-twice': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.4',
    zh: '“{0}”出现两次，此处应为“{1}”；每个附件用一个顺序号',
    en: 'Unexpected second “{0}”, expected “{1}”; each annex has a number of its own'
  },
  'annex-number': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.4',
    zh: '此处为“{0}”，应为“{1}”；有多个附件时用阿拉伯数字依次编号，只有一个时不编号，其后不加标点',
    en: 'Unexpected “{0}”, expected “{1}”; several annexes are numbered from 1 in Arabic figures, a single one is not, and no mark stands behind'
  },
  'annex-title-missing': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.7',
    zh: '“{0}”没有标题；请在下一行写 # 和附件标题',
    en: 'Unexpected “{0}” without a title; write # and its title on the next line'
  },
  'annex-label': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.7',
    zh: '“{0}”与附件标题“{1}”写在一行，印作两行；标题请另起一行，写成 # {1}',
    en: 'Unexpected title “{1}” on one line with “{0}”; they are printed on two: write # {1} on a line of its own'
  },
  'annex-unmarked': {
    severity: 'warning', force: '程序',
    zh: '“{0}”会照正文印出，不另起一页；如是附件，请写成 # {0}',
    en: 'Unexpected “{0}” as text, which begins no page; where it is an annex, write # {0}'
  },
  'annex-mentioned': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.3.7',
    zh: '正文提到“{0}”，文后却没有；请补上，或改正此处的编号',
    en: 'Unexpected mention of “{0}”, which does not follow the text; add it, or correct the number here'
  },
  'division-empty': {
    severity: 'error', force: '程序',
    zh: '“{0}”之下没有内容，会印成一页空白；请补上，或删去此标题',
    en: 'Unexpected “{0}” with nothing below it, which would be a blank page; write what it says, or delete it'
  },
  'title-in-body': {
    severity: 'error', force: '程序',
    zh: '“{0}”会另起一页，作为所附文件的标题；公文自己的标题只写在元数据 title 里，小标题用 ##',
    en: 'Unexpected “# {0}”, which begins an enclosed document on a new page; the document\'s own title stands in the front matter alone, heads have ##'
  }
}) satisfies Readonly<Record<string, Rule>>
