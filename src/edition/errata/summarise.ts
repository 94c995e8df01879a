import type { Both } from '../../text/language.js'
import type { PagePlace } from './edition-text.js'
import type { ChangedPages, Errata, Erratum } from './errata.js'

/** So many errata are told one by one, and so many characters of each. */
const [most, shown] = [5, 16]

/** Words errata in a few lines, as after a rebuild: `第2页 第2行：的→得；重印第2页（第1张）`. */
export function summariseErrata({ rows, pages }: Errata): Both {
  const told = rows.slice(0, most).map(wordErratum)
  const left = rows.length - told.length
  const rest: Both[] = left > 0 ? [{ zh: `另有${left}处`, en: `${left} more` }] : []
  return join([...told, ...rest, ...wordPages(pages)])
}

/** Words one erratum: where it stands in the new edition, what was wrong, what is right. */
export function wordErratum({ kind, was, is, wrong, right }: Erratum): Both {
  const [zh, en] = [placeIn('zh', is), placeIn('en', is)]
  if (kind === 'moved') {
    return { zh: `${placeIn('zh', was)}移至${zh}：“${cut(right)}”`, en: `moved from ${placeIn('en', was)} to ${en}: “${cut(right)}”` }
  }
  if (wrong === '') return { zh: `${zh}：增“${cut(right)}”`, en: `${en}: “${cut(right)}” added` }
  if (right === '') return { zh: `${zh}：删“${cut(wrong)}”`, en: `${en}: “${cut(wrong)}” deleted` }
  return { zh: `${zh}：${cut(wrong)}→${cut(right)}`, en: `${en}: ${cut(wrong)}→${cut(right)}` }
}

/** Words which pages and sheets to print again, and why. */
export function wordPages({ corrected, moved, relaid, noted, dropped, sheets }: ChangedPages): Both[] {
  const reprint = [...corrected, ...moved, ...relaid].sort((a, b) => a - b)
  const parts: Both[] = []
  const say = (pages: readonly number[], zh: (list: string) => string, en: (list: string) => string) => {
    if (pages.length > 0) parts.push({ zh: zh(ranges(pages, 'zh')), en: en(ranges(pages, 'en')) })
  }
  say(reprint, (list) => `重印第${list}页（第${ranges(sheets.reprint, 'zh')}张）`, (list) => `reprint page ${list} (sheet ${ranges(sheets.reprint, 'en')})`)
  say(moved, (list) => `其中第${list}页文字未改，只是移位`, (list) => `of these, page ${list} only moved`)
  say(relaid, (list) => `第${list}页文字未改，版面有变`, (list) => `page ${list} looks otherwise, its text as it was`)
  const own = sheets.noted.length > 0
  say(noted, (list) => `第${list}页${own ? `（第${ranges(sheets.noted, 'zh')}张）` : ''}只改版次`, (list) => `page ${list}${own ? ` (sheet ${ranges(sheets.noted, 'en')})` : ''} tells the new edition, no more`)
  say(dropped, (list) => `撤去第${list}页`, (list) => `take out page ${list}`)
  return parts.length > 0 ? parts : [{ zh: '各页未变，不必重印', en: 'no page looks otherwise' }]
}

/** Words numbers in their order: `2、4—7`. */
export function ranges(numbers: readonly number[], language: 'zh' | 'en'): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  const [dash, comma] = language === 'zh' ? ['\u2014', '、'] : ['\u2013', ', ']
  return runs.map(([first, last]) => first === last ? first : `${first}${last === first + 1 ? comma : dash}${last}`).join(comma)
}

function placeIn(language: 'zh' | 'en', { page, line }: PagePlace): string {
  return language === 'zh' ? `第${page}页 第${line}行` : `page ${page}, line ${line}`
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length > shown ? `${characters.slice(0, shown).join('')}…` : text
}

function join(parts: readonly Both[]): Both {
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}
