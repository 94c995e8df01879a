import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** The findings on what is more, larger or more damaged than what a document of this kind has. */
export const limitRules = wordings({
  'nesting-depth': {
    severity: 'error', force: '程序',
    zh: '此处列表、引文、强调等层层相套，达 {0} 层，上限为 {1}；请减少层次',
    en: 'Unexpected nesting of {0} levels of lists, quotations or emphasis, expected at most {1}; lay some of them side by side'
  },
  'paragraph-marks': {
    severity: 'error', force: '程序',
    zh: '此段的标记字符（* _ ~ ` [ ] < & \\）和行末共有 {0} 处，这样长的段上限为 {1}；请分段，或去掉不用的标记',
    en: 'Unexpected {0} marks (* _ ~ ` [ ] < & \\) and line ends in one paragraph, expected at most {1} in one of this length; divide it, or take out what marks nothing'
  },
  'document-pieces': {
    severity: 'error', force: '程序',
    zh: '文件的行、单元格和标记字符共 {0} 处，上限为 {1}；请分成几期',
    en: 'Unexpected number of lines, cells and marks, {0}, expected at most {1}; split the document'
  },
  'document-too-slow': {
    severity: 'error', force: '程序',
    zh: '处理此文件超过 {0} 秒，已停止；请去掉不用的标记，或分成几期',
    en: 'Unexpected time that this document takes, expected at most {0} s; take out what marks nothing, or split it'
  },
  'picture-damaged': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 已损坏，不能完整解码；请换一份完好的',
    en: 'Unexpected content of picture {0}, which cannot be decoded to its end; replace it by a whole one'
  },
  'picture-pixels': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 为 {1}×{2} 像素，总数上限为 {3}；请缩小（整页按 600 dpi 约 3500 万像素）',
    en: 'Unexpected size of picture {0}, {1} × {2} pixels, expected at most {3} in all; scale it down (a whole page at 600 dpi has 35 million)'
  },
  'picture-animated': {
    severity: 'error', force: '程序',
    zh: '图片 {0} 是动画，不能印在纸上；请换成静止的一帧',
    en: 'Unexpected animation {0}, expected a still picture: paper shows one frame of it'
  },
  'pictures-total': {
    severity: 'error', force: '程序',
    zh: '至此，全部图片合计超过 {0}（同一图片用几次算几次字节）；请缩小图片，或分成几期',
    en: 'Unexpected total of all pictures up to here, expected at most {0} (bytes count with each use); scale them down, or split the document'
  }
}) satisfies Readonly<Record<string, Rule>>
