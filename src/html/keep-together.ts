import type { Element, ElementContent, Nodes, Parents, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { replaceNodes } from '../markup/replace.js'

// a line has 28 characters: more digits cannot stay on one, and without an end would be tried from each on
const digits = '[0-9０-９]{1,28}(?:[.,．，：:／/][0-9０-９]{1,28}){0,9}'
const unit = '[年月日时分秒号期届次个名户人份页条款项章节字岁元吨亩里米倍成件家所间处座台辆县市区村乡镇州周天种类批位%％‰℃]'
const mark = '[·•～—…]+'
/** A telephone number, with what it is reached through, or a number of three parts. */
const telephone = '(?<!\\d)0\\d{2,3}[-－–—]\\d{7,8}(?:[-－–—转]\\d{1,6})?(?!\\d)|(?<!\\d)\\d{3,4}[-－]\\d{3,4}[-－]\\d{3,4}(?!\\d)'

/**
 * What a line end must not cut, each with its source:
 * 〔2019〕14号, 第14期 and 第十七届, 0739-1234567 (practice); a numeral and the unit after it (GB/T 15835-2011 5.1.6);
 * · • ～ — …… may not begin a line, / may neither begin nor end one (GB/T 15834-2011 5.1; Chromium allows most of
 * them even with `line-break: strict`, measured).
 */
const unbreakable = new RegExp([
  telephone,
  `〔\\d{4}〕\\d+号`,
  `(?:第(?:${digits}|[一二三四五六七八九十百零〇]+)|${digits}[十百千万亿]*(?:余|多)?)${unit}(?:${mark})?`,
  `${digits}(?:[十百千万亿]+|${mark})`,
  `[^\\s“‘（《〈【〔]${mark}`,
  `[^\\s／/][／/]+[^\\s／/]`
].join('|'), 'gu')

/** Tells whether a line may not end before the character with this index. */
export function isKept(text: string, at: number): boolean {
  return [...text.matchAll(unbreakable)].some(({ 0: { length }, index }) => index <= at && at < index + length)
}

/** Years, months and days one after the other, and what is said of them: 2024年7月31日前. */
const dateParts = '(?:\\d{2,4}年)?\\d{1,2}月\\d{1,2}[日号](?:[前起止]|之前|以前)?|\\d{4}年\\d{1,2}月(?:底前|[前底起止初])?|\\d{4}年(?:底前|[前底初])'

/** In a cell also dates, units in brackets, and codes with hyphens, GB/T 9704-2012; running text may be cut there. */
const unbreakableInCell = new RegExp(`${dateParts}|（[^（）]{1,4}）|[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)+|${unbreakable.source}`, 'gu')

/** Tells whether a line of a cell that ends before the character with this index cuts what is one. */
export function isCutInCell(text: string, at: number): boolean {
  return [...text.matchAll(unbreakableInCell)].some(({ 0: { length }, index }) => index < at && at < index + length)
}

/** A place to fill in by hand: ____. */
const blank = /_{3,}/g

/**
 * Wraps what must stay on one line in `<span class="keep">`. No word joiner (U+2060) is put in: the text of every
 * product stays the text of the source.
 */
export function keepTogether(tree: Root): void {
  replaceTexts(tree, partAddresses)
  visit(tree, 'element', (node) => {
    if (node.tagName === 'td' || node.tagName === 'th') wrapIn(node, unbreakableInCell, 'keep')
  })
  wrapIn(tree, blank, 'blank')
  wrapIn(tree, unbreakable, 'keep')
  replaceTexts(tree, partBefore)
}

/** An address of the web. */
const address = /(?:https?:\/\/|www\.)[!-~]{1,2000}/g

/** Lets addresses end a line at their joints, and there alone while one of their parts fits a line. */
function partAddresses({ value }: Text): ElementContent[] | undefined {
  return wrapMatches(value, address, (match) => ({
    type: 'element', tagName: 'span', properties: { className: ['address'] },
    children: partAt(match, /(?<=[/.?&=_#-])(?=[0-9A-Za-z])/) ?? [{ type: 'text', value: match }]
  }))
}

/** An opening quotation mark may begin a line, also behind a figure or a letter, where Chromium takes it for a closing one. */
function partBefore({ value }: Text): ElementContent[] | undefined {
  return partAt(value, /(?<=[0-9A-Za-z%])(?=[“‘])/u)
}

/** Parts words where a line may end. */
function partAt(words: string, place: RegExp): ElementContent[] | undefined {
  const parts = words.split(place)
  if (parts.length === 1) return undefined
  return parts.flatMap((part, index): ElementContent[] => {
    const text: Text = { type: 'text', value: part }
    return index > 0 ? [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text] : [text]
  })
}

function wrapIn(tree: Parents, pattern: RegExp, className: string): void {
  replaceTexts(tree, ({ value }) => wrapMatches(value, pattern, (match) => ({
    type: 'element', tagName: 'span', properties: { className: [className] }, children: [{ type: 'text', value: match }]
  })))
}

function replaceTexts(tree: Parents, part: (text: Text) => ElementContent[] | undefined): void {
  replaceNodes<Nodes, Parents>(tree, (node, parent) =>
    node.type === 'text' && !(parent.type === 'element' && isDone(parent)) ? part(node) : undefined)
}

function isDone({ tagName, properties: { className } }: Element): boolean {
  return untouched.has(tagName) || (Array.isArray(className) && ['keep', 'address', 'blank'].some((name) => className.includes(name)))
}

function wrapMatches(value: string, pattern: RegExp, wrap: (match: string) => Element): ElementContent[] | undefined {
  const parts: ElementContent[] = []
  let end = 0
  for (const { 0: match, index: start } of value.matchAll(pattern)) {
    if (start > end) parts.push({ type: 'text', value: value.slice(end, start) })
    parts.push(wrap(match))
    end = start + match.length
  }
  if (end === 0) return undefined
  if (end < value.length) parts.push({ type: 'text', value: value.slice(end) })
  return parts
}

const untouched = new Set(['title', 'style', 'time'])
