import { pitchOf, ruleHeight, textArea, type PageFormat } from './page-format.js'

/** The figures of a format that style sheets use, as custom properties of the root element. */
export function propertiesOf(format: PageFormat): ReadonlyMap<string, string> {
  const { lines, characters, sizes, rules, red } = format
  return new Map([
    ['--line', `${pitchOf(format, lines)}pt`],
    ['--character', characterOf(format, characters)], ['--measure', `${format.typeArea.width}mm`],
    ['--measure-height', `${format.typeArea.height}mm`],
    ['--text-size', `${sizes.text}pt`], ['--title-size', `${sizes.title}pt`], ['--small-size', `${sizes.small}pt`],
    ['--thick-rule', `${rules.thick}mm`], ['--thin-rule', `${rules.thin}mm`],
    ['--red', red]
  ])
}

/** Words the width that each character takes where a line has `characters` of them. */
export function characterOf({ typeArea }: PageFormat, characters: number): string {
  return `calc(${typeArea.width}mm / ${characters})`
}

/**
 * Words the style sheet of a format: its figures as custom properties, the paper with its page numbers, and the height
 * of the pages once their number is known (`--pages`), with the imprint at their foot (`--imprint: absolute`).
 * Chromium 147 would read the properties in `@page` too (measured); written out, the rules serve any browser.
 */
export function pageCss(format: PageFormat): string {
  const { paper, typeArea, pageNumber: { first }, anchors } = format
  const properties = [...propertiesOf(format)].map((pair) => pair.join(': ')).join('; ')
  const unnumbered = '@page :first { @bottom-right { content: none } @bottom-left { content: none } }\n'
  const more = textArea(format, 1).height - typeArea.height
  return `:root { ${properties} }
@page { size: ${paper.width}mm ${paper.height}mm }
${sideRule(format, 'right')}
${sideRule(format, 'left')}
${first > 1 ? unnumbered : ''}${letterheadRule(format)}@media print {
  /* Chromium rounds the type area up to whole pixels; the last 0.01 mm keep rounding from opening a further page */
  ${anchors.flow} { position: relative; overflow-x: clip; height: calc(var(--pages) * round(up, ${typeArea.height}mm, 1px)${more > 0 ? ` + ${more.toFixed(3)}mm` : ''} - var(--slack, 0.01mm)) }
  /* where a further page follows, a rule in the last pixel would go over to it */
  ${anchors.flow}:has(+ #errata) { --slack: 0.3mm }
  #${anchors.foot} { position: var(--imprint, static); bottom: 0; left: 0; right: 0 }
  /* the first page keeps a text of one block (GB/T 9704-2012 7.3.3) */
  :where(.text-turn:not(.body > :first-child)) { break-before: var(--last-block, auto) }
  /* keeps its place in the flow, so that what must stay with it does */
  ${anchors.flow}::after { content: ''; display: block; height: var(--imprint-height, 0); break-before: var(--imprint-keep, avoid); break-inside: avoid }
}`
}

/** Odd pages are right ones, bound at the left; the number stands on the outer side, one character of its own in. */
function sideRule({ paper, typeArea, margins: { top, binding }, pageNumber }: PageFormat, side: 'right' | 'left'): string {
  const bottom = paper.height - typeArea.height - top
  const outer = paper.width - typeArea.width - binding
  const [right, left] = side === 'right' ? [outer, binding] : [binding, outer]
  const { before, after, role, size, drop } = pageNumber
  const content = `${JSON.stringify(before)} counter(page) ${JSON.stringify(after)}`
  return `@page :${side} {
  margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  @bottom-${side} {
    content: ${content}; font: ${size}pt/1 ${role}; vertical-align: top; padding-top: ${drop}mm; padding-${side}: ${size}pt
  }
}`
}

/**
 * The first page of a letter. Chromium cuts what a page shows beyond its margins, so that the rules, which are wider than
 * the text, stand in the margins; the first reaches below its own by the height of the mark (`--mark`), which is measured.
 */
function letterheadRule(format: PageFormat): string {
  const { paper, margins, typeArea, letterhead } = format
  if (!letterhead) return ''
  const { top, gap, foot, width, lines: { thick, between, thin } } = letterhead
  const [rule, area, side] = [ruleHeight(letterhead), textArea(format, 1), (paper.width - width) / 2]
  const [left, right] = [side - margins.binding, side - (paper.width - typeArea.width - margins.binding)]
  const bottom = paper.height - top - area.height
  const above = bottom - foot - rule
  return `@page :first {
  margin-top: ${top}mm; margin-bottom: ${bottom.toFixed(3)}mm;
  @top-center {
    content: ''; height: ${between}mm; border-top: ${thick}mm solid var(--red); border-bottom: ${thin}mm solid var(--red);
    margin: calc(${top + gap}mm + var(--mark)) ${right}mm calc(${-gap - rule}mm - var(--mark)) ${left}mm
  }
  @bottom-center {
    content: ''; height: ${between}mm; border-top: ${thin}mm solid var(--red); border-bottom: ${thick}mm solid var(--red);
    margin: ${above.toFixed(3)}mm ${right}mm ${foot}mm ${left}mm
  }
}
`
}
