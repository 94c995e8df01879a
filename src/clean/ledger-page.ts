import type { Both, Language } from '../text/language.js'
import type { Cleaned } from './clean.js'
import type { Ledger, LedgerRow } from './ledger.js'
import { script, style } from './ledger-page-assets.js'
import { stepWords } from './step-words.js'
import type { WrittenBlock } from './write.js'

const words = {
  title: { zh: '清理账', en: 'Ledger of the clean-up' },
  raw: { zh: '原文', en: 'raw text' },
  cleaned: { zh: '清理后', en: 'cleaned' },
  doubtful: { zh: '待定，未动', en: 'doubtful, not carried out' },
  done: { zh: '已办', en: 'carried out' },
  keys: { zh: 'j / k：下一处、上一处；先看待定的', en: 'j / k: next, previous; doubtful ones first' },
  none: { zh: '没有待定的', en: 'nothing is doubtful' }
} as const satisfies Record<string, Both>

/** More rows than these are not listed on the page; the JSON has all of them. */
const mostRows = 5000

/**
 * Makes the page on which a person checks a clean-up: the raw text at the left and what became of it at the right, each
 * decision coloured by its kind and by how sure it is, and a list of them, the doubtful ones first. It needs no network.
 */
export function makeLedgerPage(raw: string, { blocks, frontMatter }: Pick<Cleaned, 'blocks' | 'frontMatter'>, ledger: Ledger, language: Language): string {
  const say = (key: keyof typeof words) => escape(words[key][language])
  const rows = ledger.rows.map((row, index) => ({ ...row, index })).filter(({ rule, before }) => rule !== 'spacing' || before.trim() !== '' || ledger.rows.length < mostRows).slice(0, mostRows)
  const order = [...rows].sort((a, b) => Number(a.applied) - Number(b.applied) || (a.applied ? a.confidence - b.confidence : 0) || a.from - b.from)
  const { output, account } = ledger
  const list = order.map((row) => `<li><a href="#r${row.index}" class="${classOf(row)}">${row.lines[0]} · ${
    escape(stepWords[row.rule][language])} · ${row.confidence} · <q>${escape(short(row.before) || short(row.after))}</q></a></li>`).join('\n')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${say('title')} ${escape(output.name)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${say('title')}: ${escape(ledger.raw.name)} → ${escape(output.name)}</h1>
<p>${account.characters} = ${account.text} + ${account.frontMatter} + ${account.dropped} · ${ledger.doubtful > 0 ? `<strong>${ledger.doubtful} ${say('doubtful')}</strong>` : say('none')} · ${say('keys')}</p>
</header>
<nav aria-label="${say('done')}"><ol>
${list}
</ol></nav>
<main>
<div class="pair head"><div>${say('raw')}</div><div>${say('cleaned')}</div></div>
${frontMatter === '' ? '' : `<div class="pair"><div></div><pre>${escape(frontMatter)}</pre></div>`}
${pairs(raw, blocks, rows).join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`
}

type Shown = LedgerRow & { readonly index: number }

/** Each block beside the raw text from which it comes, with what was dropped before it. */
function pairs(raw: string, blocks: readonly WrittenBlock[], rows: readonly Shown[]): string[] {
  const sorted = [...rows].sort((a, b) => a.from - b.from || b.to - a.to)
  let next = 0
  const take = (from: number, to: number) => {
    const own: Shown[] = []
    while ((sorted[next]?.from ?? Infinity) < to || (sorted[next]?.from === to && to === raw.length)) {
      const row = sorted[next]
      if (row && row.from >= from) own.push(row)
      next += 1
    }
    return marked(raw, from, to, own)
  }
  let at = 0
  const result = blocks.map(({ text, to }) => {
    const end = Math.max(at, to)
    const left = take(at, end)
    at = end
    return `<div class="pair"><div>${left}</div><div>${escape(text).replace(/&#60;!-- page (\d+) --&#62;/g, '<mark class="page-turn">$&</mark>')}</div></div>`
  })
  const left = take(at, raw.length)
  return left.trim() === '' ? result : [...result, `<div class="pair"><div>${left}</div><div></div></div>`]
}

/** A stretch of the raw text with its decisions marked, those within another one left out. */
function marked(raw: string, from: number, to: number, rows: readonly Shown[]): string {
  let [html, at] = ['', from]
  for (const row of rows) {
    if (row.from < at) {
      html += `<i id="r${row.index}"></i>`
      continue
    }
    const end = Math.min(Math.max(row.to, row.from), Math.max(to, row.to))
    const before = raw.slice(row.from, end)
    html += `${escape(raw.slice(at, row.from))}<mark id="r${row.index}" tabindex="-1" class="${classOf(row)}" title="${row.rule} ${row.confidence}">${
      escape(before.trim() === '' ? before.replace(/ /g, '␣') : before)}${row.after === '' ? '' : `<ins>${escape(row.after)}</ins>`}</mark>`
    at = end
  }
  return html + escape(raw.slice(at, Math.max(at, to)))
}

function classOf({ rule, confidence, applied }: LedgerRow): string {
  return `${rule} ${applied ? confidence >= 0.95 ? 'sure' : 'likely' : 'doubtful'}`
}

function short(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 24 ? `${words.slice(0, 12)}…${words.slice(-10)}` : words
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\p{Bidi_Control}\u0000-\u0008\u000b-\u001f]/gu, '\ufffd')
    .replace(/\p{Cs}/gu, '\ufffd')
}
