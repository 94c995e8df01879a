import type { Fields } from './field.js'
import type { Form } from './form.js'
import { title } from './rows.js'

const fields = {
  title: { ...title, example: '在全县扶贫工作会议上的讲话' },
  subtitle: {
    term: '副标题', kind: 'subtitle', shown: true, xmp: 'M24 副题名 subtitle', catalogue: ['M24'], example: '在县第十三次党代会上的报告',
    help: { zh: '标题之下，前有破折号', en: 'below the title, behind a dash' }
  },
  noteDate: {
    term: '题下日期', kind: 'dateUnderTitle', required: true, shown: true, catalogue: ['M25'], xmp: '题下日期 date under the title',
    example: '（一九四八年三月二十日）', help: { zh: '标题之下的日期', en: 'the date, below the title' }
  },
  author: {
    term: '作者', kind: 'name', shown: true, catalogue: ['M28'], xmp: '作者 author', example: '覃昱',
    help: { zh: '讲话人或作者，印在日期之下', en: 'who spoke or wrote, below the date' }
  },
  issuer: {
    term: '责任单位', kind: 'text', required: true, xmp: 'M32 责任者 issuing office', example: '中共青禾县委办公室',
    help: { zh: '编印单位，不印出，写进元数据', en: 'the office responsible, for the metadata' }
  },
  note: {
    term: '题注', kind: 'text', shown: true, catalogue: ['M75'], xmp: 'M75 附注 note', example: '（根据记录整理）',
    help: { zh: '正文之后的说明', en: 'what else has to be said, after the text' }
  }
} as const satisfies Fields

/** 文稿: a speech, a report or a piece of a compilation, without a head; practice, no standard says it. */
export const form: Form<typeof fields> = {
  term: '文稿', genre: '文稿', fields,
  help: { zh: '没有版头的文稿，如讲话、报告、文集', en: 'a text without a head: a speech, a report, a piece of a compilation' },
  describe: ({ title: lines, author, issuer, noteDate }) =>
    ({ title: lines, issuer, author, date: noteDate, identity: [issuer, author ?? '', noteDate.iso, lines.join('')] })
}
