import { wordings, type Saying } from '../../rules/wording.js'

/** Everything that the lints look for, each once; a name begins with the part of the book that it is about. */
export const lints = wordings({
  'container': { zh: 'mimetype 不是不压缩、不带附加字段的首个文件', en: 'mimetype is not first, stored and bare' },
  'manifest': { zh: '{0} 没有列入清单', en: '{0} is not listed' },
  'document-text': { zh: '正文第 {0} 字之后应为“{1}”，却是“{2}”', en: 'after {0} characters of text {2} stands for {1}' },
  'references': { zh: '{0} 把普通字符写成了编号', en: '{0} has references for ordinary characters' },

  'contents-only': { zh: '目录里列表之外有“{0}”', en: 'a table has {0} beside its list' },
  'contents-list': { zh: '目录应为“{1}”，却是“{0}”', en: 'the contents have {0} for {1}' },
  'contents-ncx': { zh: 'NCX 目录应为“{1}”，却是“{0}”', en: 'the NCX has {0} for {1}' },
  'pages-list': { zh: '页码表应为“{1}”，却是“{0}”', en: 'the page list has {0} for {1}' },
  'pages-ncx': { zh: 'NCX 页码表应为“{1}”，却是“{0}”', en: 'the NCX has {0} for {1}' },
  'headings-first': { zh: '{0} 有 {1} 个一级标题', en: '{0} has {1} h1' },
  'headings-level': { zh: '{0} 的标题跳级', en: '{0} skips a level' },
  'headings-section': { zh: '{0} 有没有名称的章节', en: '{0} has a section without a name' },
  'language-part': { zh: '{0} 的语言不是 {1}', en: '{0} is not in {1}' },
  'language-text': { zh: '文字是中文，不是 {0}', en: 'the text is Chinese, not {0}' },
  'roles': { zh: '{0} 里 {1} 的角色是 {2}', en: '{0} has a {1} in the role {2}' },

  'features-unclaimed': { zh: '有 {0}，却没有声明', en: '{0} is not claimed' },
  'features-absent': { zh: '声明了 {0}，却没有', en: '{0} is claimed, but not there' },
  'metadata-absent': { zh: '没有 {0}', en: '{0} is not there' },
  'metadata-unknown': { zh: '{0} 的值 {1} 不在词表里', en: '{0} is {1}' },
  'metadata-source': { zh: '页码没有唯一的来源', en: 'the pages have not one source' },
  'metadata-certifier': { zh: '声明了合规，却没有认证者', en: 'conformance is claimed by nobody' },
  'metadata-date': { zh: '没有唯一而真实的日期', en: 'there is not one date that is one' },
  'metadata-identifier': { zh: 'NCX 是另一本书的', en: 'the NCX is another book\'s' },

  'pictures': { zh: '{0} 没有说明图片 {1}', en: '{0} does not describe {1}' },
  'cover-one': { zh: '没有唯一的封面图', en: 'there is not one cover-image' },
  'cover-size': { zh: '封面图过小或不是 RGB', en: 'the cover is too small or not RGB' },
  'faces-sound': { zh: '{0} 不是字体', en: '{0} is no face' },
  'faces-complete': { zh: '{0} 以 {2} 显示“{1}”，字体里却没有', en: '{0} shows {1} in {2}, which lacks it' },
  'style-own': { zh: '样式表里有 {0}', en: '{0} in the style sheet' },
  'style-page': { zh: '样式表给书页定了颜色', en: 'the page is coloured' },
  'colours': { zh: '颜色 {0} 看不清', en: '{0} is hard to read' }
})

/** The name of a lint. */
export type LintName = keyof typeof lints

/** What a lint found: its name, and as many values as its wording has holes. */
export type Found = Saying<typeof lints>

/** What is found unless something holds. */
export function unless(holds: boolean, ...found: Found): Found[] {
  return holds ? [] : [found]
}
