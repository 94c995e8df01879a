import { colourOf } from './excerpt.js'
import type { Outcome, PlainFinding } from './outcome.js'
import type { MeasuredDocument, MeasuredPage } from './proof/layout/measure-pages.js'
import type { LinePlace } from './text/differences.js'
import type { Both, Language } from './text/language.js'

/** What a check found out about one document. */
export interface Reported {
  readonly outcome: Outcome
  /** Its pages, where it was laid out. */
  readonly measured?: MeasuredDocument
  /** Tells where in the source the character of the document's text with this index stands. */
  readonly placeAt?: (at: number) => LinePlace
}

const words = {
  title: { zh: '检查报告', en: 'Report of the check' },
  none: { zh: '没有问题', en: 'nothing found' },
  unlaid: { zh: '没有排版，所以没有量', en: 'not laid out, so not measured' },
  measured: { zh: '实测', en: 'measured' },
  expected: { zh: '标准', en: 'standard' },
  what: { zh: '项目', en: 'what' },
  clause: { zh: '条款', en: 'clause' },
  difference: { zh: '相差', en: 'difference' },
  page: { zh: '第 {} 页', en: 'page {}' },
  silenced: { zh: '按设定不提', en: 'silenced' },
  key: { zh: '虚线为版心，灰为字行，红为有问题的行；数字为毫米', en: 'dashed: the type area; grey: lines; red: lines in which something was found; figures in mm' }
} as const satisfies Record<string, Both>

/**
 * Makes a page of what a check found: each finding with its source, each printed page with its margins in millimetres, and
 * the figures of the standard beside the measured ones. It needs no network and runs no script.
 */
export function makeReportPage(reported: readonly Reported[], language: Language): string {
  const say = (key: keyof typeof words) => escape(words[key][language])
  const body = reported.map((one) => section(one, language, say)).join('\n')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say('title')}</title>
<style>${style}</style>
</head>
<body>
<h1>${say('title')}</h1>
${body}
</body>
</html>
`
}

type Say = (key: keyof typeof words) => string

function section({ outcome: { source, findings, silenced = [] }, measured, placeAt }: Reported, language: Language, say: Say): string {
  const places = findings.flatMap(({ severity, line, column = 1 }) => severity === 'note' || line === undefined ? [] : [{ line, column }])
  /** Whether something was found between two characters of the text; a place before a paragraph is its beginning. */
  const isFound = (at: number, end: number | undefined) => {
    const [from, to] = [placeAt?.(at), end === undefined ? undefined : placeAt?.(end)]
    return from !== undefined && places.some((place) => (place.line === from.line && (isBefore(from, place) || place.column === 1)) && (to === undefined || isBefore(place, to)))
  }
  const list = findings.map((finding) => item(finding, language)).join('\n')
  const quiet = silenced.map(({ id, reason = '' }) => `<li>${say('silenced')}: ${escape(id)} · ${escape(reason)}</li>`).join('')
  return `<section>
<h2>${escape(source)}</h2>
<ol class="findings">${list || `<li>${say('none')}</li>`}${quiet}</ol>
${measured ? `${figures(measured, language, say)}
<p class="key">${say('key')}</p>
<div class="pages">${measured.pages.map((page, index) => sheet(page, { measured, index, say, isFound })).join('\n')}</div>` : `<p>${say('unlaid')}</p>`}
</section>`
}

/** Whether a place is not behind another. */
function isBefore(a: LinePlace, b: LinePlace): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column)
}

function item({ severity, words: both, excerpt }: PlainFinding, language: Language): string {
  const { text: line, from, to } = excerpt ?? { text: '', from: 0, to: 0 }
  const source = excerpt ? `<code>${escape(line.slice(0, from))}<mark>${escape(line.slice(from, to))}</mark>${escape(line.slice(to))}</code>` : ''
  return `<li class="${colourOf(severity)}">${escape(both[language])}${source}</li>`
}

function figures({ measures }: MeasuredDocument, language: Language, say: Say): string {
  const rows = measures.map((measure) => {
    const { clause, unit, expected, measured, tolerance } = measure
    const isRight = Math.abs(measured - expected) <= tolerance + 1e-6
    const [asked, got, off] = [expected, measured, measured - expected].map((value) => `${round(value)}${unit && ` ${unit}`}`)
    return `<tr${isRight ? '' : ' class="red"'}><th scope="row">${escape(measure[language])}</th><td>${asked}</td><td>${got}</td><td>${off}</td><td>${escape(clause)}</td></tr>`
  })
  return `<table><thead><tr><th>${say('what')}</th><th>${say('expected')}</th><th>${say('measured')}</th><th>${say('difference')}</th><th>${say('clause')}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
}

