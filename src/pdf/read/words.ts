import { fill, wordings, type Saying, type Wording } from '../../rules/wording.js'

/** Why a PDF cannot be read; `damaged` quotes the library that parses it. */
export const reasons = wordings({
  header: { zh: '没有 PDF 文件头', en: 'no PDF header' },
  damaged: { zh: '文件损坏（原文：{0}）', en: 'damaged: {0}' },
  encrypted: { zh: '文件已加密', en: 'encrypted' },
  catalog: { zh: '文件损坏：没有目录对象', en: 'damaged: no catalog' },
  filter: { zh: '意外的压缩方式 {0}', en: 'unexpected filter {0}' },
  stream: { zh: '文件损坏：有的数据流解不开', en: 'damaged: a stream cannot be inflated' },
  page: { zh: '第 {0} 页：{1}', en: 'page {0}: {1}' },
  structure: { zh: '没有结构树', en: 'no structure tree' },
  levels: { zh: '结构或页面树深于 {0} 层', en: 'a structure or page tree of more than {0} levels' }
})

const oddities = wordings({
  streams: { zh: '一页的内容分在几个数据流里', en: 'content in several streams' },
  font: { zh: '字体 {0} 是 {1}', en: 'font {0} is {1}' },
  operator: { zh: '操作符 {0}', en: 'operator {0}' },
  form: { zh: '表单对象 {0}', en: 'form {0}' },
  twice: { zh: '内容 {0} 有两处', en: 'content {0} twice' },
  text: { zh: '字体 {0} 的文字读不出', en: 'text in font {0}' },
  element: { zh: '不成其为结构元素的对象', en: 'a structure element that is none' },
  reference: { zh: '不指向对象的引用', en: 'a reference to no object' },
  inner: { zh: '表单对象里的标记内容', en: 'marked content of a form' },
  places: { zh: '同一结构元素在两处', en: 'a structure element in two places' }
})

/** Words something that this program does not expect from the browser. */
export function oddity(...[name, ...values]: Saying<typeof oddities>): Wording {
  return fill(oddities[name], values)
}
