import { cutWordLength } from './cut-words.js'
import { dateLine, endingOf, isLabelled, isMarkup, isProse, openPair, readNumber, standsAlone, withoutQuotes, type Numbered } from './shapes.js'

/** Two lines that follow each other, and what is known of their company. */
export interface Seam {
  /** The paragraph up to here, and the line behind it, without marks. */
  readonly before: string
  readonly after: string
  /** Whether a paragraph begins with `after` by its indent, where the text has one; whether `before` ends in a short line. */
  readonly begins: boolean | undefined
  readonly isEnded: boolean
  /** Whether something else tells that a page turned here; unknown where nothing could tell. */
  readonly isTurn: boolean | undefined
  /** Whether the number before `after` is the one that comes next, or a first one. */
  readonly isNext: boolean
  /** Of other lines with the kind of number that `before` has: how many are sentences, and how many are heads alone. */
  readonly siblings: { readonly prose: number, readonly bare: number }
  /** How often the two characters that would meet stand together elsewhere, and how many (0 to 2) of the threes about them do. */
  readonly pairs: number
  readonly triples: number
  /** Whether lines as short as these stand around, as in verses and lists. */
  readonly isAmongShort: boolean
}

/** How sure it is (0 to 1) that a sentence was cut between two lines, and goes on. */
export function judgeSeam(seam: Seam): number {
  const { before, after, isNext, isAmongShort } = seam
  if (/^(?:[-*•●▪◆■□]\s+|——)\S/.test(before)) return judgeSeam({ ...seam, before: before.replace(/^(?:\S\s+|——)/, ''), isAmongShort: false })
  if (isMarkup(before) || isMarkup(after) || seam.isEnded || seam.begins === true) return 0
  const ending = endingOf(before)
  if (seam.begins === false && isProse(before) && after.length > 12 && isProse(after) && !standsAlone(after) && !readNumber(after)) return 0.9
  if (/^[，。；：、！？,;:!?％%℃）)》”’〕】」』]/.test(after) && !/^[（(]/.test(after)) return ending === 'closed' && !/^[”’）)》〕】」』]/.test(after) ? 0.8 : 0.99
  if (ending === 'closed') return 0
  const open = openPair(before)
  const isEnclosed = open !== undefined && closesFirst(after, open)
  if (dateLine.test(before) || (standsAlone(before) && ending !== 'comma' && !isEnclosed && !isLabelled(before))) return 0
  const number = readNumber(after)
  if (/^[^\P{Script=Han}附注]$/u.test(before) && !isMarkup(after)) return 0.85
  const word = cutWordLength(before, after)
  if (standsAlone(after) && !(isEnclosed && !dateLine.test(after)) && word < 3) return 0
  if (number && isNext && !isEnclosed) return 0
  if (isEnclosed) return 0.97
  if (/^[问答][：:]$/.test(before)) return 0.9
  // two lines of a verse
  if (before.length <= 16 && before.length === after.length && ending === 'comma') return 0
  if (ending === 'comma') return isAmongShort && seam.isTurn !== true && !isLabelled(before) ? 0.3 : number ? 0.85 : 0.97
  if (ending === 'colon') return judgeColon(seam)
  if (ending === 'semicolon') return judgeSemicolon(seam, number)
  return isLabelled(before) ? judgeLabelled(seam, word) : judgeBare(seam, word)
}

/** Those to whom copies go, notes: they are as long as sentences, and rarely end with a mark. */
function judgeLabelled({ before, after, isTurn, pairs }: Seam, word: number): number {
  if (before.startsWith('附') || isTurn === false || readNumber(after) || (!/[，、；。]/.test(before) && pairs === 0 && word === 0)) return 0
  return /[，、。；]/.test(after) || endingOf(after) === 'closed' ? isTurn === true || /[；。]/.test(before) ? 0.9 : 0.8 : 0
}

function closesFirst(after: string, close: string): boolean {
  return after.includes(close)
}

/** How a line ends that says what follows, or to whom it goes. */
export const announces = /(?:如下|以下|下列|下|包括|名单|情况|事项|要求|意见|问题|措施|标准|条件|指出|强调|[府委局厅会院处室市县区级位关门们志构组司校队所])[：:]$/

