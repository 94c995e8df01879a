import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on the document as it is written: source, front matter, body. */
export const documentRules = wordings({
  'encoding': {
    severity: 'error', force: '程序',
    zh: '文件不是 UTF-8 编码（第 {0} 字节起）；{1}',
    en: 'Unexpected byte {0}, expected UTF-8; {1}'
  },
  'document-too-large': {
    severity: 'error', force: '程序',
    zh: '文件有 {0} 字节，上限为 {1}；请分成几期',
    en: 'Unexpected size {0} bytes, expected at most {1}; split the document'
  },
  'line-too-long': {
    severity: 'error', force: '程序',
    zh: '此行有 {0} 字，上限为 {1}；请分段',
    en: 'Unexpected line of {0} characters, expected at most {1}; divide it into paragraphs'
  },
  'front-matter-missing': {
    severity: 'error', force: '程序',
    zh: '文件开头没有元数据；第一行应为 ---，其后每项一行，如“公文格式: 文件”，再以 --- 结束；可用 tongbao new 起一份新稿',
    en: 'Unexpected start of the document, expected front matter: a line ---, the fields such as form and title, a line ---; tongbao new begins a document with them'
  },
  'front-matter-fence': {
    severity: 'error', force: '程序',
    zh: '元数据首尾的 --- 不对：{0}',
    en: 'Unexpected fence of the front matter: {0}'
  },
  'front-matter-syntax': {
    severity: 'error', force: '程序',
    zh: '元数据写错了：{0}',
    en: 'Unexpected front matter: {0}'
  },
  'front-matter-key-missing': {
    severity: 'error', force: '程序',
    zh: '元数据缺少“{1}”（{0}）；请补写一行“{1}: ……”',
    en: 'Unexpected absence of {0} ({1}) in the front matter; add a line for it'
  },
  'front-matter-type': {
    severity: 'error', force: '程序',
    zh: '元数据“{0}”的值 {1} 不对，应为{2}',
    en: 'Unexpected value {1} of {0}, expected {2}'
  },
  'front-matter-empty': {
    severity: 'error', force: '程序',
    zh: '{0} 还没有填写，例如 {1}{2}',
    en: 'Unexpected absence of a value for {0}, expected one such as {1}{2}'
  },
  'front-matter-key-unknown': {
    severity: 'warning', force: '程序',
    zh: '元数据里有不认识的“{0}”{1}；此项未采用',
    en: 'Unexpected key {0} in the front matter{1}; it is not used'
  },
  'front-matter-key-twice': {
    severity: 'error', force: '程序',
    zh: '元数据里 {0}（{1}）写了两次；请只留一处',
    en: 'Unexpected second {0} ({1}) in the front matter, expected one; delete the other'
  },
  'rule-unknown': {
    severity: 'error', force: '程序',
    zh: '没有“{0}”这条规则{1}；名称见说明书里的各项提示',
    en: 'Unexpected name of a rule, {0}{1}; the README lists them'
  },
  'rule-fixed': {
    severity: 'error', force: '程序',
    zh: '规则 {0} 不能放宽：不然会印错、印不出；请按提示改正稿件',
    en: 'Unexpected wish to loosen {0}, without which something would be printed wrong or not at all; put the document right instead'
  },
  'rule-reason': {
    severity: 'error', force: '程序',
    zh: '放宽规则 {0} 没有写理由；请写成 {0}: 忽略（理由）',
    en: 'Unexpected absence of a reason to loosen {0}; write {0}: off (reason)'
  },
  'form-unknown': {
    severity: 'error', force: '程序',
    zh: '不认识的公文格式“{0}”，应为{1}',
    en: 'Unexpected form {0}, expected {1}'
  },
  'genre-names-form': {
    severity: 'note', force: '程序',
    zh: 'genre: tongbao 是旧写法；请改写为 form: {0}，文种另写',
    en: 'Unexpected genre: tongbao, the old way to choose the form; write form: {0}, and as genre the kind of document'
  },
  'edition-undated': {
    severity: 'warning', force: '实务',
    zh: '这是第{0}版，元数据里没有修订日期（revisionDate），版记和文件的日期都不能写明；请补上，如 2019年5月6日',
    en: 'Unexpected absence of revisionDate in the front matter of edition {0}, so that neither imprint nor files can say when it was revised; add it, as in 2019年5月6日'
  },
  'edition-unreleased': {
    severity: 'warning', force: '实务',
    zh: '有修订日期 {0}，却没有已发布的前一版，仍按第1版排印；前一版请先用 tongbao release 留存，已在别处发布的，请在设置里写 edition',
    en: 'Unexpected revision date {0} without a released edition before it, so that this is printed as the first; release that one by tongbao release, or name the number by the setting edition'
  },
  'body-empty': {
    severity: 'error', force: '程序',
    zh: '没有正文；请在元数据之后写正文',
    en: 'Unexpected empty body, expected text after the front matter'
  },
  'reference-undefined': {
    severity: 'error', force: '程序',
    zh: '{0} 没有对应的注释',
    en: 'Unexpected reference {0}, expected its note in the document'
  },
  'picture-missing': {
    severity: 'error', force: '程序',
    zh: '找不到图片 {0}；请放进稿件所在的文件夹，用相对路径写，文件夹之外的不读',
    en: 'Unexpected picture {0}, expected one inside the document\'s folder, named by a relative path'
  },
  'picture-format': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 不是 PNG、JPEG、GIF 或 WebP，或大于 {1} 字节',
    en: 'Unexpected content of picture {0}, expected PNG, JPEG, GIF or WebP of at most {1} bytes'
  },
  'picture-alt': {
    severity: 'error', force: '规定', clause: 'ISO 14289-1 7.3',
    zh: '图片 {0} 没有说明文字；请写成 ![说明](路径)',
    en: 'Unexpected picture {0} without a description, expected ![description](path)'
  },
  'page-mark-order': {
    severity: 'warning', force: '程序',
    zh: '原件页码标记为 {0}，应为 {1}',
    en: 'Unexpected page mark {0}, expected {1}'
  },
  'character-forbidden': {
    severity: 'error', force: '程序',
    zh: '字符 {0} 是控制、私用或部首区字符，不能出版；请改用正式字符',
    en: 'Unexpected character {0} (control, private use or radical block), expected an ordinary character'
  }
}) satisfies Readonly<Record<string, Rule>>