interface Sheet {
  readonly measured: MeasuredDocument
  readonly index: number
  readonly say: Say
  readonly isFound: (at: number, end: number | undefined) => boolean
}

/** A page as a drawing, a millimetre a unit. */
function sheet({ typeArea: [left, top, right, bottom], lines, rules, number }: MeasuredPage, { measured: { paper: { width, height } }, index, say, isFound }: Sheet): string {
  const box = ([x, y, x2, y2]: readonly number[], kind: string) => `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(Math.max(0.2, (x2 ?? 0) - (x ?? 0)))}" height="${round(Math.max(0.2, (y2 ?? 0) - (y ?? 0)))}"/>`
  const ink = lines.map(({ box: place }) => place)
  const [first, last] = [Math.min(...ink.map(([x]) => x)), Math.max(...ink.map(([, , x]) => x))]
  const across = ink.length > 0 ? arrow(0, first, 14) + arrow(last, width, 14) + arrow(first, last, 14) : ''
  const down = ink.length > 0 ? arrow(0, Math.min(...ink.map(([, y]) => y)), 8, true) + arrow(Math.max(...ink.map(([, , , y]) => y)), height, 8, true) : ''
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${say('page').replace('{}', String(index + 1))}">
<rect class="paper" width="${width}" height="${height}"/>${box([left, top, right, bottom], 'area')}
${lines.map(({ box: place, at }, order) => box(place, isFound(at, lines[order + 1]?.at) ? 'found' : 'line')).join('')}${rules.map((rule) => box(rule, 'rule')).join('')}${number ? box(number, 'line') : ''}
${across}${down}</svg><figcaption>${say('page').replace('{}', String(index + 1))}</figcaption></figure>`
}

/** A dimension with its figure, in mm: across the page at a height, or down it at a distance from the left. */
function arrow(from: number, to: number, at: number, isDown = false): string {
  const middle = (from + to) / 2
  const line = isDown ? `x1="${at}" y1="${round(from)}" x2="${at}" y2="${round(to)}"` : `x1="${round(from)}" y1="${at}" x2="${round(to)}" y2="${at}"`
  const text = isDown ? `x="${at + 2}" y="${round(middle + 2)}"` : `x="${round(middle)}" y="${at - 2}" text-anchor="middle"`
  return `<line class="dimension" ${line}/><text ${text}>${round(to - from)}</text>`
}

function round(value = 0): number {
  return Math.round(value * 100) / 100
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 25%, transparent) }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; font: 15px/1.7 system-ui, "Noto Sans SC", sans-serif }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; overflow-wrap: anywhere }
section { border-top: 1px solid var(--line) }
.findings li { border-left: .3rem solid var(--tone, gray); padding-left: .6rem; margin: .3rem 0; overflow-wrap: anywhere }
.red { --tone: rgb(204 40 40) } .yellow { --tone: rgb(204 136 0) } .blue { --tone: rgb(34 120 204) }
code { display: block; font: inherit; opacity: .85 } mark { color: inherit; background: color-mix(in srgb, var(--tone, gray) 35%, transparent) }
table { border-collapse: collapse; margin: 1rem 0 } th, td { text-align: left; padding: .1rem .9rem .1rem 0; border-bottom: 1px solid var(--line); font-weight: normal }
thead th { font-weight: bold } td:nth-child(n+2):nth-child(-n+4) { text-align: right; font-variant-numeric: tabular-nums } tr.red { color: var(--tone) }
.pages { display: flex; flex-wrap: wrap; gap: 1rem } figure { margin: 0; width: min(100%, 17rem) } figcaption { text-align: center } svg { width: 100%; border: 1px solid var(--line) }
svg .paper { fill: white } svg .area { fill: none; stroke: steelblue; stroke-width: .4; stroke-dasharray: 2 1.5 } svg .line { fill: #bbb } svg .found { fill: crimson } svg .rule { fill: #000 }
svg .dimension { stroke: steelblue; stroke-width: .3 } svg text { font: 7px system-ui, sans-serif; fill: navy } .key { opacity: .8; margin: .3rem 0 }
`
