import type { Rule } from './rules.js'
import { wordings } from './wording.js'

/** What of the fields breaks the rules of the form and the kind of document (文种). */
export const formRules = wordings({
  'genre-unknown': {
    severity: 'note', force: '规定', clause: '党政机关公文处理工作条例 第八条',
    zh: '文种“{0}”不在条例所列十五种之内，也不是常用的名称{1}',
    en: 'Unexpected genre “{0}”, none of the fifteen and not in common use{1}'
  },
  'genre-form': {
    severity: 'warning', force: '一般', clause: 'GB/T 9704-2012 10',
    zh: '“{0}”一般不用{1}格式，应为{2}',
    en: 'Unexpected form {1} of a {0}, expected {2}'
  },
  'genre-title': {
    severity: 'warning', force: '规定', clause: '党政机关公文处理工作条例 第九条',
    zh: '标题以“{0}”结尾，文种写的是“{1}”；请改成一致',
    en: 'Unexpected genre “{1}” of a document whose title ends with “{0}”; make them agree'
  },
  'signatory-missing': {
    severity: 'error', force: '规定', clause: '党政机关公文处理工作条例 第九条',
    zh: '“{0}”是上行文，应当标注签发人姓名；请写 signatory（签发人）',
    en: 'Unexpected absence of the signatory: a {0} goes upwards and names who signed it; add signatory (签发人)'
  },
  'signatory-unexpected': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.2.6',
    zh: '“{0}”不是上行文，不标注签发人；请删去',
    en: 'Unexpected signatory: a {0} does not go upwards; delete it'
  },
  'recipients-missing': {
    severity: 'error', force: '规定', clause: '党政机关公文处理工作条例 第九条',
    zh: '“{0}”没有主送机关；请写 recipients（主送机关）',
    en: 'Unexpected absence of recipients of a {0}; add recipients (主送机关)'
  },
  'recipients-several': {
    severity: 'warning', force: '一般', clause: '党政机关公文处理工作条例 第十五条',
    zh: '“{0}”原则上只主送一个上级机关，这里有“{1}”；其他的写进抄送',
    en: 'Unexpected recipients “{1}”: a {0} goes to one agency as a rule; the others get copies'
  },
  'recipients-unexpected': {
    severity: 'warning', force: '实务',
    zh: '“{0}”一般没有主送机关；请删去，或查看文种',
    en: 'Unexpected recipients: a {0} has none as a rule; delete them, or look at the genre'
  },
  'recipients-colon': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.2',
    zh: '主送机关“{0}”后应为全角冒号；可不写，由程序加上',
    en: 'Unexpected end of the recipients “{0}”, expected a full-width colon; leave it to the program'
  },
  'document-number': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.2.5',
    zh: '发文字号“{0}”不对，应为“{1}”：年份用六角括号〔〕写全，序号不编虚位、不加“第”',
    en: 'Unexpected number “{0}”, expected “{1}”: the full year in 〔〕, the running number without 第 and leading zeros'
  },
  'agencies-many': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.2.4',
    zh: '联合行文机关有 {0} 个，多于 {1} 个则首页显示不了正文；请减少，或只列主办机关',
    en: 'Unexpected number of agencies, {0}, expected at most {1}, so that the first page shows text; list fewer, or the leading one'
  },
  'date-impossible': {
    severity: 'error', force: '程序',
    zh: '“{0}”写的 {1} 这一天不存在',
    en: 'Unexpected date {1} of {0}: there is no such day'
  },
  'date-padded': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.5.4',
    zh: '日期“{0}”的月、日编了虚位，应为“{1}”',
    en: 'Unexpected zero in the date “{0}”, expected “{1}”'
  },
  'printing-early': {
    severity: 'warning', force: '实务',
    zh: '印发日期 {0} 早于成文日期 {1}',
    en: 'Unexpected day of printing {0} before the date of the document {1}'
  },
  'annex-name': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.4',
    zh: '附件名称“{0}”应为“{1}”：序号由程序编，名称后不加标点',
    en: 'Unexpected name “{0}” of an annex, expected “{1}”: the program numbers them, and no mark follows the name'
  },
  'copy-number': {
    severity: 'warning', force: '一般', clause: 'GB/T 9704-2012 7.2.1',
    zh: '份号“{0}”一般用六位阿拉伯数字',
    en: 'Unexpected copy number “{0}”, expected six digits as a rule'
  },
  'copy-number-missing': {
    severity: 'warning', force: '规定', clause: '党政机关公文处理工作条例 第九条',
    zh: '涉密公文（{0}）应当标注份号；请写 copyNumber（份号）',
    en: 'Unexpected absence of a copy number of a classified document ({0}); add copyNumber (份号)'
  },
  'classification-form': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.2.2',
    zh: '密级“{0}”应写成“机密★1年”的样子：绝密、机密或秘密，★后用阿拉伯数字标注保密期限',
    en: 'Unexpected classification “{0}”, expected 绝密, 机密 or 秘密 and behind ★ the term, as in 机密★1年'
  },
  'urgency-form': {
    severity: 'warning', force: '规定', clause: '党政机关公文处理工作条例 第九条',
    zh: '紧急程度“{0}”应为“特急”或“加急”（电报为“特提”“特急”“加急”“平急”）',
    en: 'Unexpected urgency “{0}”, expected 特急 or 加急 (of a telegram 特提, 特急, 加急 or 平急)'
  },
  'note-brackets': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.3.6',
    zh: '附注“{0}”应加圆括号，写成“{1}”',
    en: 'Unexpected note “{0}”, expected it in full-width brackets, “{1}”'
  },
  'copies-mark': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.4.2',
    zh: '{0}“{1}”末尾应为句号；可不写，由程序加上',
    en: 'Unexpected end of {0}, “{1}”, expected a full stop; leave it to the program'
  },
  'printing-word': {
    severity: 'error', force: '规定', clause: 'GB/T 9704-2012 7.4.3',
    zh: '印发日期“{0}”应为“{1}”：日期后加“印发”二字',
    en: 'Unexpected words of the day of printing, “{0}”, expected “{1}”'
  },
  'issue-number': {
    severity: 'warning', force: '实务',
    zh: '期号“{0}”应为“{1}”：用阿拉伯数字，不编虚位，不空格',
    en: 'Unexpected issue number “{0}”, expected “{1}”: Arabic figures without leading zeros and spaces'
  },
  'distribution-brackets': {
    severity: 'warning', force: '实务',
    zh: '发送范围“{0}”应加全角圆括号，写成“{1}”',
    en: 'Unexpected distribution “{0}”, expected it in full-width brackets, “{1}”'
  },
  'field-repeated': {
    severity: 'note', force: '程序',
    zh: '这里的“{0}”就是元数据里的{1}，印在它自己的位置，此处不再印',
    en: 'Unexpected “{0}” in the text, which is the field {1}: it is printed in its own place and not here'
  },
  'field-respelled': {
    severity: 'warning', force: '程序',
    zh: '这里的“{0}”与元数据里的{1}“{2}”写法不同，照元数据印出；请删去此处，或改成一致',
    en: 'Unexpected spelling of “{0}”, which is the field {1}, “{2}”: that is printed and not this; delete it here, or make them agree'
  },
  'closing-order': {
    severity: 'warning', force: '程序',
    zh: '“{0}”写在{1}之后，印在它之前；请移到{1}之前，或删去正文里重复的各项',
    en: 'Unexpected place of “{0}” behind {1}: it is printed before it; move it there, or delete what repeats the fields'
  },
  'imprint-typed': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 7.4',
    zh: '“{0}”照正文印出，不在版记里；请写进元数据 {1}（{2}），此处删去',
    en: 'Unexpected “{0}” as text, which belongs to the imprint; write it as {1} ({2}) in the front matter, and delete it here'
  },
  'imprint-none': {
    severity: 'warning', force: '规定', clause: 'GB/T 9704-2012 10.1',
    zh: '“{0}”照正文印出；这种格式的版记不加印发机关和印发日期，请删去',
    en: 'Unexpected “{0}” as text; the imprint of this form has no line of the printing office: delete it'
  },
  'closing-differs': {
    severity: 'error', force: '程序',
    zh: '这里写着“{0}”，与元数据里的{1}“{2}”不同；两处只留一处，或改成一致',
    en: 'Unexpected “{0}” in the text, else than the field {1}, “{2}”; keep one of them, or make them agree'
  }
}) satisfies Readonly<Record<string, Rule>>
