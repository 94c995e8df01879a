import type { Language } from '../src/text/language.js'

const table = {
  title: ['校对台', 'Proofing desk'],
  document: ['稿件', 'Document'],
  save: ['存盘', 'Save'],
  print: ['打印', 'Print'],
  download: ['下载', 'Download'],
  otherLanguage: ['English', '中文'],
  text: ['原稿', 'Text'],
  products: ['成品', 'Products'],
  pages: ['版面', 'Pages'],
  book: ['电子书', 'E-book'],
  web: ['网页', 'Web page'],
  errata: ['勘误', 'Errata'],
  noRelease: ['还没有发布过。发布后的更正，在这里与发布的那一版对照。', 'Nothing was released yet. What is corrected after a release is held against it here.'],
  errataFrame: ['勘误表', 'List of errata'],
  release: ['发布这一版', 'Release this edition'],
  releaseFirst: ['请先存盘，并等成品做好', 'Save first, and wait until the edition is made'],
  releaseSure: ['发布后永久留存，不能更改；此后的更正成为下一版。现在发布吗？', 'What is released is kept for good and cannot be changed; what is corrected afterwards is the next edition. Release it now?'],
  comparing: ['正在对照……', 'Comparing …'],
  findings: ['问题', 'Findings'],
  noFindings: ['没有问题', 'Nothing was found'],
  working: ['正在排版……', 'Laying out …'],
  finishing: ['正在制作全部成品并核对……', 'Making and checking all products …'],
  notYet: ['成品还没有做好；停笔片刻即自动制作', 'Not made yet; it is made as soon as you rest'],
  lastGood: ['稿件有错，版面仍是改错之前的样子', 'The text has errors; these are the pages before them'],
  unsaved: ['未存盘', 'not saved'],
  saved: ['已存盘', 'saved'],
  madeAll: ['成品已更新', 'the edition is made'],
  gone: ['校对台的程序已停止；文字还在这里，请先复制保存', 'The desk\'s program has ended; the text is still here: copy it to keep it'],
  changedOnDisk: ['文件在别处被改动', 'The file was changed elsewhere'],
  goneOnDisk: ['文件已被删除或改名；存盘会重新建立', 'The file was deleted or renamed; saving makes it again'],
  otherTab: ['这份文件也在另一个窗口里打开；这里未存盘的改动不会另行保留，请只在一处改', 'This document is open in another window as well; what is not saved here is not kept aside: edit it in one place'],
  notUtf8: ['文件不是 UTF-8（按 GB 18030 显示），存盘会改为 UTF-8', 'The file is not UTF-8 (shown as GB 18030); saving makes it UTF-8'],
  mixedEnds: ['各行的行尾不一，存盘会统一', 'Lines end in several ways; saving makes them alike'],
  compare: ['对照两份', 'Show both'],
  both: ['磁盘上的和这里的', 'On disk, and here'],
  bothHelp: ['左边是磁盘上现在的，右边是这里的，可以改。箭头把一处改动取到右边。', 'On the left what is on disk now, on the right what is here, which you can edit. An arrow takes a change over.'],
  takeDisk: ['用磁盘上的', 'Take that on disk'],
  saveMine: ['存右边这份', 'Save the right one'],
  later: ['先不存', 'Not now'],
  takeChange: ['取到右边', 'Take this change over'],
  restored: ['恢复了上次未存盘的改动', 'What was not saved last time is here again'],
  previous: ['上一页', 'Previous page'],
  next: ['下一页', 'Next page'],
  bookFrame: ['电子书阅读器', 'E-book reader'],
  required: ['必填', 'required'],
  example: ['例：', 'for example '],
  fieldUnknown: ['没有这个字段', 'There is no such field'],
  helpLine: ['F6 在原稿与版面间切换 · F8 下一个问题 · Ctrl-S 存盘', 'F6 between text and pages · F8 next finding · Ctrl-S saves'],
  pagesHelp: ['点一个字，光标到它前面；按回车，光标到这一页开头', 'Click a character to set the caret before it; Enter sets it to the beginning of this page']
} as const satisfies Record<string, readonly [zh: string, en: string]>

/** A sentence or label of the page. */
export type Word = keyof typeof table

/** The words of the page in one language. */
export function wordsIn(language: Language): (word: Word) => string {
  return (word) => table[word][language === 'zh' ? 0 : 1]
}

/** How a finding's gravity is called, as in the findings themselves. */
export const severities = {
  zh: { fault: '无法运行', error: '错误', warning: '警告', note: '提示' },
  en: { fault: 'cannot run', error: 'error', warning: 'warning', note: 'note' }
} as const

/** Counts errors, warnings and notes, in words. */
export function countWords(language: Language, found: readonly { readonly severity: keyof (typeof severities)['zh'] }[]): string {
  const count = (...kinds: string[]) => found.filter(({ severity }) => kinds.includes(severity)).length
  const [errors, warnings, notes] = [count('fault', 'error'), count('warning'), count('note')]
  return language === 'zh' ? `错误 ${errors}，警告 ${warnings}，提示 ${notes}` : `errors ${errors}, warnings ${warnings}, notes ${notes}`
}

/** Names a page. */
export function pageWords(language: Language, page: number, pages: number): string {
  return language === 'zh' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`
}

/** Names a line. */
export function lineWords(language: Language, line: number): string {
  return language === 'zh' ? `第 ${line} 行` : `line ${line}`
}