function judgeColon({ before, after, isTurn }: Seam): number {
  if (announces.test(before) || !isProse(before) || before.length < 40) return 0
  return /^[一二三四五六七八九十首]+[是要]|^“/.test(after) || isTurn === true ? 0.6 : 0
}

/** Items of a list end so; within a paragraph that has more of them the sentence goes on. */
function judgeSemicolon({ before, after, isAmongShort, isTurn }: Seam, number: Numbered | undefined): number {
  if (number || isAmongShort || isTurn === false) return 0
  const body = before.slice(0, -1)
  if (!/[；;。]/.test(body)) return isTurn === true && before.length > 60 && endingOf(after) === 'closed' ? 0.6 : 0
  return endingOf(after) === 'semicolon' ? 0.6 : 0.85
}

const hanging = /[的和与及在对为以将把被从向由并而且或于按据就使让给到是要各该所其此]$/
const following = /^(?:的|了|们|着|过(?!程|去|渡)|性|化|者(?!说)|等(?!级|额|待|次|于|同)|与(?!会)|和(?!谐|平|睦)|及(?!时)|中的|上的|[年月日](?!度)\S|[％%℃])/
/** How sentences begin and headings do not. */
const starts = /^(?:要|应|对|根据|按照?|为(?!什么)|经|自|凡|现|近|今|由|从|在|当|此次|会上|会议|请|拟|兹|特此|严禁)/
/** How names of offices and titles end. */
export const officeOrGenre = /(?:通知|通报|意见|决定|批复|函|命令|令|纪要|公告|通告|公报|请示|报告|议案|办法|规定|条例|细则|方案|规划|计划|讲话|清单|目录|名单|[一览报申请登记推荐审批]表|说明|要点|制度|准则|章程|委员会|办公[室厅]|人民政府|[局厅院部处])$/

/** A line without a mark at its end: a sentence that was cut, or a heading, a name, a title. */
function judgeBare(seam: Seam, word: number): number {
  const { before, after, isTurn, siblings, pairs, triples, isAmongShort } = seam
  if (/\d$/.test(before) && /^\d{4}年/.test((/\d+$/.exec(before)?.[0] ?? '') + after)) return 0.9
  if (/\d$/.test(before) && /^[\d年月日万亿个％%.]/.test(after) && /\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(after)) return isProse(before) || isProse(after) || before.length > 12 ? 0.95 : 0.5
  if (/[（《“〔「【]$/.test(before)) return 0.97
  const isSentence = isProse(before)
  if (isSentence && readNumber(before)?.numbering !== 'article' && isAmongShort && before.length < 28 && isTurn !== true) return 0.3
  if (isSentence) return readNumber(after) ? 0.8 : 0.95
  let score = 0
  const number = readNumber(before)
  if (number?.rest === '') return 0.9
  if (number) score += siblings.bare >= 1 && siblings.bare >= siblings.prose ? -3 : siblings.prose >= 2 ? 3 : siblings.prose === 1 ? 1 : 0
  if (/[，；]/.test(before)) score += 1
  if (before.length > 45) score += 1.5
  if (hanging.test(before)) score += 2
  if (following.test(after)) score += 2
  score += pairs >= 3 ? 2 : pairs >= 1 ? 1.2 : 0
  score += Math.min(2, triples) * 1.5
  if (/、/.test(withoutQuotes(before))) score += 1
  if (starts.test(before) && isProse(after)) score += 1.5
  score += word > 2 ? 3 : word > 1 ? 2 : 0
  if (officeOrGenre.test(before) && word === 0 && !starts.test(before)) score -= 3
  if (!isProse(after) && !['closed', 'semicolon'].includes(endingOf(after))) score -= after.length > 12 ? 1 : 3.5
  if (isAmongShort && !number) score -= after.length > 24 ? 0.5 : 1.5
  if (isOpening(before) && /[，。；]/.test(after)) score += 2.5
  if (isTurn === true) score += 1.5
  if (isTurn === false) score -= 4
  return score >= 2.5 ? 0.85 : score >= 2.2 ? 0.55 : 0
}

/** Whether a short line begins a sentence (会上，全体干部), and is no saying of two equal halves. */
function isOpening(before: string): boolean {
  const [, left = '', right = ''] = /^([^，]{1,8})，([^，]{1,10})$/.exec(before) ?? []
  return left !== '' && left.length !== right.length
}
