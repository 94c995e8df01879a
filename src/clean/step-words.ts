import type { Both } from '../text/language.js'
import type { StepRule } from './row.js'

/** What each step of the clean-up does. */
export const stepWords: Readonly<Record<StepRule, Both>> = {
  'character': { zh: '去掉看不见的字符', en: 'invisible character dropped' },
  'line': { zh: '接上固定宽度折断的行', en: 'lines of a fixed width joined' },
  'page-number': { zh: '去掉页码', en: 'page number dropped' },
  'running-head': { zh: '去掉页眉页脚', en: 'running head dropped' },
  'placeholder': { zh: '去掉图片占位', en: 'picture placeholder dropped' },
  'repeat': { zh: '去掉重复的一段', en: 'repeat dropped' },
  'overlap': { zh: '去掉与上文重叠的开头', en: 'overlap dropped' },
  'page-turn': { zh: '接上换页处断开的句子，或记下换页', en: 'page turn joined or marked' },
  'spacing': { zh: '去掉多余的空格', en: 'stray space dropped' },
  'width': { zh: '改正全角半角', en: 'width of a character set right' },
  'emphasis': { zh: '修补加粗标记', en: 'mark of bold mended' },
  'heading': { zh: '标出标题层级', en: 'heading marked' },
  'table': { zh: '补上表头分隔行', en: 'rule under a table head put in' },
  'number': { zh: '改正发文字号', en: 'number of a document set right' },
  'numeral': { zh: '改正汉字数字', en: 'Chinese numeral set right' },
  'date': { zh: '去掉日期的虚位', en: 'zero of a date dropped' },
  'mark': { zh: '改正标点', en: 'mark set right' },
  'field': { zh: '移入文件头', en: 'moved into the front matter' }
}
