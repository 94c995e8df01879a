import type { EditionText } from './edition-text.js'
import type { Errata, Erratum, Shift } from './errata.js'
import { ranges } from './summarise.js'

/** Two editions and what distinguishes them. */
export interface Comparison {
  readonly old: Pick<EditionText, 'number' | 'record'>
  readonly fresh: Pick<EditionText, 'number' | 'record'>
  readonly errata: Errata
  /** The day of the correction, YYYY-MM-DD. */
  readonly date: string
}

/** Characters of a passage that are shown: its beginning and its end, where it has more. */
const [head, tail] = [40, 12]

/** Writes errata as a document of the form 勘误表: Markdown that is published as any other. */
export function writeErrata(comparison: Comparison): string {
  const { fresh: { record: { document: { citation, issuer } } }, date } = comparison
  const front = { form: '勘误表', title: '勘误表', subject: citation, compared: nameBoth(comparison), issuer, date }
  const yaml = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return [`---\n${yaml.join('')}---\n`, ...sectionsOf(comparison).map((section) => `## ${section}`)].join('\n')
}

/** Writes errata as they are bound behind the new edition: Markdown without front matter. */
export function writeBoundErrata(comparison: Comparison): string {
  return [`## 勘误表（${nameBoth(comparison)}）\n`, ...sectionsOf(comparison).map((section) => `### ${section}`)].join('\n')
}

function nameBoth({ old, fresh }: Comparison): string {
  return old.number === fresh.number ? `第${old.number}版修改前后` : `第${fresh.number}版对第${old.number}版`
}

/** The sections that there is something in, each with its heading on the first line. */
function sectionsOf({ errata }: Comparison): string[] {
  const corrected = errata.rows.filter(({ kind }) => kind === 'corrected')
  const moved = errata.rows.filter(({ kind }) => kind === 'moved')
  const sections: (readonly [heading: string, body: string])[] = [
    ['勘误', corrected.length > 0 ? table(['序号', '原页行', '新页行', '误', '正'], corrected.map(rowOf)) : '文字没有更正。'],
    ['移动的文字', table(['原页行', '新页行', '文字'], moved.map(({ was, is, right }) => [place(was), place(is), escape(cut(right))]))],
    ['只因版面移位的段落', table(['原页行', '新页行', '起于', '段数'], errata.shifts.map(shiftRow))],
    ['换页清单', pageList(errata)]
  ]
  const shown = sections.filter(([heading]) => heading !== '移动的文字' || moved.length > 0)
    .filter(([heading]) => heading !== '只因版面移位的段落' || errata.shifts.length > 0)
  return shown.map(([heading, body], index) => `${numerals[index]}、${heading}\n\n${body}\n`)
}

const numerals = '一二三四'

function rowOf({ was, is, wrong, right, before, after }: Erratum, index: number): string[] {
  const say = (words: string) => words === '' && before === '' && after === '' ? '（无）' : `${escape(before.replace(/^[，。、；：！？”’）》]+/, ''))}${mark(words)}${escape(after)}`
  return [String(index + 1), place(was), place(is), say(wrong), say(right)]
}

function shiftRow({ blocks, words, was, is }: Shift): string[] {
  return [place(was), place(is), `${escape(words)}…`, String(blocks)]
}

function place({ page, line }: { readonly page: number, readonly line: number }): string {
  return `${page}页${line}行`
}

/** Words in bold, where asterisks beside them are sure to be read as marks. */
function mark(words: string): string {
  const shown = escape(cut(words))
  return /^[\p{L}\p{N}]+$/u.test(words) ? `**${shown}**` : shown
}

function cut(text: string): string {
  const characters = [...text]
  if (characters.length <= head + tail + 8) return text
  return `${characters.slice(0, head).join('')}……${characters.slice(-tail).join('')}（共${characters.length}字）`
}

/** What could be a mark in a line of a table is none behind a backslash. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&^#!]/g, '\\$&')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Which sheets to print again, which pages have changed and why, and what the pages were compared by. */
function pageList({ pages: { corrected, moved, relaid, noted, dropped, sheets, comparedBy, old, fresh } }: Errata): string {
  const sidesOf = (sheet: number) => [2 * sheet - 1, 2 * sheet].filter((page) => page <= fresh)
  const say = (numbers: readonly number[], words: (list: string) => string) => numbers.length === 0 ? [] : [words(ranges(numbers, 'zh'))]
  const why = [
    ...say(corrected, (list) => `第${list}页有更正`), ...say(moved, (list) => `第${list}页文字未改，只是移位`),
    ...say(relaid, (list) => `第${list}页文字和位置未改，版面有变`), ...say(noted, (list) => `第${list}页只改版次`)
  ]
  const reprint = [...sheets.reprint.map((sheet) => `第${sheet}张（第${sidesOf(sheet).join('、')}页）`)]
  return [
    reprint.length > 0 ? `须重印${reprint.length}张（双面）：${reprint.join('、')}。` : '不必重印。',
    ...(why.length > 0 ? [`${why.join('；')}。`] : []),
    ...say(sheets.noted, (list) => `要使版次也相符，另印第${list}张。`), ...say(dropped, (list) => `撤去原版第${list}页。`),
    `原版${old}页，新版${fresh}页。${comparedBy === 'pixels' ? '逐页比较图像，没有列出的页一个像素也不差。' : '逐页比较内容，没有比较图像。'}`
  ].join('\n\n')
}
