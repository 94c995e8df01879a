import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings of the clean-up, on raw text and on what was made of it. */
export const cleanRules = wordings({
  'clean-format': {
    severity: 'error', force: '程序',
    zh: '{0} 不是可清理的文件（{1}）；请另存为 .txt、.md 或 .docx',
    en: 'Unexpected kind of file {0} ({1}), expected text or a Word file: save it as .txt, .md or .docx'
  },
  'clean-empty': {
    severity: 'error', force: '程序',
    zh: '{0} 里没有文字；请核对是不是这个文件',
    en: 'Unexpected absence of any text in {0}; check whether this is the file'
  },
  'clean-encoding': {
    severity: 'note', force: '程序',
    zh: '按 {0} 读入，写出为 UTF-8',
    en: 'Read as {0}, written as UTF-8'
  },
  'clean-encoding-mixed': {
    severity: 'warning', force: '程序',
    zh: '此行的字节不属任何一种编码，读不出的字符记作 �；请对照原件补上',
    en: 'Unexpected bytes in this line, which belong to no encoding and are written as �; fill them in from the original'
  },
  'clean-doubtful': {
    severity: 'note', force: '程序',
    zh: '有 {0} 处拿不准，原文未动；请用 --review 逐一回答，或用 --accept 一并照办',
    en: 'Found {0} doubtful places, at which the text was left as it is; answer them by --review, or accept all by --accept'
  },
  'clean-edited': {
    severity: 'error', force: '程序',
    zh: '此处已有人工改动“{0}”，清理所得为“{1}”；文件未动，要覆盖请用 --force',
    en: 'Unexpected hand edit “{0}”, where the clean-up has “{1}”; nothing was written, write over it by --force'
  },
  'clean-unaccounted': {
    severity: 'fault', force: '程序',
    zh: '{0} 里有字符去向不明，什么也没有写出；这是程序的毛病，请把文件交给维护者',
    en: 'Unexpected characters of {0} of which no account can be given, so nothing was written; this is the program\'s fault: please report it with the file'
  },
  'clean-tracked': {
    severity: 'warning', force: '程序',
    zh: '{0} 里有 {1} 处修订或批注；正文按接受全部修订读入，批注不读，请先在 Word 里处理',
    en: 'Unexpected tracked changes or comments in {0}, {1} of them; the text is read as with all changes accepted and without comments: settle them in Word first'
  },
  'clean-number-format': {
    severity: 'warning', force: '程序',
    zh: '{0} 里有本程序不认识的自动编号格式 {1}，已改写为阿拉伯数字；请与原文核对',
    en: 'Unexpected format of automatic numbers in {0} ({1}), which are written in figures; compare them with the original'
  },
  'clean-macro': {
    severity: 'note', force: '程序',
    zh: '{0} 里有宏；宏不读、不运行',
    en: 'Found macros in {0}; they are neither read nor run'
  }
}) satisfies Readonly<Record<string, Rule>>
