import { describeIssue } from './describe-issued.js'
import type { Fields } from './field.js'
import type { Form } from './form.js'
import { closingRows, distributionRows, editorsNote, issueRows, markRows, printedCopies, printingRows } from './rows.js'

const fields = {
  ...issueRows, serialName: { ...issueRows.serialName, example: '脱贫攻坚简报' },
  title: {
    term: '标题', kind: 'title', required: true, example: '脱贫攻坚工作动态',
    help: { zh: '本期的题名，只写进元数据；各篇的标题在正文里用 ##', en: 'what the issue is about, for the metadata; each item has its own title, ## in the text' }
  },
  contents: {
    term: '本期目录', kind: 'contents', label: '本期目录', shown: true, example: '[全县饮水安全工程全面开工, 白水镇推行三项管护制度]',
    help: { zh: '各篇的标题，印在正文之前', en: 'the titles of the items, before the text' }
  },
  editorsNote, ...distributionRows, ...printingRows, printedCopies, ...markRows, note: closingRows.note
} as const satisfies Fields

/** 简报: an issue of several items, each with its own title; no standard says how, so this is practice. */
export const form: Form<typeof fields> = {
  term: '简报', genre: '简报', fields,
  help: { zh: '一期几篇的简报', en: 'an issue of several items' },
  describe: describeIssue
}
