import { afterAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { readPdf } from '../src/pdf/read/read.js'
import { publish } from '../src/publish.js'
import { findingsOf } from '../src/report.js'
import { layoutRules } from '../src/rules/layout.js'
import { defaults } from '../src/settings.js'
import { fileWith, withStyle, worldFor } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
afterAll(() => printer.close())

/** Prints a body, with more style sheet than there should be, and gives what the layout gate finds, with its lines. */
async function findings(body: string, fault = '', change: (yaml: string) => string = (yaml) => yaml): Promise<string[]> {
  const file = fileWith(body, change)
  const world = worldFor(file.path, printer)
  // over what the form says; the program itself writes page breaks anew where it measures
  const rules = fault.replace(/[^{;}]+(?=[;}])/g, (rule) => rule.includes('break-') ? rule : `${rule} !important`)
  const style = withStyle(world, 'print.css', (css) => `${css}\n@media print { ${rules} }`)
  await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world: { ...world, ...(fault && style) } })
  const known = new Set([...Object.keys(layoutRules), 'table-too-wide'])
  return findingsOf(file).filter(({ ruleId }) => known.has(ruleId)).map(({ ruleId, line }) => `(${ruleId}) ${line ?? '-'}`)
}

const each = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
const han = '各级党组织要坚决贯彻落实中央决策部署扎实推进各项工作取得更大成效'
const paragraph = han.repeat(4)
const table = (columns: number, rows: number, cell: string) => [
  `| ${each(columns, (index) => `栏${index}`).join(' | ')} |`, `|${' --- |'.repeat(columns)}`, ...each(rows, () => `|${` ${cell} |`.repeat(columns)}`)
].join('\n')
const longIssuer = (yaml: string) => yaml.replace(/^issuer: .*/m, 'issuer: 中共青禾县委全面依法治县委员会办公室')

/** A body that is laid out without fault, and the style sheet that spoils it; or a finding that the body itself has. */
const faults: [id: string, line: number | undefined, body: string, fault: string, change?: (yaml: string) => string][] = [
  ['ink-outside', 15, paragraph, '.body p { margin-left: -10mm }'],
  ['rule-outside', undefined, table(3, 3, '甲'), '.table { margin: 0 -1px }'],
  ['lines-overlap', 6, paragraph, '.date { position: relative; left: -100mm }', longIssuer],
  ['line-wrapped', 6, paragraph, '.date { width: 20mm; white-space: normal }'],
  ['token-broken', 17, table(3, 2, '13725.5845'), 'td { overflow-wrap: anywhere; min-width: 0 } table { width: 30mm; table-layout: fixed }'],
  ['token-broken', 15, `${han.slice(0, 24)}GDP2019`, '.body { overflow-wrap: anywhere; word-break: break-all }'],
  ['line-stretched', 15, paragraph, 'body { letter-spacing: 1.5pt }'],
  ['line-characters', 15, paragraph, 'body { letter-spacing: 0 }'],
  ['line-short', 15, `${han.slice(0, 26)}${han.slice(0, 28)}落。`, '.body p { text-wrap: wrap }'],
  ['line-alone', 25, each(12, () => paragraph.slice(0, 26 + 28 * 4)).join('\n\n'), '.body { orphans: 1; widows: 1 }'],
  ['heading-last', 15, `## 一、标题\n\n${paragraph}\n\n${paragraph}`, 'main .body h2 { break-after: page }'],
  ['table-head-alone', 15, table(3, 5, '甲'), 'thead, tr { break-after: auto } tbody tr:nth-child(2) { break-before: page }'],
  ['page-empty', undefined, '一段。\n\n二段。', '.body > p { break-before: page }'],
  ['last-page-bare', 10, paragraph, 'main p.distribution { break-before: page }']
]

describe('a fault of the layout is found', () => {
  test.each(faults)('%s %s', async (id, line, body, fault, change) => {
    expect(await findings(body, '', change)).toEqual([])
    expect(await findings(body, fault, change)).toContain(`(${id}) ${line ?? '-'}`)
  })
})

test('a line may end between a figure and a quotation mark', async () => {
  expect(await findings(`${han.slice(0, 22)}20192019“${han}”${paragraph}`)).toEqual([])
})

test('a table that is too wide lies on its side, its head where the sheets are bound', async () => {
  const wide = table(16, 2, '认真落实各项措施')
  const file = fileWith(`一段。\n\n${wide}\n\n${wide.replaceAll('栏', '格')}\n\n末段。`)
  const edition = await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world: worldFor(file.path, printer) })
  expect(findingsOf(file).filter(({ fatal }) => fatal)).toEqual([])
  const { pages } = await readPdf(edition?.products.get('pdf') ?? new Uint8Array())
  const turned = pages.map(({ scan }) => scan.painted.flatMap(({ glyphs = [] }) => glyphs.filter(({ isTurned }) => isTurned)))
  expect(turned.map((glyphs) => glyphs.length > 0)).toEqual([false, true, true, false])
  const placesOf = (page: number, text: RegExp) => (turned[page] ?? []).filter((glyph) => text.test(glyph.text)).map(({ x }) => x)
  // even pages are bound at the right, odd ones at the left
  expect(Math.min(...placesOf(1, /栏/))).toBeGreaterThan(Math.max(...placesOf(1, /认/)))
  expect(Math.max(...placesOf(2, /格/))).toBeLessThan(Math.min(...placesOf(2, /认/)))
})

describe('what is in the document is said', () => {
  test('a table of wider columns than a page holds', async () => {
    expect(await findings(table(16, 2, '13725.5845'))).toEqual(['(table-too-wide) 15'])
  })

  test('a word that leaves a hole in the line before it', async () => {
    expect(await findings(`${han.slice(0, 22)}“15565112019年”${paragraph}`)).toContain('(line-stretched) 15')
  })
})

test('the last page has text, also where a rule stands under it', async () => {
  expect(await findings(`${each(5, () => '一段。').join('\n\n')}\n\n---`)).toEqual([])
})

test('a fragment of an address ends a line at its joints; a label of a link is text', async () => {
  const address = `https://www.example.gov.cn/${'notice.'.repeat(20)}html`
  expect(await findings(`详见${han.slice(0, 20)}${address}。\n\n${han.slice(0, 24)}[GDP2019年报](https://www.gov.cn/)。`)).toEqual([])
})

test('lines in quotations are as long as these are, and lines of code end where they do', async () => {
  expect(await findings(`> > ${paragraph}\n>\n> - - ${paragraph}\n\n\`\`\`\n攻坚\n部\n\`\`\`\n\n${paragraph}`)).toEqual([])
})
