import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on finished products: what the archive pass, the gate, the e-book's checks, the proof and `tongbao verify` report. */
export const productRules = wordings({
  'text-lost': {
    severity: 'error', force: '规定', clause: 'ISO 14289-1 7.1',
    zh: 'PDF 第 {0} 页有结构之外的文字“{1}”，应只有“{2}”；请勿用样式生成文字',
    en: 'Unexpected text {1} outside the structure on page {0} of the PDF, expected {2} alone; no style may generate text'
  },
  'picture-lost': {
    severity: 'error', force: '规定', clause: 'ISO 14289-1 7.1',
    zh: 'PDF 第 {0} 页有结构之外的图片；请勿用样式放置图片',
    en: 'Unexpected picture outside the structure on page {0} of the PDF; no style may place one'
  },
  'print-unexpected': {
    severity: 'error', force: '程序',
    zh: '浏览器印出的 PDF 有意外内容：第 {0} 页，{1}',
    en: 'Unexpected content in the browser\'s PDF, page {0}: {1}'
  },
  'metadata-character': {
    severity: 'error', force: '程序',
    zh: '元数据“{0}”含有不能写进 PDF、电子书和档案著录的字符；请删去',
    en: 'Unexpected character in {0}, which XML cannot carry, and so neither PDF, e-book nor sidecar; take it out'
  },
  'attachment-name': {
    severity: 'error', force: '程序',
    zh: '附件名“{0}”不能用；请勿含 / \\ : * ? " < > | 等字符，也不可重名',
    en: 'Unexpected name {0} of an attachment, expected one without / \\ : * ? " < > | that no other has'
  },
  'conformance': {
    severity: 'error', force: '规定', clause: 'ISO 19005-2, ISO 14289-1',
    zh: 'PDF 不合 {0}：{1}（共 {2} 处）',
    en: 'Unexpected breach of {0} in the PDF: {1} ({2} in all)'
  },
  'epub-invalid': {
    severity: 'error', force: '规定', clause: 'EPUB 3.3',
    zh: '电子书不合规范（编号 {0}，位置 {1}）；EPUBCheck 的原文：{2}',
    en: 'Unexpected fault in the e-book: {0} in {1}: {2}'
  },
  'epub-lint': {
    severity: 'error', force: '程序',
    zh: '电子书与文件不符（{0}）：{1}',
    en: 'Unexpected difference of the e-book from the document ({0}): {1}'
  },
  'text-differs': {
    severity: 'error', force: '程序',
    zh: '{0} 的文字与原稿不符：原稿为“{1}”，成品为“{2}”',
    en: 'Unexpected text in the {0}: the source has “{1}”, the product “{2}”'
  },
  'product-character': {
    severity: 'error', force: '程序',
    zh: '{0} 含有不能出现的字符 {1}（缺字、控制、私用或部首区字符）',
    en: 'Unexpected character {1} in the {0} (missing glyph, control, private use or radical block)'
  },
  'product-unreadable': {
    severity: 'error', force: '程序',
    zh: '成品 {0} 读不出来（{1}）',
    en: 'Unexpected content of the {0}, which cannot be read back ({1})'
  },
  'record-unreadable': {
    severity: 'fault', force: '程序',
    zh: '{0} 不是可用的出版记录（{1}）；请指定 tongbao build 所出的文件夹',
    en: 'Unexpected record {0} ({1}), expected the folder of an edition that tongbao build made'
  },
  'output-missing': {
    severity: 'error', force: '程序',
    zh: '成品 {0} 不见了',
    en: 'Unexpected absence of {0}, which the record lists'
  },
  'output-changed': {
    severity: 'error', force: '程序',
    zh: '成品 {0} 在出版之后被改动（SHA-256 为 {1}，记录为 {2}）',
    en: 'Unexpected content of {0}: it was changed after publication (SHA-256 {1}, recorded {2})'
  },
  'output-unrecorded': {
    severity: 'error', force: '程序',
    zh: '{0} 不在出版记录里，是别次所出；请删去或重新出版',
    en: 'Unexpected file {0}, which the record does not list: it was left by another build; delete it or build again'
  },
  'input-differs': {
    severity: 'error', force: '程序',
    zh: '{0}与出版时不同：现为 {1}，记录为 {2}；不能据以重印',
    en: 'Unexpected {0}: now {1}, recorded {2}; the edition cannot be made again from it'
  },
  'rebuild-differs': {
    severity: 'error', force: '程序',
    zh: '用同样的原稿、版式、字体和工具重印，{0} 却不相同；程序本身有变',
    en: 'Unexpected difference of {0} made again from the same inputs: the program itself has changed'
  },
  'verapdf-missing': {
    severity: 'fault', force: '程序',
    zh: '不能运行 veraPDF（{0}）；请装 Java，并运行 {1}',
    en: 'Unexpected absence of veraPDF ({0}); install Java and run {1}'
  },
  'verapdf-failed': {
    severity: 'error', force: '规定', clause: 'ISO 19005-2, ISO 14289-1',
    zh: 'veraPDF 判定 PDF 不合 {0}：{1}',
    en: 'Unexpected verdict of veraPDF: the PDF breaks {0}: {1}'
  },
  'document-name': {
    severity: 'fault', force: '程序',
    zh: '{0} 的文件名不能作成品的名称；请改名：不以点开头，不以点或空格结尾，不含 < > : " / \\ | ? * 和控制字符，不是 CON、NUL 等设备名，不超过 {1} 字节',
    en: 'Unexpected name of {0}, expected one that an edition can have on every system: no dot in front, no dot or space at the end, none of < > : " / \\ | ? * and control characters, no device such as CON or NUL, {1} bytes at most; rename it'
  },
  'out-busy': {
    severity: 'fault', force: '程序',
    zh: '另一次运行正在写入 {0}；请等它结束再运行一次，若已无此运行，可删去 {1}',
    en: 'Unexpected second run that writes {0}; try again when it has ended, or if there is none, delete {1}'
  },
  'release-taken': {
    severity: 'fault', force: '程序',
    zh: '{0} 已有一版，内容与此不同；已发布的版本永不改写：原稿有更正的，请重新运行 tongbao build，即为下一版',
    en: 'Unexpected other edition in {0}; what was released is never overwritten: where the text was corrected, run tongbao build, which makes the next edition'
  },
  'release-stale': {
    severity: 'error', force: '程序',
    zh: '原稿 {0} 在制作之后改过；请先运行 tongbao build，看过再发布',
    en: 'Unexpected source {0}, which was changed after this edition was built; run tongbao build, look at it, then release it'
  },
  'edition-missing': {
    severity: 'fault', force: '程序',
    zh: '找不到已发布的第 {0} 版（{1}）；请用 --of 指明成品文件夹，或写出该版的文件夹',
    en: 'Unexpected edition {0}, expected one that was released ({1}); name the folder by --of, or write the folder of that edition'
  },
  'errata-unpaged': {
    severity: 'fault', force: '程序',
    zh: '{0} 里没有 PDF，勘误表无页可指；请连 PDF 一起制作',
    en: 'Unexpected edition {0} without a PDF, so that errata have no pages to name; build it with one'
  },
  'errata-unbound': {
    severity: 'fault', force: '程序',
    zh: '原稿 {0} 不在，或在制作之后改过，不能把勘误表装订进去；请先运行 tongbao build，再装订',
    en: 'Unexpected source {0}, expected the one from which the new edition was built, so that errata can be bound to it; run tongbao build, then bind'
  },
  'errata-other': {
    severity: 'warning', force: '程序',
    zh: '两版不像同一份文件：这是 {0}，那是 {1}；仍作对照',
    en: 'Unexpected document {0}, expected another edition of {1}; they are compared all the same'
  },
  'out-untidy': {
    severity: 'fault', force: '程序',
    zh: '旧成品留下的东西不能从 {0} 移走（{1}）；请查看权限，取出要留的，删去此文件夹，再运行一次',
    en: 'Unexpected refusal to clear away {0}, where the older edition lies ({1}); check permissions, take out what you want to keep, delete the folder and try again'
  },
  'out-kept': {
    severity: 'warning', force: '程序',
    zh: '成品文件夹里有一个文件不是本程序所写，或出版后被改动过，今改名留存为 {0}；请查看后移走',
    en: 'Unexpected file in the edition\'s folder, not as this program wrote it; it is kept as {0}: look at it and move it away'
  },
  'file-refused': {
    severity: 'fault', force: '程序',
    zh: '没有读 {0}（{1}）；应为普通文件',
    en: 'Unexpected {0} ({1}), expected a regular file; it was not read'
  },
  'source-outside': {
    severity: 'fault', force: '程序',
    zh: '出版记录所指原稿 {0} 不是成品文件夹或当前文件夹之内的 .md 文件，没有读；确是原稿的，请用 --source 指明',
    en: 'Unexpected place of the source {0} that the record names, expected a .md file inside the edition\'s folder or this one; it was not read: if it is the source, name it by --source'
  }
}) satisfies Readonly<Record<string, Rule>>
