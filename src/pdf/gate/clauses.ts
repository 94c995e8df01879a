import { wordings, type Wording } from '../../rules/wording.js'

/** One check of the gate: which clause asks for it, and how it is worded that a PDF breaks it. */
export interface Clause extends Wording {
  /** As in `ISO 14289-1 7.1`; none where this program asks for more than the standards. */
  readonly clause?: string
}

/**
 * Everything that the gate checks, each once (`ledger.check`). ISO 19005-2 and -3 are PDF/A, ISO 14289-1 is PDF/UA,
 * ISO 32000-1 is PDF itself.
 */
export const clauses = wordings({
  'readable': { clause: 'ISO 19005-2 6.1', zh: '{0}', en: '{0}' },

  // the file as such
  'header': {
    clause: 'ISO 19005-2 6.1.2',
    zh: '开头不是 PDF 1.x 的文件头和二进制注释', en: 'no header of PDF 1.x with a binary comment'
  },
  'end-of-file': { clause: 'ISO 19005-2 6.1.3', zh: '文件结束之后还有字节', en: 'bytes after the end of the file' },
  'file-identifier': {
    clause: 'ISO 19005-2 6.1.3', zh: '没有两个 16 字节的文件标识', en: 'no file identifier of twice 16 bytes'
  },
  'filter': { clause: 'ISO 19005-2 6.1.7', zh: '压缩方式 {0}', en: 'filter {0}' },
  'stream-inside': { clause: 'ISO 19005-2 6.1.7', zh: '有文件之外的数据流', en: 'a stream outside the file' },
  'colour-profile': {
    clause: 'ISO 19005-2 6.2.3', zh: '颜色特性文件不是 RGB 的', en: 'the colour profile is not one for RGB'
  },
  'output-intent': {
    clause: 'ISO 19005-2 6.2.4.3', zh: '没有带颜色特性文件的输出意图', en: 'no output intent with a colour profile'
  },
  'transfer-function': { clause: 'ISO 19005-2 6.2.5', zh: '有传递函数', en: 'a transfer function' },
  'picture-smoothed': { clause: 'ISO 19005-2 6.2.8', zh: '图片要求平滑处理', en: 'a picture that is smoothed' },
  'picture-alternates': { clause: 'ISO 19005-2 6.2.8', zh: '图片有替代版本', en: 'a picture with alternates' },
  'script': { clause: 'ISO 19005-2 6.5', zh: '词典里有 {0}', en: '{0} in a dictionary' },
  'action': { clause: 'ISO 19005-2 6.5.1', zh: '动作 {0}', en: 'action {0}' },
  'catalog': { zh: '目录对象里有 {0}', en: '{0} in the catalog' },

  // fonts
  'font-kind': { zh: '字体 {0} 是 {1}，不是 TrueType', en: 'font {0} is {1}, no TrueType' },
  'font-glyphs': {
    clause: 'ISO 19005-2 6.2.11.3', zh: '字体 {0} 没有字形编号表（CIDToGIDMap）', en: 'font {0} has no CIDToGIDMap'
  },
  'font-encoding': {
    clause: 'ISO 19005-2 6.2.11.3', zh: '字体 {0} 的编码 {1} 意外', en: 'font {0} has the unexpected encoding {1}'
  },
  'font-inside': { clause: 'ISO 19005-2 6.2.11.4', zh: '字体 {0} 没有嵌入', en: 'font {0} is not inside' },
  'font-unicode': {
    clause: 'ISO 19005-2 6.2.11.7', zh: '字体 {0} 没有 Unicode 对照表', en: 'font {0} has no map to Unicode'
  },
  'glyph-text': {
    clause: 'ISO 19005-2 6.2.11.7', zh: '字体 {1} 的字形 {0} 所指文字为 {2}', en: 'glyph {0} of {1} means {2}'
  },
  'glyph-radical': {
    zh: '字体 {1} 的字形 {0} 所指文字为部首 {2}', en: 'glyph {0} of {1} means the radical {2}'
  },
  'actual-text': { clause: 'ISO 19005-2 6.2.11.7', zh: '替代文字（ActualText）为 {0}', en: 'ActualText {0}' },
  'glyph-missing': {
    clause: 'ISO 19005-2 6.2.11.8', zh: '有 {0} 个字没有字体可用', en: '{0} characters that no font has'
  },

  // annotations
  'annotation-kind': { clause: 'ISO 19005-2 6.3.1', zh: '注释 {0}', en: 'annotation {0}' },
  'annotation-shown': { clause: 'ISO 19005-2 6.3.2', zh: '注释不打印或不显示', en: 'an annotation that is not printed' },
  'link-appearance': { clause: 'ISO 19005-2 6.3.3', zh: '链接自带图样', en: 'a link with a picture of its own' },
  'tab-order': {
    clause: 'ISO 14289-1 7.18.3', zh: '跳转次序不按结构', en: 'tabs do not follow the structure'
  },
  'link-description': { clause: 'ISO 14289-1 7.18.5', zh: '链接没有说明', en: 'a link without description' },
  'link-element': { clause: 'ISO 14289-1 7.18.5', zh: '链接所在的元素为 {0}', en: 'a link in {0}' },
  'link-parent': { clause: 'ISO 32000-1 14.7.4.4', zh: '链接在父级表里另有所属', en: 'a link has another parent' },

  // what the file says about itself
  'xmp': {
    clause: 'ISO 19005-2 6.6.2.1', zh: '没有不压缩的 XMP 元数据', en: 'no uncompressed XMP metadata'
  },
  'xmp-readable': { clause: 'ISO 19005-2 6.6.2.1', zh: 'XMP 不是合式的 XML', en: 'XMP is not well-formed XML' },
  'xmp-described': {
    clause: 'ISO 19005-2 6.6.2.3', zh: '元素 {0} 没有说明', en: 'no description of the element {0}'
  },
  'info': { clause: 'ISO 19005-2 6.6.3', zh: '{0} 与 {1} 不同', en: '{0} and {1} differ' },
  'claim-a': { clause: 'ISO 19005-2 6.6.4', zh: 'XMP 没有声明 A 级', en: 'no claim of level A in XMP' },
  'claim-ua': { clause: 'ISO 14289-1 5', zh: 'XMP 没有声明 PDF/UA-1', en: 'no claim of PDF/UA-1 in XMP' },
  'title': { clause: 'ISO 14289-1 7.1', zh: 'XMP 没有标题', en: 'no title in XMP' },
  'title-shown': { clause: 'ISO 14289-1 7.1', zh: '窗口不显示标题', en: 'the title is not shown' },
  'tagged': { clause: 'ISO 19005-2 6.7.2.2', zh: '没有标明有结构', en: 'not marked as tagged' },
  'suspects': { clause: 'ISO 14289-1 7.1', zh: '结构标明可疑', en: 'marked as suspect' },
  'language': { clause: 'ISO 14289-1 7.2', zh: '没有语言', en: 'no language' },
  'file-inside': { clause: 'ISO 19005-2 6.8', zh: '第 2 部分的文件里有附件', en: 'a file inside a file of part 2' },
  'file-listed': { clause: 'ISO 19005-3 6.8', zh: '附件没有列出', en: 'associated files are not listed' },
  'file-name': { clause: 'ISO 19005-3 6.8', zh: '附件没有名字', en: 'a file without name' },
  'file-relationship': { clause: 'ISO 19005-3 6.8', zh: '附件没有写明关系', en: 'a file without relationship' },
  'file-type': { clause: 'ISO 19005-3 6.8', zh: '附件没有媒体类型', en: 'a file without media type' },

  // structure
  'structure': { clause: 'ISO 14289-1 7.1', zh: '没有结构树', en: 'no structure tree' },
  'element-type': { clause: 'ISO 14289-1 7.1', zh: '结构类型 {0}', en: 'structure type {0}' },
  'element-place': { clause: 'ISO 14289-1 7.2', zh: '{0} 在 {1} 里', en: '{0} in {1}' },
  'element-kids': { clause: 'ISO 14289-1 7.2', zh: '{1} 里有 {0}', en: '{0} in {1}' },
  'table-rows': { clause: 'ISO 14289-1 7.2', zh: '表格各行的格数不等', en: 'a table with rows of unequal length' },
  'picture-description': { clause: 'ISO 14289-1 7.3', zh: '图片没有说明文字', en: 'a picture without description' },
  'heading-level': {
    clause: 'ISO 14289-1 7.4.2', zh: '{1} 级标题之后是 {0} 级', en: 'a heading of level {0} after one of level {1}'
  },
  'header-scope': { clause: 'ISO 14289-1 7.5', zh: '表头没有写明所管行列', en: 'a header cell without scope' },
  'note-identifier': { clause: 'ISO 14289-1 7.9', zh: '脚注的标识为 {0}', en: 'a note with the identifier {0}' },

  // content, and the structure that holds it
  'content-tagged': {
    clause: 'ISO 14289-1 7.1',
    zh: '{0}既非结构内容也非装饰，或兼为二者', en: '{0} that is neither tag nor artifact, or both'
  },
  'content-owner': { clause: 'ISO 14289-1 7.1', zh: '内容 {0} 在 {1} 个元素里', en: 'content {0} in {1} elements' },
  'content-parent': { clause: 'ISO 32000-1 14.7.4.4', zh: '内容 {0} 在父级表里另有所属', en: 'another parent of {0}' },
  'content-there': {
    clause: 'ISO 32000-1 14.7.4', zh: '元素所指的内容 {0} 不存在', en: 'an element of content {0}, which is not there'
  },
  'content-known': { zh: '{0}', en: '{0}' }
}) satisfies Readonly<Record<string, Clause>>

/** The name of a check. */
export type ClauseName = keyof typeof clauses
