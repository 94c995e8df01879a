import type { Field, Fields } from './field.js'
import type { Form } from './form.js'

/** The rows that every form begins with: which form it is, and what kind of document. */
export const leadingFields = {
  form: {
    term: '公文格式', kind: 'text', required: true, example: '刊物',
    help: { zh: '按哪种格式排版', en: 'the form by which the document is laid out' }
  },
  genre: {
    term: '文种', kind: 'text', catalogue: ['M34'], xmp: 'M34 文种 genre of the document', example: '通报',
    help: { zh: '文种，如通报、通知；不写则依格式', en: 'the kind of document; where nothing is said, the form\'s own' }
  }
} as const satisfies Fields

/** The rows that every form ends with: what describes the document and stands on no page. */
export const trailingFields = {
  language: {
    term: '语言', kind: 'language', catalogue: ['M44'], example: 'zh-CN',
    help: { zh: '正文的语言；不写则为 zh-CN', en: 'the language of the text; zh-CN where nothing is said' }
  },
  publisher: {
    term: '出版者', kind: 'text', example: '中共××省委办公厅',
    help: { zh: '出版者；不写则为编发单位', en: 'who publishes it; where nothing is said, the issuer' }
  },
  rights: {
    term: '权利说明', kind: 'text', example: '内部资料，不得翻印',
    help: { zh: '使用限制，写进元数据', en: 'what may be done with it, for the metadata' }
  },
  keywords: {
    term: '关键词', kind: 'words', catalogue: ['M27'], example: '[扶贫, 讲话]',
    help: { zh: '供检索的词', en: 'words by which it is to be found' }
  },
  summary: {
    term: '摘要', kind: 'text', catalogue: ['M29'], example: '部署全年脱贫攻坚工作',
    help: { zh: '一两句话的内容提要', en: 'its content in one or two sentences' }
  },
  archive: {
    term: '档案著录', kind: 'archive', example: '{全宗号: "1", 保管期限: 永久}',
    help: { zh: '档案馆给定的著录项', en: 'what an archive has assigned to it' }
  },
  rules: {
    term: '规则', kind: 'rules', example: '{quotes-apart: 忽略（原文如此）}',
    help: { zh: '检查时对这份文件另作处理的规则', en: 'the rules that are otherwise for this document when it is checked' }
  },
  revisionDate: {
    term: '修订日期', kind: 'date', xmp: '修订日期 date of revision', example: '2019年5月6日',
    help: { zh: '更正后再版的日期，印在版记里第几版之后', en: 'when a later edition was revised, for the imprint and the dates of its files' }
  },
  pagination: {
    term: '分页', kind: 'pagination', example: 'flow',
    help: { zh: 'flow 随文分页，original 依原件页码标记分页', en: 'pages by the text, or by the marks of the printed original' }
  }
} as const satisfies Fields

/** What the program says of an edition, and no front matter gives; templates name it as they name fields. */
export const madeFields = {
  editionNote: {
    term: '版次', kind: 'text', shown: true, catalogue: ['M75'], example: '第2版，2019年5月6日修订',
    help: { zh: '第几版，何时修订', en: 'which edition it is, and when it was revised' }
  }
} as const satisfies Fields

/** The rows that all forms have. */
export type CommonFields = typeof leadingFields & typeof trailingFields

/** All rows of a form by key, in their order: those that every form has, and its own between them. */
export function fieldsOf(form: Form): Fields {
  return { ...leadingFields, ...form.fields, ...trailingFields }
}

/** The key of the row that is written as `key` in the front matter: by its key or by its Chinese term. */
export function keyOf(fields: Fields, key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key
  return Object.entries(fields).find(([, { term }]: [string, Field]) => term === key)?.[0]
}
